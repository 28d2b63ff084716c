import Dialects
import JSONText

/// The seconds of a leg add up to its media.
struct SeriesSums: Rule {
  static let id = "truth.media.sums"
  static let summary = "sent, lost, late and bursts of a direction add up to the conversation's media"
  static let documents = ["truth.media"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let conversation = document["conversation_id"]?.string.flatMap({ context.truth.byConversationID[$0] }),
      let leg = document["leg"]?.integer, context.truth.conversations[conversation].legs.indices.contains(Int(leg))
    else { return }
    let known = context.truth.conversations[conversation].legs[Int(leg)]
    let direction = document["direction"]?.string ?? ""
    guard let media = direction == "uplink" ? known.uplink : known.downlink else { return }
    func sum(_ key: String) -> Int { (document[key]?.elements ?? []).reduce(0) { $0 + Int($1.integer ?? 0) } }
    let told = [sum("sent"), sum("lost"), sum("late"), sum("bursts")]
    report.expect(told == [media.sent, media.lost, media.late, media.bursts]) {
      "leg \(leg) \(direction): seconds add up to \(told), media has "
        + "\([media.sent, media.lost, media.late, media.bursts])"
    }
  }
}
