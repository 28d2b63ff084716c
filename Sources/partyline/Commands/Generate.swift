import DialectCatalogue
import Dialects
import Documents
import Pipeline
import Provenance
import Quantities
import Relations
import Scenarios
import Sinks

/// Simulates a scenario and writes what was asked for.
func generate(_ options: GenerateOptions) async throws {
  try GenerationPlan.checkDestination(options)
  let loaded =
    try options.endAt.map { try $0.moved(options.scenario, options.reading) }
    ?? LoadedScenario(options.scenario, options.reading)
  let plan = try GenerationPlan(options, loaded)
  let isShown =
    options.showsProgress || (StandardStreams.errorIsTerminal && !options.isQuiet && options.destination != .pipe)
  let line = StatusLine(isShown: isShown)
  let output = try GenerationOutput(plan, line)
  do {
    let conversations = try await plan.run.execute(
      into: output.sink, from: output.position, isCancelled: { Interruption.wasRequested }
    ) { line.show($0.text(over: loaded.scenario.clock)) }
    let files = try output.sink.finish()
    if options.hasIndex, case .directory(let directory) = options.destination {
      try await writeIndex(of: files, under: directory, jobs: options.jobs ?? Processors.count, line)
    }
    let manifest = Manifest(
      loaded, shard: options.shard.text, dialects: plan.platforms, conversations: conversations, files: files)
    var summary = plan.summary(files, conversations)
    if let tables = output.tables {
      line.show("keys, indices and views")
      let counts = try tables.sink.complete(manifest: manifest.text)
      summary += "\n" + options.database.summary(tables.design, counts)
    }
    line.clear()
    if case .directory(let directory) = options.destination {
      try RunDirectory.writeManifest(manifest.text, under: directory)
    }
    guard options.destination != .pipe, !options.isQuiet else { return }
    StandardStreams.complain(summary + "\n")
  } catch {
    line.clear()
    output.sink.abandon()
    throw Failure(ending: error, options.destination)
  }
}

/// Indexes the identifiers of files that are whole; before the manifest, so that a run with one has all of it.
private func writeIndex(
  of files: [StreamSummary], under directory: String, jobs: Int, _ line: StatusLine
) async throws {
  let digests = Dictionary(uniqueKeysWithValues: files.map { ($0.stream.path, $0.sha256) })
  let types = Catalogue.documentTypes.filter { digests[$0.stream.path] != nil }
  let writer = IndexWriter(
    directory: directory, documentTypes: types, digests: digests, jobs: jobs,
    isCancelled: { Interruption.wasRequested })
  try await writer.write { line.show("indexing: \($0) done") }
}

extension Failure {
  /// What to say about a run that did not end well.
  init(ending error: any Error, _ destination: GenerateOptions.Destination) {
    if case .database = destination {
      self.init(loading: error)
      return
    }
    var note = ""
    if case .directory(let directory) = destination {
      note = "; \(directory) holds an unfinished run: --resume goes on with it, --force starts anew"
    }
    switch error {
    case SinkError.readerGone: self.init(code: .pipe, message: "")
    case is CancellationError: self.init(code: .interrupted, message: "partyline: interrupted\(note)")
    default: self.init(code: .output, message: "partyline: error: \(error)\(note)")
    }
  }
}
