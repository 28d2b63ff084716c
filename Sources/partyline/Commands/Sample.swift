import CommandLineParsing
import Sampling
import Sinks

/// What `sample` was asked for.
struct SampleOptions: Sendable {
  var documentType = ""
  var count: Int?
  var seed: UInt64?
  var style = SampleStyle.edges
  var labels: String?
  var choices: String?

  static let command = Command<Invocation>(
    "sample", summary: "print documents for tests: typical, extreme, spelt otherwise, or wrong in one labelled way",
    defaults: SampleOptions(),
    positionals: [.text("DOCUMENT", help: "a document type: twilio.call-event", \.documentType)],
    options: [
      .integer("--count", "N", in: 1...1_000_000_000, help: "how many; default: 10", \.count),
      .integer("--seed", "N", help: "which of all sequences of samples; default: 1", \.seed),
      .choice("--style", "STYLE", help: "typical, edges, spellings or invalid; default: edges", \.style),
      .text("--labels", "FILE", help: "write what is wrong with each to FILE, a line per document", \.labels),
      .text("--choices", "N,N,...", help: "make the one document of these choices, as a finding names them", \.choices),
    ],
    finish: Invocation.sample)
}

/// Prints samples.
func sample(_ options: SampleOptions) throws {
  let sampler = try makeSampler(options.documentType)
  if let text = options.choices {
    let values = try choices(text)
    return try keep(write([sampler.replay(options.style, values)], options), options)
  }
  let block = 256
  let count = options.count ?? 10
  var labels: [UInt8] = []
  for start in stride(from: 0, to: count, by: block) {
    if Interruption.wasRequested { throw Failure(code: .interrupted, message: "partyline: interrupted") }
    let indices = start..<min(count, start + block)
    labels += write(indices.map { sampler.sample(options.style, seed: options.seed ?? 1, index: $0) }, options)
  }
  try keep(labels, options)
}

/// A sampler of a type that the command line names.
func makeSampler(_ documentType: String) throws -> Sampler {
  do { return try Sampler(documentType) } catch {
    throw Failure(code: .usage, message: "partyline: error: \(error)")
  }
}

/// Prints samples, and returns the lines of their labels if those are wanted.
private func write(_ samples: [Sample], _ options: SampleOptions) -> [UInt8] {
  var text: [UInt8] = []
  for sample in samples {
    text += sample.text
    text.append(UInt8(ascii: "\n"))
  }
  StandardStreams.say(text)
  guard options.labels != nil else { return [] }
  return samples.flatMap { Array((($0.label?.json ?? "null") + "\n").utf8) }
}

private func keep(_ labels: [UInt8], _ options: SampleOptions) throws {
  guard let path = options.labels else { return }
  do { try RunDirectory.writeFile(labels, to: path) } catch {
    throw Failure(code: .output, message: "partyline: error: \(error)")
  }
}
