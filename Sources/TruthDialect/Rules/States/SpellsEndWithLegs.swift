import Dialects

/// Nobody goes on talking to a conversation that they have left.
struct SpellsEndWithLegs: StateRule {
  static let id = "truth.agent-state.spell"
  static let summary =
    "offered, talking and coaching last no longer than the person's leg in it or their look at the contact"

  private static let active: Set<String> = ["offered", "talking", "coaching"]

  private var last: [String: StateReading] = [:]

  mutating func check(_ change: StateReading, _ context: RuleContext, _ report: inout RuleReport) {
    guard let spell = last.updateValue(change, forKey: change.person), Self.active.contains(spell.state),
      let position = spell.conversation.flatMap({ context.truth.byConversationID[$0] })
    else { return }
    let conversation = context.truth.conversations[position]
    let own = conversation.legs.filter { $0.person == spell.person }
    let isThere = own.contains { $0.offeredAt <= spell.at && change.at <= $0.leftAt }
    // Whoever looks at a contact dials it next.
    let isLooking =
      spell.state == "offered" && conversation.isPreviewed(by: spell.person, from: spell.at, until: change.at)
    report.expect(isThere || isLooking) {
      "\(spell.person): \(spell.state) from \(spell.at) to \(change.at), without a leg there until then"
    }
  }
}
