import Dialects
import JSONText

/// Section 1.3: which object goes with which family of events.
struct SDKDetails: Rule {
  static let id = "twilio.call-event.sdk-details"
  static let summary =
    "a metric, a score or a pair of candidates stands in the events it belongs to and nowhere else"
  static let documents = ["twilio.call-event"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    let hasMetric = event.isWarning && event.name != "ice-connectivity-lost"
    let hasPair = event.name == "selected-ice-candidate-pair"
    let isRight =
      (event.sdk?["metric"] != nil) == hasMetric && (event.sdk?["ice_candidate_pair"] != nil) == hasPair
      && (event.sdk?["feedback"] != nil) == (event.label == "feedback/received")
    report.expect(isRight) { "\(event.label) has the wrong objects" }
  }
}
