import CommandLineParsing
import DialectCatalogue
import Sinks
import Verification

/// What `verify` was asked to do.
struct VerifyOptions: Sendable {
  var directory = ""
  var jobs: Int?
  var isJSON = false

  static let command = Command<Invocation>(
    "verify", summary: "read DIR back and check structure, rules and agreement", defaults: VerifyOptions(),
    positionals: [.text("DIR", help: "the directory of a run", \.directory)],
    options: [
      .integer("--jobs", "N", in: 1...256, help: "chunks of lines parsed at once; default: all cores", \.jobs),
      .flag("--json", help: "print the result as JSON", \.isJSON),
    ],
    finish: Invocation.verify)
}

/// Checks a run and prints a count per rule.
func verify(_ options: VerifyOptions) async throws -> ExitCode {
  guard RunDirectory.fileExists(options.directory) else {
    throw Failure(code: .usage, message: "partyline: error: there is no directory \(options.directory)")
  }
  let verifier = Verifier(
    directory: options.directory, documentTypes: Catalogue.documentTypes, rules: Catalogue.rules,
    jobs: options.jobs ?? Processors.count)
  let line = StatusLine(isShown: StandardStreams.errorIsTerminal)
  do {
    let result = try await verifier.run { progress in
      line.show("\(progress.path): \(progress.documents) documents")
      // The verification looks at its task, not at signals.
      if Interruption.wasRequested { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
    }
    line.clear()
    StandardStreams.say(options.isJSON ? result.json : result.text)
    return result.isClean ? .success : .violations
  } catch is CancellationError {
    line.clear()
    throw Failure(code: .interrupted, message: "partyline: interrupted")
  }
}
