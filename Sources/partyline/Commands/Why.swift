import CommandLineParsing
import DialectCatalogue
import Provenance

/// What `why` was asked.
struct WhyOptions: Sendable {
  var words: [String] = []
  var directory = ""
  var jobs: Int?
  var isJSON = false

  static let command = Command<Invocation>(
    "why", summary: "say what is behind an identifier of a run: who, when, which impairment, which threshold",
    defaults: WhyOptions(),
    positionals: [
      .list(
        "ID", help: "as it stands in a file: a SID, a UUID, a person; agent:tier1-07 17 is line 17 of a stream",
        \.words)
    ],
    options: [
      .text("--in", "DIR", isRequired: true, help: "the directory of a finished run", \.directory),
      .flag("--json", help: "print the result as JSON", \.isJSON),
      .integer("--jobs", "N", in: 1...256, help: "files searched at once; default: all cores", \.jobs),
    ],
    finish: Invocation.why)
}

/// Explains an identifier.
func why(_ options: WhyOptions) async throws {
  let inquiry = Inquiry(
    directory: options.directory, documentTypes: Catalogue.documentTypes, reasons: Catalogue.reasons,
    jobs: options.jobs ?? Processors.count, isCancelled: { Interruption.wasRequested })
  do {
    let explanation = try await inquiry.explain(Question(options.words)) { note in
      StandardStreams.complain("partyline: \(note)\n")
    }
    StandardStreams.say(options.isJSON ? explanation.json : explanation.text)
  } catch let error as Unanswerable {
    throw Failure(code: .usage, message: "partyline: error: \(error)")
  } catch is CancellationError {
    throw Failure(code: .interrupted, message: "partyline: interrupted")
  }
}
