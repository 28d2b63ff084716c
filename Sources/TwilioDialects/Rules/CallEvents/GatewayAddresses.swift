import Dialects
import JSONText

/// Invariant 10: all media leaves from one block; carrier edges disclose nothing.
struct GatewayAddresses: Rule {
  static let id = "twilio.call-event.gateway-addresses"
  static let summary = "the media address of a gateway lies in 168.86.128.0/18"
  static let documents = ["twilio.call-event"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), event.isGateway else { return }
    guard event.edge != "carrier_edge", let address = document[event.edge]?["metadata"]?["twilio_ip"]?.string else {
      return
    }
    let parts = address.split(separator: ".").compactMap { Int($0) }
    let isInside = parts.count == 4 && parts[0] == 168 && parts[1] == 86 && (128...191).contains(parts[2])
    report.expect(isInside) { "\(address) is outside" }
  }
}
