import Dialects
import JSONText

/// Invariant 13: a held call says since when and is in a hold; one that is not held says nothing.
struct HeldCalls: ConversationRule {
  static let id = "genesys.call.held"
  static let summary = "held goes with state connected, startHoldTime and a last segment Hold; else no startHoldTime"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.calls {
      let isHeld = call.json["held"]?.boolean ?? false
      let since = call.json.milliseconds("startHoldTime")
      let isSound =
        isHeld ? call.state == "connected" && since != nil && call.segments.last?.type == "Hold" : since == nil
      report.expect(isSound) { "\(call.participant.label): held \(isHeld), state \(call.state)" }
    }
  }
}
