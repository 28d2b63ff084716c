import Dialects
import JSONText

/// Invariant 12, its first half.
struct GatewayAnswered: Rule {
  static let id = "twilio.call-event.answered"
  static let summary = "a gateway reports answered when and only when the leg was answered"
  static let documents = ["twilio.call-event"]

  private var answered: [String: Int64] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), event.isGateway else { return }
    guard let place = context.truth.byTwilioCall[event.call] else { return }
    if event.name == "answered" { answered[event.call] = event.at }
    guard event.name == "completed" else { return }
    let stated = answered.removeValue(forKey: event.call)
    let truth = context.truth.leg(place).answeredAt
    report.expect(stated == truth) {
      "answered \(stated.map(String.init) ?? "never"), in the truth \(truth.map(String.init) ?? "never")"
    }
  }
}
