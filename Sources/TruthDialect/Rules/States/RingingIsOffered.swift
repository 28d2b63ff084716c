import Dialects

/// No device rings for somebody who is busy, resting or gone; who dials is talking already.
struct RingingIsOffered: StateRule {
  static let id = "truth.agent-state.ringing"
  static let summary =
    "from offer to answer, or to its end, an agent's leg finds them offered there, or talking where they dialled"

  private var timelines = StateTimelines()

  mutating func check(_ change: StateReading, _ context: RuleContext, _ report: inout RuleReport) {
    timelines.add(change)
  }

  func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      let expected: Set<String> = conversation.kind == "inbound" ? ["offered"] : ["offered", "talking"]
      for leg in conversation.legs where leg.role == "agent" {
        let end = leg.answeredAt ?? leg.leftAt
        guard leg.offeredAt < end else { continue }
        let states = timelines.states(of: leg.person, from: leg.offeredAt, until: end)
        let stray = states.first { !expected.contains($0.state) || $0.conversation != conversation.id }
        report.expect(!states.isEmpty && stray == nil) {
          "\(leg.person): \(stray?.state ?? "nothing") from \(stray?.at ?? leg.offeredAt), while \(conversation.id) rings"
        }
      }
    }
  }
}
