import Dialects

/// From log-in to log-out there is no gap.
struct StateSequence: StateRule {
  static let id = "truth.agent-state.sequence"
  static let summary = "a person's changes are in order of time, each changes something, and the last is offline"

  private var last: [String: StateReading] = [:]

  mutating func check(_ change: StateReading, _ context: RuleContext, _ report: inout RuleReport) {
    let before = last.updateValue(change, forKey: change.person)
    let changes =
      before.map {
        ($0.state, $0.reason, $0.conversation) != (change.state, change.reason, change.conversation)
          && $0.at <= change.at
      } ?? (change.state != "offline")
    report.expect(changes) { "\(change.person): \(change.state) at \(change.at) after \(before?.state ?? "nothing")" }
  }

  func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for (person, change) in last.sorted(by: { $0.key < $1.key }) {
      report.expect(change.state == "offline") { "\(person): \(change.state) at the end" }
    }
  }
}
