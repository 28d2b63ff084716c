import CommandLineParsing
import DialectCatalogue
import Dialects
import Documents
import Pipeline
import Scenarios
import Sinks
import Spelling

/// What `generate` was asked to do.
struct GenerateOptions: Sendable {
  /// One of N shards, from 1.
  struct Shard: Sendable {
    var index = 1
    var count = 1
    var text: String { "\(index)/\(count)" }
  }

  /// How files are packed.
  enum Compression: String, CaseIterable { case none, zstd }

  /// What `--out` names.
  enum Destination: Hashable {
    case directory(String)
    /// Standard output.
    case pipe
    /// Everything is done but keeping it.
    case nowhere
    /// Tables in place of files.
    case database(DatabaseOptions.Target)

    /// Bytes of documents that may wait in memory; a database is slower than a simulation, and would fill any room.
    var defaultMemory: Int {
      if case .database = self { Run.Resources.defaultMemory / 3 } else { Run.Resources.defaultMemory }
    }

    /// Where documents may wait that find no room in memory.
    var scratchDirectory: String {
      switch self {
      case .directory(let directory): directory
      case .pipe, .nowhere, .database: StandardStreams.temporaryDirectory
      }
    }
  }

  var scenario = ""
  var out = ""
  var database = DatabaseOptions()
  var reading = ScenarioOptions()
  /// When the run is to end; nil for when the scenario says.
  var end: EndAt?
  var isEndExact = false
  var dialects: [String]?
  var only: DocumentStream?
  var jobs: Int?
  /// Bytes of documents that may wait in memory.
  var memory: Int?
  var shard = Shard()
  var hasTruth = true
  var hasMediaSeries = false
  /// Of what may show an anomaly, the share that does.
  var anomalies = 0.0
  /// Whether documents are wrapped in the envelopes that their platform delivers them in, where it has any.
  var isEnveloped = false
  var isForced = false
  var isResumed = false
  var compression = Compression.none
  var hasIndex = false
  var isQuiet = false
  var showsProgress = false

  /// The database, with what `--resume` means for it.
  var resumedDatabase: DatabaseOptions {
    var options = database
    options.isResumed = isResumed
    return options
  }

  var endAt: EndAt? {
    var end = end
    end?.isExact = isEndExact
    return end
  }

  var destination: Destination {
    if let target = database.target { return .database(target) }
    return switch out {
    case "-": .pipe
    case DiscardingSink.path: .nowhere
    default: .directory(out)
    }
  }
}

/// What every command that reads a scenario takes.
struct ScenarioOptions: Sendable {
  var seed: UInt64?
  /// As given: `section.key=value`.
  var overrides: [String] = []
  var scale: Double?
}

extension GenerateOptions {
  static let command = Command<Invocation>(
    "generate", summary: "simulate a scenario and write every dialect under DIR", defaults: GenerateOptions(),
    positionals: [.scenario(\.scenario)],
    options: [
      .text(
        "--out", "DIR",
        help:
          "where to, unless --into says; - streams one file to standard output (with --only), /dev/null keeps nothing",
        \.out)
    ]
      + DatabaseOptions.options(\.database, isRequired: false)
      + ScenarioOptions.options(
        seed: \.reading.seed, overrides: \.reading.overrides, scale: \.reading.scale) + [
        Option(
          "--end-at", "TIME",
          help: "move the run to before now or a time such as 2026-03-02T14:00:00Z; weekday and local time stay"
        ) { (values, text) throws(InvalidValue) in values.end = try EndAt(text) },
        .flag(
          "--exact", help: "move it to right before --end-at, whatever weekday and local time that is", \.isEndExact),
        Option(
          "--dialects", "A,B", help: "of \(Catalogue.platformNames.joined(separator: ", ")); default: the scenario's"
        ) {
          (values, text) throws(InvalidValue) in
          values.dialects = try Self.platforms(text)
        },
        Option("--only", "PATH", help: "write one file, ccp/event.ndjson for instance") {
          (values, text) throws(InvalidValue) in
          values.only = try Self.stream(text)
        },
        .integer(
          "--jobs", "N", in: 1...256, help: "chunks in work at once; changes no byte; default: all cores", \.jobs),
        .size(
          "--memory", "SIZE", atLeast: 1_000_000, help: "documents that wait in memory, 96MB; more wait on disk",
          \.memory),
        Option("--shard", "I/N", help: "simulate the Ith of N shares of the cells") {
          (values, text) throws(InvalidValue) in
          values.shard = try Self.shard(text)
        },
        .flag("--no-truth", sets: false, help: "leave truth/ out", \.hasTruth),
        .flag("--media-series", help: "add truth/media.ndjson, every second of every leg", \.hasMediaSeries),
        .ratio(
          "--anomalies", "RATE",
          help: "the share of legs, per file, with a labelled imperfection: 0.01 or 1%; default: 0", \.anomalies),
        .flag("--envelope", help: "wrap Twilio's documents in the CloudEvents they are delivered in", \.isEnveloped),
        .flag("--force", help: "replace the run that is in DIR", \.isForced),
        .flag("--resume", help: "go on with an unfinished run where it stopped", \.isResumed),
        .choice("--compress", "none|zstd", help: "how files are packed", \.compression),
        .flag("--index", help: "leave an index of identifiers in DIR, by which why answers at once", \.hasIndex),
        .flag("--quiet", help: "say nothing but errors", \.isQuiet),
        .flag("--progress", help: "show progress even when standard error is no terminal", \.showsProgress),
      ],
    finish: Invocation.generate)

  private static func platforms(_ text: String) throws(InvalidValue) -> [String] {
    let names = text.split(separator: ",").map(String.init)
    for name in names where !Catalogue.platformNames.contains(name) {
      throw .unknown("dialect", name, among: Catalogue.platformNames)
    }
    guard !names.isEmpty else { throw InvalidValue(expected: Catalogue.platformNames.joined(separator: ",")) }
    return Catalogue.platformNames.filter(names.contains)
  }

  private static func stream(_ path: String) throws(InvalidValue) -> DocumentStream {
    let streams = Catalogue.documentTypes.map(\.stream)
    guard let stream = streams.first(where: { $0.path == path }) else {
      throw .unknown("file", path, among: streams.map(\.path))
    }
    return stream
  }

  private static func shard(_ text: String) throws(InvalidValue) -> Shard {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1, (1...count).contains(index) else {
      throw InvalidValue(expected: "I/N with I from 1 to N, 2/8 for instance")
    }
    return Shard(index: index, count: count)
  }
}

extension ScenarioOptions {
  /// The options, for a command that keeps their values in these places.
  static func options<Values>(
    seed: any Option<Values>.Property<UInt64?>, overrides: any Option<Values>.Property<[String]>,
    scale: any Option<Values>.Property<Double?>
  ) -> [Option<Values>] {
    [
      .integer("--seed", "N", help: "another seed than the scenario's", seed),
      .list(
        "--set", "KEY=VALUE", help: "another value than the scenario's: queues.billing.talk=3m",
        overrides),
      .number("--scale", "X", in: Scenario.scales, help: "multiply arrival rates and head counts", scale),
    ]
  }
}

extension Positional {
  /// The scenario's file.
  static func scenario(_ property: any WritableKeyPath<Values, String> & Sendable) -> Positional {
    .text("SCENARIO", help: "a YAML file, or - for standard input", property)
  }
}

extension InvalidValue {
  /// A refusal of a name that is not among those there are.
  static func unknown(_ kind: String, _ name: String, among known: [String]) -> InvalidValue {
    if let meant = nearestName(to: name, among: known) {
      return InvalidValue(expected: "a known \(kind); did you mean \(meant)?")
    }
    return InvalidValue(expected: "one of \(known.joined(separator: ", "))")
  }
}
