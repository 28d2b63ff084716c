import Dialects

/// Who is on a call is talking, who coaches is coaching: all the time, so never on a break and never elsewhere.
struct LegsAreStates: StateRule {
  static let id = "truth.agent-state.legs"
  static let summary = "all the time that an agent's or coach's leg is in the mix, they are talking or coaching there"

  private var timelines = StateTimelines()

  mutating func check(_ change: StateReading, _ context: RuleContext, _ report: inout RuleReport) {
    timelines.add(change)
  }

  func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      for leg in conversation.legs where leg.role == "agent" || leg.role == "coach" {
        guard let joined = leg.engagedAt, joined < leg.leftAt else { continue }
        let states = timelines.states(of: leg.person, from: joined, until: leg.leftAt)
        let expected = leg.role == "coach" ? "coaching" : "talking"
        let stray = states.first { $0.state != expected || $0.conversation != conversation.id }
        report.expect(!states.isEmpty && stray == nil) {
          "\(leg.person): \(stray?.state ?? "nothing") from \(stray?.at ?? joined), in the mix of \(conversation.id)"
        }
      }
    }
  }
}
