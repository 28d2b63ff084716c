import Dialects
import JSONText

/// Invariant 38: who was offered the call has an inbound one, also in an outbound conversation; who was dialled or
/// dialled out, and a supervisor, has an outbound one.
struct CallDirection: ConversationRule {
  static let id = "genesys.call.direction"
  static let summary = "offered and alerted calls are inbound, dialled calls and supervisors' outbound"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.calls {
      // What is written comes in, whoever reads it; a social expression does not say.
      if call.isWritten {
        guard let direction = call.json["direction"]?.string else { continue }
        report.expect(direction == "inbound") { "\(call.participant.label): \(call.medium) \(direction)" }
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
