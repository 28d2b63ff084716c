import Documents
import JSONText
import Quantities
import Scenarios
import Sinks

/// `manifest.json`: what a run was made from and what it came to (contract section 3); nothing in it differs between
/// two identical runs.
struct Manifest {
  var scenario: Scenario
  var digest: String
  var shard: String
  var scale: Double
  var dialects: [String]
  var conversations: Int
  var files: [StreamSummary]

  /// The text of the file.
  var text: String {
    var json = JSONWriter(capacity: 4_096)
    json.beginObject()
    json.key("partyline")
    json.string(partylineVersion)
    json.key("scenario")
    json.beginObject()
    json.key("name")
    json.string(scenario.name)
    json.key("sha256")
    json.string(digest)
    json.endObject()
    json.key("seed")
    json.integer(scenario.seed)
    json.key("shard")
    json.string(shard)
    json.key("scale")
    json.double(scale)
    json.key("dialects")
    json.beginArray()
    for dialect in dialects { json.string(dialect) }
    json.endArray()
    json.key("started_at")
    json.time(scenario.clock.start)
    json.key("ended_at")
    json.time(scenario.clock.end)
    json.key("build")
    json.beginObject()
    json.key("architecture")
    json.string(Build.architecture)
    json.key("tzdata")
    json.string(Build.timeZoneData)
    json.endObject()
    json.key("conversations")
    json.integer(conversations)
    write(files, to: &json)
    json.endObject()
    json.endLine()
    return unsafe json.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }

  private func write(_ files: [StreamSummary], to json: inout JSONWriter) {
    json.key("files")
    json.beginObject()
    for file in files {
      json.key(file.stream.path)
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
