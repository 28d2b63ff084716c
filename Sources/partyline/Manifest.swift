import Dialects
import Documents
import JSONText
import Quantities
import Scenarios
import Sinks

/// `manifest.json`: what a run was made from and what it came to (contract section 3); nothing in it differs between
/// two identical runs.
struct Manifest {
  /// One file of the run.
  struct File: Hashable {
    var path: String
    var documents: Int
    var bytes: Int
    var sha256: String
  }

  /// The version of the program.
  var version: String
  var scenario: String
  /// SHA-256 of what the scenario was read from.
  var digest: String
  var seed: UInt64
  var shard: String
  var scale: Double
  var dialects: [String]
  var clock: TimeSpan
  var architecture: String
  var timeZoneData: String
  var conversations: Int
  var files: [File]

  /// The manifest of a run of this program.
  init(_ loaded: LoadedScenario, shard: String, dialects: [String], conversations: Int, files: [StreamSummary]) {
    version = partylineVersion
    scenario = loaded.scenario.name
    digest = loaded.digest
    seed = loaded.scenario.seed
    self.shard = shard
    scale = loaded.scenario.scale
    self.dialects = dialects
    clock = loaded.scenario.clock
    architecture = Build.architecture
    timeZoneData = Build.timeZoneData
    self.conversations = conversations
    self.files = files.map(File.init)
  }

  /// The text of the file.
  var text: String {
    var json = JSONWriter(capacity: 4_096)
    json.beginObject()
    json.key("partyline")
    json.string(version)
    json.key("scenario")
    json.beginObject()
    json.key("name")
    json.string(scenario)
    json.key("sha256")
    json.string(digest)
    json.endObject()
    json.key("seed")
    json.integer(seed)
    json.key("shard")
    json.string(shard)
    json.key("scale")
    json.double(scale)
    json.key("dialects")
    json.beginArray()
    for dialect in dialects { json.string(dialect) }
    json.endArray()
    json.key("started_at")
    json.time(clock.start)
    json.key("ended_at")
    json.time(clock.end)
    json.key("build")
    json.beginObject()
    json.key("architecture")
    json.string(architecture)
    json.key("tzdata")
    json.string(timeZoneData)
    json.endObject()
    json.key("conversations")
    json.integer(conversations)
    write(files, to: &json)
    json.endObject()
    json.endLine()
    return unsafe json.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }

  private func write(_ files: [File], to json: inout JSONWriter) {
    json.key("files")
    json.beginObject()
    for file in files {
      json.computedKey(file.path)
      json.beginObject()
      json.key("documents")
      json.integer(file.documents)
      json.key("bytes")
      json.integer(file.bytes)
      json.key("sha256")
      json.string(file.sha256)
      json.endObject()
    }
    json.endObject()
  }
}

extension Manifest.File {
  init(_ summary: StreamSummary) {
    self.init(
      path: summary.stream.path, documents: summary.documents, bytes: summary.bytes, sha256: summary.sha256)
  }
}

extension Manifest {
  /// The manifest in `directory`; nil when there is none or it is not one.
  init?(readingFrom directory: String) {
    guard let bytes = RunDirectory.contents(of: directory + "/" + RunDirectory.manifest),
      let json = try? JSONReader.parse(bytes), let version = json["partyline"]?.string,
      let scenario = json["scenario"]?["name"]?.string, let digest = json["scenario"]?["sha256"]?.string,
      let seed = Self.digits(json["seed"]).flatMap({ UInt64($0) }), let shard = json["shard"]?.string,
      let scale = json["scale"]?.double, let start = Self.time(json["started_at"]),
      let end = Self.time(json["ended_at"]), let architecture = json["build"]?["architecture"]?.string,
      let timeZoneData = json["build"]?["tzdata"]?.string, let conversations = json["conversations"]?.integer
    else { return nil }
    self.version = version
    self.scenario = scenario
    self.digest = digest
    self.seed = seed
    self.shard = shard
    self.scale = scale
    dialects = (json["dialects"]?.elements ?? []).compactMap(\.string)
    clock = TimeSpan(start, end)
    self.architecture = architecture
    self.timeZoneData = timeZoneData
    self.conversations = Int(conversations)
    files = []
    for file in json["files"]?.members ?? [] {
      guard let documents = file.value["documents"]?.integer, let bytes = file.value["bytes"]?.integer,
        let sha256 = file.value["sha256"]?.string
      else { return nil }
      files.append(File(path: file.key, documents: Int(documents), bytes: Int(bytes), sha256: sha256))
    }
  }

  /// A number as it is written: one of 64 bits need not fit a signed one.
  private static func digits(_ value: JSONValue?) -> String? {
    if case .number(let number) = value { number.text } else { nil }
  }

  private static func time(_ value: JSONValue?) -> SimulationTime? {
    value?.string.flatMap(TextFormat.milliseconds(of:)).map(SimulationTime.init(milliseconds:))
  }

  /// What shards of one run have in common, each with its name and its value.
  var identity: RunIdentity {
    RunIdentity([
      .init(name: "version", value: version), .init(name: "scenario", value: "\(scenario) (\(digest.prefix(12)))"),
      .init(name: "seed", value: String(seed)), .init(name: "scale", value: String(scale)),
      .init(name: "dialects", value: dialects.joined(separator: ",")),
      .init(name: "architecture", value: architecture), .init(name: "time zones", value: timeZoneData),
      .init(name: "files", value: files.map(\.path).joined(separator: " ")),
    ])
  }
}
