import Dialects
import JSONText

/// Invariant 8, first half: a call rings, connects and ends in this order.
struct CallTimes: ConversationRule {
  static let id = "genesys.call.times"
  static let summary = "startAlertingTime <= connectedTime <= disconnectedTime"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.communications {
      let times = [call.json.milliseconds("startAlertingTime"), call.connected, call.disconnected]
        .compactMap(\.self)
      report.expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }) {
        "\(call.participant.label): \(times)"
      }
    }
  }
}
