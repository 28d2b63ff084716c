import Dialects
import JSONText

/// A series has an element per second, and each is possible.
struct SeriesSeconds: Rule {
  static let id = "truth.media.seconds"
  static let summary = "all arrays have one element per begun second of the leg, with lost <= sent and late <= received"
  static let documents = ["truth.media"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let conversation = document["conversation_id"]?.string.flatMap({ context.truth.byConversationID[$0] }),
      let leg = document["leg"]?.integer, context.truth.conversations[conversation].legs.indices.contains(Int(leg)),
      let joined = context.truth.conversations[conversation].legs[Int(leg)].joinedAt
    else { return }
    let length = context.truth.conversations[conversation].legs[Int(leg)].leftAt - joined
    let lengths = document.members.map(\.value.elements.count).filter { $0 > 0 }
    // Both ends are rounded down to milliseconds, so a whole number of seconds may be one more.
    let isWhole = lengths.allSatisfy { Int64($0) == (length + 999) / 1_000 || Int64($0) == (length + 1_000) / 1_000 }
    report.expect(lengths.count == 9 && Set(lengths).count == 1 && isWhole) {
      "leg \(leg): arrays of \(lengths) elements for \(length) ms"
    }
    func counts(_ key: String) -> [Int64] { (document[key]?.elements ?? []).map { $0.integer ?? 0 } }
    let (sent, lost, late) = (counts("sent"), counts("lost"), counts("late"))
    for (second, packets) in zip(zip(sent, lost), late).enumerated() {
      let ((sent, lost), late) = packets
      report.expect(lost <= sent && late <= sent - lost) {
        "leg \(leg) second \(second): \(sent) sent, \(lost) lost, \(late) late"
      }
    }
  }
}
