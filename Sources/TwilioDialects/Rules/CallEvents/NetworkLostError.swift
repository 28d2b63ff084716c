import Dialects
import JSONText

/// Agreement with the truth: error 53405 at level ERROR is the end of a call, at WARNING it is not.
///
/// Media that never came about end a call with it, too.
struct NetworkLostError: Rule {
  static let id = "twilio.call-event.network-lost"
  static let summary =
    "a call that ends with the error of lost media was lost or never came about, and one that was lost ends so"
  static let documents = ["twilio.call-event"]

  private var lost: Set<String> = []
  private var accepted: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    if event.sdkConnection == "error", event.level == "ERROR", event.sdk?["error"]?["code"]?.integer == 53_405 {
      lost.insert(event.call)
    }
    if event.sdkConnection?.hasPrefix("accepted-by-") == true { accepted.insert(event.call) }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for call in accepted.sorted() {
      guard let place = context.truth.byTwilioCall[call] else { continue }
      let end = context.truth.leg(place).end
      let isSame = lost.contains(call) ? end == "network_lost" || end == "failed" : end != "network_lost"
      report.expect(isSame) { "\(call) in the truth ended \(end)" }
    }
  }
}
