import Dialects
import JSONText

/// What goes on beside a conversation lies within it.
struct CompanionSpans: ConversationRule {
  static let id = "genesys.beside.span"
  static let summary =
    "co-browsing, screens, cameras, screen monitoring and internal messages lie within their participant's stay, their "
    + "segments from their first to their last instant"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for beside in conversation.beside {
      let json = beside.json
      let times = ["startAlertingTime", "connectedTime", "disconnectedTime"].compactMap(json.milliseconds)
      guard let first = times.first, let last = times.last, let start = beside.participant.start,
        let end = beside.participant.end
      else { continue }
      let isOrdered = zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }
      let segments = (json["segments"]?.elements ?? []).map(SegmentReading.init)
      // Whoever asks is there before it comes about.
      let opening = segments.first?.type == "Contacting" ? segments.first?.start : first
      let isCut = segments.isEmpty || (segments.first?.start == opening && segments.last?.end == last)
      report.expect(isOrdered && isCut && start <= min(first, opening ?? first) && last <= end) {
        "\(beside.participant.label): \(beside.list) from \(first) to \(last), there from \(start) to \(end)"
      }
    }
  }
}
