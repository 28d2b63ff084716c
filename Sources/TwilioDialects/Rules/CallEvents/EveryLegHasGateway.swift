import Dialects
import JSONText

/// Invariants 11 and 53: answered or not, a call has its life cycle.
struct EveryLegHasGateway: Rule {
  static let id = "twilio.call-event.every-leg"
  static let summary = "every leg of a person is initiated and completed at its gateway"
  static let documents = ["twilio.call-event"]

  private var initiated: Set<String> = []
  private var completed: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), event.isGateway else { return }
    switch event.name {
    case "initiated": initiated.insert(event.call)
    case "completed": completed.insert(event.call)
    default: break
    }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      for leg in conversation.legs where leg.isSpoken {
        guard let call = leg.twilioCallSID else { continue }
        report.expect(initiated.contains(call) && completed.contains(call)) {
          "leg \(leg.leg) of conversation \(conversation.id) lacks initiated or completed of \(call)"
        }
      }
    }
  }
}
