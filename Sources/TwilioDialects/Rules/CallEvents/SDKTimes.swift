import Dialects
import JSONText

/// Agreement with the truth: a client whose clock is right stamps the end of a call when its leg left.
struct SDKTimes: Rule {
  static let id = "twilio.call-event.sdk-times"
  static let summary = "an SDK is disconnected within 200 ms of its leg's end"
  static let documents = ["twilio.call-event"]

  /// Milliseconds; a device's clock that is off by less is none to complain of.
  private static let tolerance: Int64 = 200

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway,
      event.sdkConnection?.hasPrefix("disconnected-by-") == true,
      let place = context.truth.byTwilioCall[event.call]
    else { return }
    let leg = context.truth.leg(place)
    report.expect(abs(event.at - leg.leftAt) <= Self.tolerance) {
      "\(event.name) at \(event.at), left at \(leg.leftAt)"
    }
  }
}
