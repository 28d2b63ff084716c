import Dialects
import JSONText

/// Agreement with the truth: why a call was turned down, where an SDK says it precisely.
struct RefusalCode: Rule {
  static let id = "twilio.call-event.refusal-code"
  static let summary = "the code of a call that was turned down fits how it ended in the truth"
  static let documents = ["twilio.call-event"]

  private static let ends: [Int64: String] = [
    31_486: "busy", 31_603: "declined", 31_404: "failed", 31_480: "failed", 20_104: "failed",
  ]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway, event.sdkConnection == "error",
      let code = event.sdk?["error"]?["code"]?.integer, let expected = Self.ends[code],
      let place = context.truth.byTwilioCall[event.call]
    else { return }
    let leg = context.truth.leg(place)
    report.expect(leg.end == expected && leg.answeredAt == nil) { "\(code), in the truth \(leg.end)" }
  }
}
