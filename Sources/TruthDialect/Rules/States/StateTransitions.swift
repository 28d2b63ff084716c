import Dialects

/// Offers go to whoever is ready, and only talking leads to wrap-up.
struct StateTransitions: StateRule {
  static let id = "truth.agent-state.transitions"
  static let summary = "offered follows ready, talking follows offered or ready, and wrap_up follows talking"

  private static let causes: [String: Set<String>] = [
    "offered": ["ready"], "talking": ["offered", "ready"], "wrap_up": ["talking"],
  ]

  private var states: [String: String] = [:]

  mutating func check(_ change: StateReading, _ context: RuleContext, _ report: inout RuleReport) {
    let before = states.updateValue(change.state, forKey: change.person)
    guard let causes = Self.causes[change.state] else { return }
    report.expect(before.map(causes.contains) ?? false) {
      "\(change.person): \(change.state) at \(change.at) after \(before ?? "nothing")"
    }
  }
}
