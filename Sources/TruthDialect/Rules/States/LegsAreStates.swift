import Dialects

/// Who is on a call is talking, who coaches is coaching.
struct LegsAreStates: StateRule {
  static let id = "truth.agent-state.legs"
  static let summary = "halfway through an agent's or coach's time in the mix their state is talking or coaching there"

  private var changes: [String: [StateReading]] = [:]

  mutating func check(_ change: StateReading, _ context: RuleContext, _ report: inout RuleReport) {
    changes[change.person, default: []].append(change)
  }

  func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      for leg in conversation.legs where leg.role == "agent" || leg.role == "coach" {
        guard let joined = leg.joinedAt else { continue }
        let middle = joined + (leg.leftAt - joined) / 2
        let state = changes[leg.person]?.last { $0.at <= middle }
        let expected = leg.role == "coach" ? "coaching" : "talking"
        report.expect(state?.state == expected && state?.conversation == conversation.id) {
          "\(leg.person): \(state?.state ?? "nothing") at \(middle), in the mix of \(conversation.id)"
        }
      }
    }
  }
}
