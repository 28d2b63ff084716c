import Dialects
import JSONText

/// Invariant 39, its last clause.
struct CoachingOrder: Rule {
  static let id = "twilio.participant.coaching-order"
  static let summary = "coaching stops at most as often as it begins and changes its target only in between"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    let begun = summary.events("coaching")
    let stopped = summary.events("coaching_stopped")
    let changed = summary.events("modify_coached_participant")
    guard !begun.isEmpty || !stopped.isEmpty || !changed.isEmpty else { return }
    let isOrdered = zip(begun, stopped).allSatisfy { $0 <= $1 } && changed.allSatisfy { $0 >= begun.first ?? .max }
    report.expect(stopped.count <= begun.count && isOrdered) {
      "begun \(begun), changed \(changed), stopped \(stopped)"
    }
  }
}
