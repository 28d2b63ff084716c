import Dialects
import JSONText

/// Invariant 15: both endpoints tell the same of a peer.
struct ReportMatchesParticipant: Rule {
  static let id = "realtimekit.peer-report.participant"
  static let summary = "a report repeats its participant: ids, names, times, duration, events; role is preset_name"
  static let documents = ["realtimekit.participant", "realtimekit.peer-report"]

  private static let shared = [
    "id", "user_id", "custom_participant_id", "display_name", "session_id", "joined_at", "left_at", "created_at",
    "updated_at", "duration", "peer_events",
  ]
  private var listed: [String: String] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let isReport = context.documentType == "realtimekit.peer-report"
    let parts = Self.shared.map { document[$0]?.compactText ?? "" }
    let text = parts.joined(separator: " ") + " " + document.text(isReport ? "role" : "preset_name")
    if !isReport {
      listed[document.text("id")] = text
    } else if let participant = listed.removeValue(forKey: document.text("id")) {
      report.expect(participant == text) { "the list has \(participant), the report \(text)" }
    }
  }
}
