import Dialects

/// Who is in a meeting takes no calls.
struct MeetingsAreStates: StateRule {
  static let id = "truth.agent-state.meeting"
  static let summary = "all the time that somebody of the floor attends a meeting, they are not_ready for it"

  private var timelines = StateTimelines()

  mutating func check(_ change: StateReading, _ context: RuleContext, _ report: inout RuleReport) {
    timelines.add(change)
  }

  func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations where conversation.kind == "meeting" {
      for leg in conversation.legs {
        // Guests have no states.
        let states = timelines.states(of: leg.person, from: leg.joinedAt ?? leg.leftAt, until: leg.leftAt)
        guard !states.isEmpty else { continue }
        let stray = states.first { $0.state != "not_ready" || $0.reason != "meeting" }
        report.expect(stray == nil) {
          "\(leg.person): \(stray?.state ?? "") from \(stray?.at ?? 0), in the meeting \(conversation.id)"
        }
      }
    }
  }
}
