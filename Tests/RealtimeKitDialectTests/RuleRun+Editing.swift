import Dialects
import JSONText
import _SampleRecords

@testable import RealtimeKitDialect

/// Ways to break a run at one place.
extension RuleRun {
  /// Edits the session of the sample called `name`.
  mutating func session(_ name: String, _ edit: (inout JSONValue) -> Void) {
    let id = truth.conversations[position(name)].realtimeKitSessionID
    update("realtimekit.session", edit) { $0.text("id") == id }
  }

  /// Edits the participant and the report of a leg alike.
  mutating func peer(_ name: String, _ leg: Int, _ edit: (inout JSONValue) -> Void) {
    let id = peerID(name, leg)
    update("realtimekit.participant", edit) { $0.text("id") == id }
    update("realtimekit.peer-report", edit) { $0.text("id") == id }
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
  mutating func truth(_ name: String, _ edit: (inout TruthIndex.Conversation) -> Void) {
    let meant = position(name)
    var index = TruthIndex()
    for (position, conversation) in truth.conversations.enumerated() {
      var conversation = conversation
      if position == meant { edit(&conversation) }
      index.add(conversation)
    }
    truth = index
  }

  /// The identifier of a leg's peer.
  func peerID(_ name: String, _ leg: Int) -> String {
    truth.conversations[position(name)].legs[leg].realtimeKitPeerID ?? ""
  }

  private func position(_ name: String) -> Int { truth.conversations.firstIndex { $0.id == name } ?? 0 }

  private mutating func update(
    _ type: String, _ edit: (inout JSONValue) -> Void, where isMeant: (JSONValue) -> Bool
  ) {
    guard let position = documents[type]?.firstIndex(where: isMeant) else { return }
    if var document = documents[type]?[position] {
      edit(&document)
      documents[type]?[position] = document
    }
  }
}
