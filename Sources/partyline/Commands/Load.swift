import CommandLineParsing
import DialectCatalogue
import Relations
import Sinks

/// What `load` was asked to do.
struct LoadOptions: Sendable {
  var directory = ""
  var database = DatabaseOptions()
  var jobs: Int?
  var isQuiet = false
  var showsProgress = false

  static let command = Command<Invocation>(
    "load", summary: "put a run that is on disk into a database", defaults: LoadOptions(),
    positionals: [.text("DIR", help: "the directory of a finished run", \.directory)],
    options: DatabaseOptions.options(\.database, isRequired: true) + [
      Option("--resume", nil, help: "PostgreSQL: go on with an unfinished load, with --commit-every") { (values, _) in
        values.database.isResumed = true
      },
      .integer("--jobs", "N", in: 1...256, help: "chunks of lines read at once; default: all cores", \.jobs),
      .flag("--quiet", help: "say nothing but errors", \.isQuiet),
      .flag("--progress", help: "show progress even when standard error is no terminal", \.showsProgress),
    ],
    finish: Invocation.load)
}

/// Loads a run from disk.
func load(_ options: LoadOptions) async throws {
  let path = options.directory + "/" + RunDirectory.manifest
  guard let manifest = Manifest(readingFrom: options.directory), let text = RunDirectory.contents(of: path) else {
    throw Failure(
      code: .usage, message: "partyline: error: \(options.directory) holds no finished run: there is no \(path)")
  }
  let (design, rows) = try options.database.open(identity: String(decoding: text, as: UTF8.self))
  let loader = RunLoader(
    directory: options.directory, design: design, jobs: options.jobs ?? Processors.count,
    isCancelled: { Interruption.wasRequested })
  let line = StatusLine(isShown: options.showsProgress || (StandardStreams.errorIsTerminal && !options.isQuiet))
  do {
    let counts = try await loader.load(
      manifest.files.map { RunLoader.File(path: $0.path, sha256: $0.sha256) },
      manifest: String(decoding: text, as: UTF8.self), documentTypes: Catalogue.documentTypes, into: rows
    ) { line.show("\($0.path): \($0.documents) documents") }
    line.clear()
    guard !options.isQuiet else { return }
    StandardStreams.complain(options.database.summary(design, counts) + "\n")
  } catch {
    line.clear()
    throw Failure(loading: error)
  }
}

extension Failure {
  /// What to say about a load that did not end well.
  init(loading error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case SinkError.occupied(let what):
      self.init(code: .usage, message: "partyline: error: \(what)")
    case is CancellationError:
      self.init(code: .interrupted, message: "partyline: interrupted; the database is as it was")
    default: self.init(code: .output, message: "partyline: error: \(error)")
    }
  }
}
