import DialectCatalogue
import Dialects
import Documents
import GenesysDialect
import Pipeline
import Scenarios
import Simulation
import Sinks
import TruthDialect

/// Everything decided before the first window: cells, dialects, files, and what makes the run this run.
struct GenerationPlan {
  let options: GenerateOptions
  let platforms: [String]
  let documentTypes: [DocumentType]
  let run: Run
  /// What a run that goes on with this one must agree in.
  let identity: RunIdentity

  /// The files, in the order of the catalogue.
  var streams: [DocumentStream] { documentTypes.map(\.stream) }

  init(_ options: GenerateOptions, _ loaded: LoadedScenario) throws {
    self.options = options
    let scenario = loaded.scenario
    let chosen = options.dialects ?? scenario.platforms.map(\.rawValue)
    platforms = chosen
    guard options.destination != .pipe || options.only != nil else {
      throw Failure(code: .usage, message: "partyline: error: --out - streams one file: name it with --only PATH")
    }
    guard options.anomalies == 0 || options.hasTruth && options.only?.path != TruthDialect.anomalyPath else {
      throw Failure(
        code: .usage,
        message: "partyline: error: --anomalies lists what it changes in \(TruthDialect.anomalyPath), which goes with "
          + "the files it changes: leave out --no-truth, and --only of that list")
    }
    guard options.anomalies == 0 || !options.isEnveloped else {
      throw Failure(
        code: .usage,
        message: "partyline: error: --anomalies changes documents that are not wrapped: leave out --envelope")
    }
    var isDirectory = false
    if case .directory = options.destination { isDirectory = true }
    guard isDirectory || !options.hasIndex else {
      throw Failure(code: .usage, message: "partyline: error: --index lies beside files: give a directory with --out")
    }
    documentTypes = Self.documentTypes(platforms: chosen, options, scenario)
    let streams = documentTypes.map(\.stream)
    guard !streams.isEmpty else {
      let file = options.only.map(\.path) ?? "any file"
      throw Failure(code: .usage, message: "partyline: error: the chosen dialects do not write \(file)")
    }
    let share = (0..<scenario.cells).filter { $0 % options.shard.count == options.shard.index - 1 }
    let cells = share.map { CellSimulation(scenario, cell: $0) }
    run = Run(
      cells: cells,
      tellings: Self.tellings(
        cells, of: scenario, platforms: chosen, streams: streams, isEnveloped: options.isEnveloped),
      streams: streams,
      resources: Run.Resources(
        jobs: options.jobs ?? Processors.count, memory: options.memory ?? options.destination.defaultMemory,
        scratchDirectory: options.destination.scratchDirectory),
      anomalies: options.anomalies > 0
        ? AnomalySettings(rate: options.anomalies, dialects: Catalogue.platforms, streams: streams) : nil)
    identity = RunIdentity([
      .init(name: "version", value: partylineVersion),
      .init(name: "build", value: "\(Build.architecture), time zones \(Build.timeZoneData)"),
      .init(name: "scenario", value: loaded.digest),
      .init(name: "--seed", value: String(scenario.seed)),
      .init(name: "--scale", value: String(scenario.scale)),
      .init(name: "--shard", value: options.shard.text),
      .init(name: "--compress", value: options.compression.rawValue),
      .init(name: "--envelope", value: options.isEnveloped ? "yes" : "no"),
      .init(name: "--index", value: String(options.hasIndex)),
      .init(name: "files", value: streams.map(\.path).joined(separator: " ")),
      .init(name: "--dialects", value: chosen.joined(separator: ",")),
      .init(name: "--anomalies", value: String(options.anomalies)),
    ])
  }

  /// Refuses options that do not fit where the run is to go; before anything is read.
  static func checkDestination(_ options: GenerateOptions) throws(Failure) {
    func refuse(_ reason: String) -> Failure { Failure(code: .usage, message: "partyline: error: \(reason)") }
    guard case .database = options.destination else {
      guard !options.out.isEmpty else { throw refuse("where to? give --out DIR or --into URL") }
      guard !options.database.isAsked else {
        throw refuse("\(DatabaseOptions.names) go with --into; --force replaces a run in a directory")
      }
      return
    }
    guard options.out.isEmpty else { throw refuse("--out and --into: give one of them; load takes what is on disk") }
    guard !options.isForced else { throw refuse("--force replaces a directory; tables are made anew with --replace") }
    guard options.compression == .none else { throw refuse("--compress packs files, which --into does not write") }
  }

  /// The kinds of document that will be written, in the order of the catalogue.
  private static func documentTypes(
    platforms: [String], _ options: GenerateOptions, _ scenario: Scenario
  ) -> [DocumentType] {
    var types = Catalogue.platforms.filter { platforms.contains($0.name) }.flatMap { $0.documentTypes }
      .filter { kind in kind.switchName.map(scenario.realtimeKit.names.contains) ?? true }
    types.removeAll { kind in
      kind.stream.path == GenesysDialect.notificationPath && options.only != kind.stream
        && !scenario.genesys.tellsNotifications
    }
    if options.hasTruth || options.only != nil {
      types += TruthDialect.documentTypes.filter { kind in
        switch kind.stream.path {
        case TruthDialect.mediaPath: options.hasMediaSeries || options.only == kind.stream
        case TruthDialect.anomalyPath: options.anomalies > 0 || options.only == kind.stream
        default: true
        }
      }
    }
    return types.filter { options.only == nil || options.only == $0.stream }
  }

  /// One telling for each dialect that fills at least one of `streams`.
  private static func tellings(
    _ cells: [CellSimulation], of scenario: Scenario, platforms: [String], streams: [DocumentStream], isEnveloped: Bool
  ) -> [Run.Telling] {
    func telling(_ types: [DocumentType], _ make: (CellSimulation) -> any Dialect) -> Run.Telling? {
      let positions = types.map { streams.firstIndex(of: $0.stream) }
      guard positions.contains(where: { $0 != nil }) else { return nil }
      return Run.Telling(dialects: cells.map(make), streams: positions)
    }
    let told = Catalogue.platforms.compactMap { kind in
      telling(kind.documentTypes) { cell in
        Catalogue.dialect(kind, for: cell, of: scenario, isEnveloped: isEnveloped)
      }
    }
    let tellsMedia = streams.contains { $0.path == TruthDialect.mediaPath }
    let truth = telling(TruthDialect.documentTypes) { cell in
      TruthDialect(
        cell.directory, platforms: Set(platforms), tellsMedia: tellsMedia, tellsUnjoined: scenario.twilio.tellsUnjoined)
    }
    return told + (truth.map { [$0] } ?? [])
  }

  func summary(_ files: [StreamSummary], _ conversations: Int) -> String {
    let documents = files.reduce(0) { $0 + $1.documents }
    let bytes = files.reduce(0) { $0 + $1.bytes }
    return "\(conversations) conversations, \(documents) documents in \(files.count) files, "
      + "\(Measure.bytes(bytes)) \(options.database.target == nil ? "under \(options.out)" : "into tables")"
  }
}
