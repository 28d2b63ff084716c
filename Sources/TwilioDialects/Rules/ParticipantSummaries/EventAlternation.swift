import Dialects
import JSONText

/// Invariant 39: an end needs a beginning, and at most the last one stays open.
struct EventAlternation: Rule {
  static let id = "twilio.participant.event-alternation"
  static let summary = "holds and mutes begin and end in turn"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    for (opening, closing) in [("hold", "unhold"), ("mute", "unmute")] {
      let begun = summary.events(opening)
      let ended = summary.events(closing)
      guard !begun.isEmpty || !ended.isEmpty else { continue }
      var isAlternating = (0...1).contains(begun.count - ended.count)
      for index in begun.indices where isAlternating {
        if index < ended.count { isAlternating = begun[index] <= ended[index] }
        if index > 0 { isAlternating = isAlternating && ended[index - 1] <= begun[index] }
      }
      report.expect(isAlternating) { "\(opening) \(begun), \(closing) \(ended)" }
    }
  }
}
