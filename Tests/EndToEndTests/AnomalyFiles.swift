import ByteCodecs
import Foundation
import JSONText

/// The list of a run's anomalies, as a reader of the files has it.
struct ListedAnomaly {
  var id: String
  var kind: String
  var file: String
  /// Per change: what stands in the file and what should, as SHA-256.
  var changes: [(line: String?, clean: String?)]

  /// The list in a run's directory.
  static func all(in scratch: Scratch, _ run: String) throws -> [ListedAnomaly] {
    try lines(of: Data(contentsOf: URL(fileURLWithPath: scratch.path("\(run)/truth/anomaly.ndjson")))).map { line in
      let document = try JSONReader.parse(Array(line.utf8))
      return ListedAnomaly(
        id: document["anomaly_id"]?.string ?? "", kind: document["kind"]?.string ?? "",
        file: document["file"]?.string ?? "",
        changes: (document["changes"]?.elements ?? []).map { ($0["line"]?.string, $0["clean"]?.string) })
    }
  }

  static func lines(of data: Data) -> [String] {
    String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// What names a line in the list: its SHA-256, without its number in the file whose lines are numbered.
  static func digest(of line: String, in file: String) -> String {
    var text = line
    if file == "ccp/event.ndjson", let comma = line.firstIndex(of: ",") {
      text = "{" + line[line.index(after: comma)...]
    }
    var hasher = SHA256Hasher()
    unsafe hasher.update(Array(text.utf8).span.bytes)
    return hasher.finish()
  }
}

/// What `verify` found, by rule.
struct RuleCounts {
  var checked: [String: Int64] = [:]
  var violations: [String: Int64] = [:]
  var code: Int32

  init(_ directory: String) throws {
    let outcome = try Tool.run(["verify", directory, "--json"])
    code = outcome.code
    for rule in try JSONReader.parse(Array(outcome.output))["rules"]?.elements ?? [] {
      guard let id = rule["id"]?.string, let checked = rule["checked"]?.integer,
        let violations = rule["violations"]?.integer
      else { continue }
      self.checked[id] = checked
      if violations > 0 { self.violations[id] = violations }
    }
  }
}
