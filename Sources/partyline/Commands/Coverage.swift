import CommandLineParsing
import Coverage
import DialectCatalogue
import Dialects
import Documents
import Sinks
import TruthDialect

/// What `coverage` was asked to do.
struct CoverageOptions: Sendable {
  var directories: [String] = []
  /// The kinds of document that count; empty for all.
  var documentTypes: Set<String> = []
  var jobs: Int?
  var isMissingOnly = false
  var mustBeComplete = false
  var isJSON = false
  var showsProgress = false

  static let command = Command<Invocation>(
    "coverage", summary: "say what of everything the formats can say occurs in DIR, and what does not",
    defaults: CoverageOptions(),
    positionals: [.list("DIR", help: "the directory of a finished run; several count together", \.directories)],
    options: [
      Option("--only", "TYPE", isRepeatable: true, help: "a document type or a platform: ccp.event, twilio") {
        (values, text) throws(InvalidValue) in
        values.documentTypes.formUnion(try types(named: text))
      },
      .flag("--missing", help: "leave out what occurs", \.isMissingOnly),
      .flag(
        "--complete", help: "exit with 1 when anything but the documented exceptions is missing", \.mustBeComplete),
      .flag("--json", help: "print the result as JSON", \.isJSON),
      .integer("--jobs", "N", in: 1...256, help: "chunks of lines counted at once; default: all cores", \.jobs),
      .flag("--progress", help: "show progress even when standard error is no terminal", \.showsProgress),
    ],
    finish: Invocation.coverage)

  /// The document types of that name or of the platform of that name.
  private static func types(named text: String) throws(InvalidValue) -> [String] {
    let known = Catalogue.documentTypes.map(\.stream.documentType)
    let found = known.filter { $0 == text || $0.hasPrefix(text + ".") }
    let platforms = Catalogue.platformNames + [TruthDialect.name]
    guard !found.isEmpty else { throw .unknown("document type or platform", text, among: known + platforms) }
    return found
  }
}

/// Counts what occurs in runs and prints it.
func coverage(_ options: CoverageOptions) async throws {
  let types = Catalogue.documentTypes.filter {
    options.documentTypes.isEmpty || options.documentTypes.contains($0.stream.documentType)
  }
  let reader = CoverageReader(
    directories: options.directories, documentTypes: types, exceptions: coverageExceptions,
    jobs: options.jobs ?? Processors.count)
  let line = StatusLine(isShown: options.showsProgress || StandardStreams.errorIsTerminal)
  do {
    let report = try await reader.run { progress in
      line.show("\(progress.path): \(progress.documents) documents")
      // The reader looks at its task, not at signals.
      if Interruption.wasRequested { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
    }
    line.clear()
    StandardStreams.say(
      options.isJSON
        ? report.json(missingOnly: options.isMissingOnly) : report.text(missingOnly: options.isMissingOnly))
    if options.mustBeComplete, !report.share().isComplete {
      let share = report.share()
      throw Failure(
        code: .violations,
        message: "partyline: \(share.due - share.covered) of \(share.due) facts are missing")
    }
  } catch let error as CoverageReader.Unreadable {
    line.clear()
    throw Failure(code: .usage, message: "partyline: error: \(error)")
  } catch is CancellationError {
    line.clear()
    throw Failure(code: .interrupted, message: "partyline: interrupted")
  }
}
