import Dialects
import Documents
import Pipeline
import Quantities
import Scenarios
import Simulation
import Sinks
import TruthDialect

/// Simulates a scenario and writes what was asked for.
func generate(_ options: GenerateOptions) async throws {
  let loaded = try LoadedScenario(options.scenario, options.reading)
  let plan = try GenerationPlan(options, loaded)
  let sink = try plan.openSink()
  let isShown = options.showsProgress || (StandardStreams.errorIsTerminal && !options.isQuiet && options.out != "-")
  let line = StatusLine(isShown: isShown)
  let run = Run(
    cells: plan.cells, tellings: plan.tellings, streams: plan.streams, jobs: options.jobs ?? Processors.count)
  do {
    let conversations = try await run.execute(into: sink, isCancelled: { Interruption.wasRequested }) {
      line.show($0.text(over: loaded.scenario.clock))
    }
    let files = try sink.finish()
    line.clear()
    guard options.out != "-" else { return }
    let manifest = Manifest(
      scenario: loaded.scenario, digest: loaded.digest, shard: options.shard.text, scale: loaded.scenario.scale,
      dialects: plan.platforms, conversations: conversations, files: files)
    try RunDirectory.writeManifest(manifest.text, under: options.out)
    if !options.isQuiet { StandardStreams.complain(plan.summary(files, conversations) + "\n") }
  } catch let error as SinkError {
    line.clear()
    sink.abandon()
    if case .readerGone = error { throw Failure(code: .pipe, message: "") }
    throw Failure(code: .output, message: "partyline: error: \(error)\(plan.unfinishedNote)")
  } catch is CancellationError {
    line.clear()
    sink.abandon()
    throw Failure(code: .interrupted, message: "partyline: interrupted\(plan.unfinishedNote)")
  }
}

/// Everything decided before the first window: cells, dialects, files.
struct GenerationPlan {
  let options: GenerateOptions
  let platforms: [String]
  let streams: [DocumentStream]
  let cells: [CellSimulation]
  let tellings: [Run.Telling]

  init(_ options: GenerateOptions, _ loaded: LoadedScenario) throws {
    self.options = options
    let scenario = loaded.scenario
    let chosen = options.dialects ?? scenario.platforms.map(\.rawValue)
    platforms = chosen
    guard options.out != "-" || options.only != nil else {
      throw Failure(code: .usage, message: "partyline: error: --out - streams one file: name it with --only PATH")
    }
    let types = Self.documentTypes(platforms: chosen, options)
    streams = types.map(\.stream)
    guard !streams.isEmpty else {
      let file = options.only.map(\.path) ?? "any file"
      throw Failure(code: .usage, message: "partyline: error: the chosen dialects do not write \(file)")
    }
    let share = (0..<scenario.cells).filter { $0 % options.shard.count == options.shard.index - 1 }
    cells = share.map { CellSimulation(scenario, cell: $0) }
    tellings = Self.tellings(cells, platforms: chosen, streams: streams)
  }

  /// The kinds of document that will be written, in the order of the catalogue.
  private static func documentTypes(platforms: [String], _ options: GenerateOptions) -> [DocumentType] {
    var types = Catalogue.platforms.filter { platforms.contains($0.name) }.flatMap { $0.documentTypes }
    if options.hasTruth || options.only != nil {
      types += TruthDialect.documentTypes.filter { kind in
        options.hasMediaSeries || options.only == kind.stream || kind.stream.path != TruthDialect.mediaPath
      }
    }
    return types.filter { options.only == nil || options.only == $0.stream }
  }

  /// One telling for each dialect that fills at least one of `streams`.
  private static func tellings(
    _ cells: [CellSimulation], platforms: [String], streams: [DocumentStream]
  ) -> [Run.Telling] {
    func telling(_ types: [DocumentType], _ make: (CellSimulation) -> any Dialect) -> Run.Telling? {
      let positions = types.map { streams.firstIndex(of: $0.stream) }
      guard positions.contains(where: { $0 != nil }) else { return nil }
      return Run.Telling(dialects: cells.map(make), streams: positions)
    }
    let told = Catalogue.platforms.compactMap { kind in
      telling(kind.documentTypes) { cell in kind.init(cell.directory) }
    }
    let tellsMedia = streams.contains { $0.path == TruthDialect.mediaPath }
    let truth = telling(TruthDialect.documentTypes) { cell in
      TruthDialect(cell.directory, platforms: Set(platforms), tellsMedia: tellsMedia)
    }
    return told + (truth.map { [$0] } ?? [])
  }

  /// Opens the output, unless a run is there already.
  func openSink() throws -> any Sink {
    let isCompressed = options.compression == .zstd
    if options.out == "-" { return StandardOutputSink(stream: streams[0], isCompressed: isCompressed) }
    let known = Catalogue.documentTypes.map(\.stream)
    switch RunDirectory.state(of: options.out, streams: known) {
    case .free: break
    case .finished where options.isForced, .unfinished where options.isForced || options.isResumed: break
    case .finished:
      throw Failure(code: .usage, message: "partyline: error: \(options.out) holds a run; --force replaces it")
    case .unfinished:
      throw Failure(
        code: .usage,
        message: "partyline: error: \(options.out) holds an unfinished run; --resume finishes it, --force starts anew")
    }
    do {
      try RunDirectory.clear(options.out, streams: known)
      return try DirectorySink(directory: options.out, streams: streams, isCompressed: isCompressed)
    } catch {
      throw Failure(code: .output, message: "partyline: error: \(error)")
    }
  }

  /// What to add to the message of a run that did not end well.
  var unfinishedNote: String {
    options.out == "-" ? "" : "; \(options.out) holds an unfinished run: --resume finishes it, --force starts anew"
  }

  func summary(_ files: [StreamSummary], _ conversations: Int) -> String {
    let documents = files.reduce(0) { $0 + $1.documents }
    let bytes = files.reduce(0) { $0 + $1.bytes }
    return "\(conversations) conversations, \(documents) documents in \(files.count) files, "
      + "\(Measure.bytes(bytes)) under \(options.out)"
  }
}
