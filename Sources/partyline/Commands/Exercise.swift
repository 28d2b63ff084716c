import CommandLineParsing
import Exercising
import Sampling
import Sinks

/// What `exercise` was asked to do.
struct ExerciseOptions: Sendable {
  var documentType = ""
  var command: [String] = []
  var styles: [SampleStyle] = []
  var mode = FeedingMode.lines
  var count: Int?
  var seed: UInt64?
  var jobs: Int?
  var timeout: Int?
  var findings: String?
  var mostFindings: Int?
  var shrinkBudget: Int?
  var junit: String?
  var tried: String?
  var choices: String?
  var stopsAtFirst = false
  var showsProgress = false

  static let invocation = Command<Invocation>(
    "exercise", summary: "feed documents to a parser, find those that it mishandles, and shrink them",
    defaults: ExerciseOptions(),
    positionals: [
      .documentType(\.documentType),
      .list("COMMAND", help: "the parser and its arguments, behind --", \.command),
    ],
    options: [
      Option(
        "--style", "STYLE", isRepeatable: true,
        help: "typical, edges, spellings or invalid; default: edges, spellings and invalid in turn"
      ) { (values, text) throws(InvalidValue) in
        values.styles.append(try .named(text))
      },
      .choice("--mode", "MODE", help: "how documents reach it: lines, process or file; default: lines", \.mode),
      .integer("--count", "N", in: 1...1_000_000_000, help: "how many documents; default: 10000", \.count),
      .integer("--seed", "N", help: "which of all sequences of documents; default: 1", \.seed),
      .integer("--jobs", "N", in: 1...256, help: "copies of the parser that run at once; default: 1", \.jobs),
      .integer("--timeout", "MS", in: 1...3_600_000, help: "how long an answer may take; default: 5000", \.timeout),
      .text("--findings", "DIR", help: "where findings go; default: findings", \.findings),
      .integer("--most", "N", in: 1...10_000, help: "different findings that are kept; default: 20", \.mostFindings),
      .integer("--shrink", "N", in: 0...1_000_000, help: "tries to make each simpler; default: 500", \.shrinkBudget),
      .text("--junit", "FILE", help: "write the claims that were tested as JUnit XML", \.junit),
      .text("--tried", "FILE", help: "write every place, value and rule with how often it was tried", \.tried),
      .text("--choices", "N,N,...", help: "try the one document of these choices", \.choices),
      .flag("--fail-fast", help: "end with the first finding", \.stopsAtFirst),
      .flag("--progress", help: "show progress even when standard error is no terminal", \.showsProgress),
    ],
    finish: Invocation.exercise)
}

/// Exercises a parser; violations when it mishandles something.
func exercise(_ options: ExerciseOptions) throws -> ExitCode {
  let sampler = try makeSampler(options.documentType)
  let exercise = Exercise(
    sampler: sampler, styles: options.styles.isEmpty ? [.edges, .spellings, .invalid] : options.styles,
    command: SubjectCommand(options.command, mode: options.mode, timeout: options.timeout ?? 5_000),
    seed: options.seed ?? 1, count: options.count ?? 10_000, jobs: options.jobs ?? 1,
    mostFindings: options.mostFindings ?? 20, stopsAtFirst: options.stopsAtFirst,
    shrinkBudget: options.shrinkBudget ?? 500)
  let report: ExerciseReport
  do {
    if let text = options.choices {
      report = try exercise.replay(options.styles.first ?? .edges, try choices(text))
    } else {
      let line = StatusLine(isShown: options.showsProgress || StandardStreams.errorIsTerminal)
      report = try exercise.run { tried, findings in
        line.show("\(tried) documents, \(findings) kinds of finding")
      } isCancelled: {
        Interruption.wasRequested
      }
      line.clear()
    }
  } catch let failure as Failure {
    throw failure
  } catch {
    throw Failure(code: .usage, message: "partyline: error: \(error)")
  }
  do { try keep(report, options) } catch {
    throw Failure(code: .output, message: "partyline: error: \(error)")
  }
  StandardStreams.say(report.summary)
  if Interruption.wasRequested { throw Failure(code: .interrupted, message: "partyline: interrupted") }
  return report.findings.isEmpty ? .success : .violations
}

private func keep(_ report: ExerciseReport, _ options: ExerciseOptions) throws {
  if let path = options.junit {
    try RunDirectory.writeFile(Array(report.junit(documentType: options.documentType).utf8), to: path)
  }
  if let path = options.tried { try RunDirectory.writeFile(Array(report.everythingTried.utf8), to: path) }
  guard options.choices == nil, !report.findings.isEmpty else { return }
  let directory = options.findings ?? "findings"
  try RunDirectory.makeParents(of: directory + "/-")
  for (number, finding) in report.findings.enumerated() {
    let digits = String(number + 1)
    let name =
      "\(directory)/\(String(repeating: "0", count: max(0, 3 - digits.count)))\(digits)-\(finding.key.kind.rawValue)"
    try RunDirectory.writeFile(finding.sample.text + [0x0A], to: name + ".json")
    try RunDirectory.writeFile(finding.sample.base + [0x0A], to: name + ".base.json")
    try RunDirectory.writeFile(Array(finding.note(options).utf8), to: name + ".txt")
  }
}

extension Finding {
  /// What a person needs to see it again.
  fileprivate func note(_ options: ExerciseOptions) -> String {
    let numbers = sample.choices.values.map(String.init).joined(separator: ",")
    let words = options.command.map { word in
      word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=".contains($0) }
        ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
    var lines = ["\(key.kind.rawValue): \(key.kind.claim)", "verdict: \(verdict)"]
    if let label = sample.label { lines.append("label: \(label.json)") }
    lines += [
      "beside it: the sound document of \(sample.base.count) bytes that it was made from",
      "first shown by document \(index) of seed \(options.seed ?? 1); \(original.text.count) bytes there",
      "replay: partyline exercise \(options.documentType) --style \(style.rawValue) --mode \(options.mode.rawValue) "
        + "--choices \(numbers.isEmpty ? "0" : numbers) -- \(words.joined(separator: " "))",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}
