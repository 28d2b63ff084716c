import Dialects
import JSONText
import _RuleFixtures
import _SampleRecords

@testable import RealtimeKitDialect

/// Ways to break a run at one place.
extension SampleFiles {
  /// Edits the session of the sample called `name`.
  mutating func session(_ name: String, _ edit: (inout JSONValue) -> Void) {
    let id = conversation(name)["ids"]?["realtimekit_session_id"]?.string
    update("realtimekit.session", edit) { $0.text("id") == id }
  }

  /// Edits the participant and the report of a leg alike.
  mutating func peer(_ name: String, _ leg: Int, _ edit: (inout JSONValue) -> Void) {
    let id = peerID(name, leg)
    update("realtimekit.participant", edit) { $0.text("id") == id }
    update("realtimekit.peer-report", edit) { $0.text("id") == id }
  }

  /// Moves the events called `event` of the first of the legs whose metadata has one, by milliseconds.
  mutating func shiftEvents(_ name: String, _ legs: [Int], named event: String, by milliseconds: Int64) {
    var isDone = false
    for leg in legs where !isDone {
      metadata(name, leg) { metadata in
        for (position, found) in metadata[edit: "events"].elements.enumerated() where found.text("name") == event {
          metadata[edit: "events"][edit: position].shift("timestamp", by: milliseconds)
          isDone = true
        }
        metadata[edit: "events"].list.sort { $0.text("timestamp") < $1.text("timestamp") }
      }
    }
  }

  /// Edits the report of a leg.
  mutating func report(_ name: String, _ leg: Int, _ edit: (inout JSONValue) -> Void) {
    let id = peerID(name, leg)
    update("realtimekit.peer-report", edit) { $0.text("id") == id }
  }

  /// Edits the metadata of a leg's report.
  mutating func metadata(_ name: String, _ leg: Int, _ edit: (inout JSONValue) -> Void) {
    report(name, leg) { edit(&$0[edit: "peer_report"][edit: "metadata"]) }
  }

  /// Edits the selected pair of a transport of a leg's report.
  mutating func pair(_ name: String, _ leg: Int, _ transport: String, _ edit: (inout JSONValue) -> Void) {
    metadata(name, leg) { edit(&$0[edit: "candidate_pairs"][edit: transport][edit: 0]) }
  }

  /// Edits the rows of a series of a leg's report.
  mutating func rows(_ name: String, _ leg: Int, _ series: Series, _ edit: (inout [JSONValue]) -> Void) {
    report(name, leg) { report in
      var rows = report["peer_report"]?["quality"]?[series.rawValue]?.elements ?? []
      edit(&rows)
      report[edit: "peer_report"][edit: "quality"][edit: series.rawValue] = .array(rows)
    }
  }

  /// Edits every row of a series of a leg's report that `isMeant`.
  mutating func eachRow(
    _ name: String, _ leg: Int, _ series: Series, where isMeant: (JSONValue) -> Bool = { _ in true },
    _ edit: (inout JSONValue) -> Void
  ) {
    rows(name, leg, series) { rows in
      for index in rows.indices where isMeant(rows[index]) { edit(&rows[index]) }
    }
  }

  /// Makes scores and cumulative objects of a leg's report agree with its rows again.
  mutating func settle(_ name: String, _ leg: Int, scores: Bool = true) {
    report(name, leg) { report in
      for series in Series.allCases {
        var rows = report["peer_report"]?["quality"]?[series.rawValue]?.elements ?? []
        guard !rows.isEmpty else { continue }
        if scores {
          for index in rows.indices {
            let score = ExpectedScore.score(rows[index], in: series)
            rows[index][edit: "mos_quality"] = .decimal(series.isAudio ? score : (score * 100).rounded() / 100)
          }
        }
        report[edit: "peer_report"][edit: "quality"][edit: series.rawValue] = .array(rows)
        var object = report["peer_report"]?["quality"]?[series.rawValue + "_cumulative"] ?? .null
        for leaf in ExpectedCumulative.leaves(of: rows, in: series) {
          if leaf.path.count == 1 {
            object[edit: leaf.path[0]] = .decimal(leaf.value)
          } else {
            object[edit: leaf.path[0]][edit: leaf.path[1]] = .decimal(leaf.value)
          }
        }
        report[edit: "peer_report"][edit: "quality"][edit: series.rawValue + "_cumulative"] = object
      }
    }
  }

  /// Edits the truth about the sample called `name`.
  mutating func truth(_ name: String, _ edit: (inout JSONValue) -> Void) {
    if let line = line(of: name) { edit(&self["truth.conversation"][line]) }
  }

  /// The identifier of a leg's peer.
  func peerID(_ name: String, _ leg: Int) -> String {
    conversation(name)["legs"]?.elements[leg]["ids"]?["realtimekit_peer_id"]?.string ?? ""
  }

  private func conversation(_ name: String) -> JSONValue {
    line(of: name).map { self["truth.conversation"][$0] } ?? .null
  }

  /// The line of the truth that tells of a sample: they stand in the order of the samples.
  private func line(of name: String) -> Int? { SampleRecords.all.firstIndex { $0.name == name } }

  private mutating func update(
    _ type: String, _ edit: (inout JSONValue) -> Void, where isMeant: (JSONValue) -> Bool
  ) {
    if let position = self[type].firstIndex(where: isMeant) { edit(&self[type][position]) }
  }
}
