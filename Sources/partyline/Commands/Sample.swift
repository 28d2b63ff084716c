import CommandLineParsing
import Sampling
import Sinks

/// What `sample` was asked for.
struct SampleOptions: Sendable {
  var documentType = ""
  var count: Int?
  var seed: UInt64?
  var style: SampleStyle?
  var labels: String?
  var choices: String?
  var isBaseShown = false
  var isBundled = false

  static let command = Command<Invocation>(
    "sample", summary: "print documents for tests: typical, extreme, spelt otherwise, or wrong in one labelled way",
    defaults: SampleOptions(),
    positionals: [.documentType(\.documentType)],
    options: [
      .integer("--count", "N", in: 1...1_000_000_000, help: "how many; default: 10", \.count),
      .integer("--seed", "N", help: "which of all sequences of samples; default: 1", \.seed),
      Option("--style", "STYLE", help: "typical, edges, spellings or invalid; default: edges, of bundles typical") {
        (values, text) throws(InvalidValue) in
        values.style = try .named(text)
      },
      .flag(
        "--bundle", help: "all documents of one conversation in a line, as an object with an array for each type",
        \.isBundled),
      .text("--labels", "FILE", help: "write what is wrong with each to FILE, a line per document", \.labels),
      .text("--choices", "N,N,...", help: "make the one document of these choices, as a finding names them", \.choices),
      .flag("--base", help: "with --choices: the sound document that it was made from", \.isBaseShown),
    ],
    finish: Invocation.sample)
}

extension SampleStyle {
  /// The style that an option names.
  static func named(_ text: String) throws(InvalidValue) -> SampleStyle {
    guard let style = SampleStyle(rawValue: text) else {
      throw .unknown("style", text, among: SampleStyle.allCases.map(\.rawValue))
    }
    return style
  }
}

extension Positional {
  /// The name of a type of document that samples are made of.
  static func documentType(_ property: any WritableKeyPath<Values, String> & Sendable) -> Positional {
    Positional("DOCUMENT", help: "one of \(Sampler.documentTypes.joined(separator: ", "))") {
      (values, text) throws(InvalidValue) in
      guard Sampler.documentTypes.contains(text) else {
        throw .unknown("document type", text, among: Sampler.documentTypes)
      }
      values[keyPath: property] = text
    }
  }
}

/// Prints samples.
func sample(_ options: SampleOptions) throws {
  let sampler = try makeSampler(options.documentType)
  if options.isBundled { return try sampleBundles(options, sampler) }
  let style = options.style ?? .edges
  if let text = options.choices {
    var sample = sampler.replay(style, try choices(text))
    if options.isBaseShown { sample = sampler.base(of: sample) }
    return try print([sample], LabelFile(options.labels))
  }
  let labels = LabelFile(options.labels)
  let seed = options.seed ?? 1
  // Some documents at once, between which an interruption is looked for.
  let block = 4_096
  let count = options.count ?? 10
  for start in stride(from: 0, to: count, by: block) {
    if Interruption.wasRequested { throw Failure(code: .interrupted, message: "partyline: interrupted") }
    let indices = start..<min(count, start + block)
    if style == .typical {
      sampler.typicalLines(seed: seed, indices) { StandardStreams.say($0) }
      for _ in indices { labels.note(nil) }
    } else {
      write(indices.lazy.map { sampler.sample(style, seed: seed, index: $0) }, labels)
    }
  }
  try labels.keep()
}

/// Prints bundles of documents.
private func sampleBundles(_ options: SampleOptions, _ sampler: Sampler) throws {
  let style = options.style ?? .typical
  func refuse(_ what: String) -> Failure { Failure(code: .usage, message: "partyline: error: \(what)") }
  guard sampler.hasBundles else {
    throw refuse("--bundle: \(options.documentType) is not among the documents of a conversation; leave --bundle out")
  }
  guard style != .edges else {
    throw refuse("--bundle: extreme values of one document agree with no other; expected typical, spellings or invalid")
  }
  guard options.choices == nil else { throw refuse("--bundle and --choices exclude each other") }
  let labels = LabelFile(options.labels)
  for index in 0..<(options.count ?? 10) {
    if Interruption.wasRequested { throw Failure(code: .interrupted, message: "partyline: interrupted") }
    let bundle = sampler.bundle(style, seed: options.seed ?? 1, index: index)
    StandardStreams.say((bundle.line + [UInt8(ascii: "\n")])[...])
    labels.note(bundle.label?.json)
  }
  try labels.keep()
}

/// A sampler of a type that the command line names.
func makeSampler(_ documentType: String) throws -> Sampler {
  do { return try Sampler(documentType) } catch {
    throw Failure(code: .usage, message: "partyline: error: \(error)")
  }
}

private func print(_ samples: [Sample], _ labels: LabelFile) throws {
  write(samples, labels)
  try labels.keep()
}

/// Prints samples, one a line.
private func write(_ samples: some Sequence<Sample>, _ labels: LabelFile) {
  let full = 1 << 18
  var text: [UInt8] = []
  text.reserveCapacity(full * 2)
  for sample in samples {
    text += sample.text
    text.append(UInt8(ascii: "\n"))
    labels.note(sample.label?.json)
    if text.count >= full {
      StandardStreams.say(text[...])
      text.removeAll(keepingCapacity: true)
    }
  }
  StandardStreams.say(text[...])
}

/// The lines of `--labels`: `null` for a document with which nothing is wrong.
private final class LabelFile {
  private let path: String?
  private var lines: [UInt8] = []

  init(_ path: String?) { self.path = path }

  func note(_ label: String?) {
    guard path != nil else { return }
    lines += (label ?? "null").utf8
    lines.append(UInt8(ascii: "\n"))
  }

  func keep() throws {
    guard let path else { return }
    do { try RunDirectory.writeFile(lines, to: path) } catch {
      throw Failure(code: .output, message: "partyline: error: \(error)")
    }
  }
}

/// The numbers of `--choices`.
func choices(_ text: String) throws -> [UInt64] {
  let parts = text.split(separator: ",", omittingEmptySubsequences: text.isEmpty)
  let numbers = parts.compactMap { UInt64($0) }
  guard numbers.count == parts.count else {
    throw Failure(
      code: .usage,
      message: "partyline: error: --choices: expected whole numbers with commas between them, found '\(text)'")
  }
  return numbers
}
