import Dialects
import JSONText

/// Invariant 20: what a call began as is what its first segment shows; supervisors may start with their mode.
struct OpeningSegment: ConversationRule {
  static let id = "genesys.segment.opening"
  static let summary =
    "Alert opens alerting calls, Contacting or Dialing dialled ones, Scheduled scheduled ones, Uploading what is "
    + "sent"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for call in conversation.communications {
      guard let first = call.segments.first?.type else { continue }
      let supervision = call.participant.isSupervisor ? ["Monitoring", "Coaching", "Barging"] : []
      let allowed: [String]
      switch call.initialState {
      case "alerting": allowed = ["Alert"]
      case "contacting", "dialing": allowed = ["Contacting", "Dialing"]
      case "scheduled": allowed = ["Scheduled"]
      case "uploading": allowed = ["Uploading"]
      case "transmitting": allowed = ["Transmitting"]
      default: continue
      }
      report.expect((allowed + supervision).contains(first)) {
        "\(call.participant.label): \(call.initialState) opens with \(first)"
      }
    }
  }
}
