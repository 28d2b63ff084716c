import Dialects
import JSONText

/// Invariant 38: who was offered the call has an inbound one, also in an outbound conversation; who was dialled or
/// dialled out, and a supervisor, has an outbound one.
struct CallDirection: ConversationRule {
  static let id = "genesys.call.direction"
  static let summary =
    "offered and alerted calls are inbound, dialled calls and supervisors' outbound; so are in writing the agent who "
    + "writes first and whoever is written to"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.calls {
      // A social expression does not say.
      if call.isWritten {
        guard let direction = call.json["direction"]?.string else { continue }
        let isFirst = call.participant.isUser && !call.participant.isSupervisor && call.initialState == "connected"
        let isWrittenTo = call.participant.isOutside && call.initialState != "connected"
        report.expect(direction == (isFirst || isWrittenTo ? "outbound" : "inbound")) {
          "\(call.participant.label): \(call.medium) \(direction), \(call.initialState) at first"
        }
        continue
      }
      let expected: String
      switch call.initialState {
      case _ where call.participant.isSupervisor: expected = "outbound"
      case "offering", "alerting": expected = "inbound"
      case "dialing", "contacting": expected = "outbound"
      default: continue
      }
      report.expect(call.json["direction"]?.string == expected) {
        "\(call.participant.label): \(call.initialState) and \(call.json["direction"]?.string ?? "")"
      }
    }
  }
}
