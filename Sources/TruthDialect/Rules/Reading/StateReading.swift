import Dialects
import JSONText

/// One change of state as its line tells it.
struct StateReading: Hashable {
  /// Milliseconds since the epoch.
  let at: Int64
  let person: String
  let state: String
  let reason: String?
  let conversation: String?

  /// Nil for a line whose shape is wrong, which is told elsewhere.
  init?(_ document: JSONValue) {
    guard let at = document["at"]?.instant, let person = document["person"]?.string,
      let state = document["state"]?.string
    else { return nil }
    self.at = at
    self.person = person
    self.state = state
    reason = document["reason"]?.string
    conversation = document["conversation_id"]?.string
  }
}

/// A rule about what agents and coaches were doing.
protocol StateRule: Rule {
  /// Looks at one change.
  mutating func check(_ change: StateReading, _ context: RuleContext, _ report: inout RuleReport)
}

extension StateRule {
  static var documents: [String] { ["truth.agent-state"] }

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    if let change = StateReading(document) { check(change, context, &report) }
  }
}
