import Dialects
import JSONText

/// What an endpoint answers about a session or a participant is what the files of sessions and participants say.
struct AnswersMatchRecords: Rule {
  static let id = "realtimekit.response.records"
  static let summary =
    "sessions and participants in answers equal those of their files, but for connections that were not asked for"
  static let documents = ["realtimekit.session", "realtimekit.participant", "realtimekit.response"]

  private var known: [String: JSONValue] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard context.documentType == "realtimekit.response" else {
      known[document.text("id")] = document
      return
    }
    let data = document["body"]?["data"] ?? .null
    switch document.text("operation") {
    case "get_sessions": for session in data["sessions"]?.elements ?? [] { expect(session, &report) }
    case "get_session_details":
      expect(data, &report)
      for room in data["breakout_rooms"]?.elements ?? [] { expect(room, &report) }
    case "get_session_participants":
      guard document["query"]?.text("view") != "consolidated" else { return }
      for participant in data["participants"]?.elements ?? [] { expect(participant, &report) }
    case "get_session_participant_details": expect(data["participant"] ?? .null, &report)
    default: break
    }
  }

  /// Every member of the answer stands in the record as well.
  private func expect(_ answer: JSONValue, _ report: inout RuleReport) {
    let record = known[answer.text("id")]
    let strays = answer.members.filter { member in
      member.key != "breakout_rooms" && record?[member.key]?.compactText != member.value.compactText
    }
    report.expect(record != nil && strays.isEmpty) {
      "\(answer.text("id")): \(strays.map(\.key)) differ from the record, known \(record != nil)"
    }
  }
}
