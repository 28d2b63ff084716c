import Dialects
import JSONText

/// Invariant 12, its first half; the further edge of a trunk reports it a moment later.
struct GatewayAnswered: Rule {
  static let id = "twilio.call-event.answered"
  static let summary = "a gateway reports answered when and only when the leg was answered"
  static let documents = ["twilio.call-event"]

  /// Milliseconds.
  private static let passedOn: Int64 = 100
  private var answered: [String: Int64] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), event.isGateway else { return }
    guard let place = context.truth.byTwilioCall[event.call] else { return }
    let key = event.call + event.edge
    if event.name == "answered" { answered[key] = event.at }
    guard event.isEnd else { return }
    let stated = answered.removeValue(forKey: key)
    let leg = context.truth.leg(place)
    let truth = leg.answeredAt
    var isPassedOn = false
    if leg.isTrunk, let stated, let truth { isPassedOn = (0...Self.passedOn).contains(stated - truth) }
    report.expect(stated == truth || isPassedOn) {
      "answered \(stated.map(String.init) ?? "never"), in the truth \(truth.map(String.init) ?? "never")"
    }
  }
}
