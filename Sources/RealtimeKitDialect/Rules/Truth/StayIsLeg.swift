import Dialects
import JSONText

/// A peer is in the room as long as the leg is in the mix, in its conversation's session, as its person.
struct StayIsLeg: Rule {
  static let id = "realtimekit.truth.stay"
  static let summary = "session_id, joined_at, left_at and custom_participant_id are those of the truth's leg"
  static let documents = ["realtimekit.participant"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let place = context.truth.byRealtimeKitPeer[document.text("id")] else { return }
    let leg = context.truth.leg(place)
    let isSame =
      document.time("joined_at") == leg.joinedAt && (document.time("left_at") ?? leg.leftAt) == leg.leftAt
      && document.text("session_id") == context.truth.conversation(place).realtimeKitSessionID
      && document.text("custom_participant_id") == leg.person
    report.expect(isSame) {
      "\(document.text("custom_participant_id")) from \(document.text("joined_at")) to \(document.text("left_at")); "
        + "the truth has \(leg.person) from \(leg.joinedAt ?? 0) to \(leg.leftAt)"
    }
  }
}
