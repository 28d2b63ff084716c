import Dialects
import JSONText

/// Invariant 43.
struct CallTypeOfAddress: Rule {
  static let id = "twilio.participant.call-type"
  static let summary = "the call type is that of the person's address"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let address = summary.address, let type = document["call_type"]?.string else { return }
    let expected = address.hasPrefix("client:") ? "client" : address.hasPrefix("sip:") ? "sip" : "carrier"
    report.expect(type == expected) { "\(type) for \(address)" }
  }
}
