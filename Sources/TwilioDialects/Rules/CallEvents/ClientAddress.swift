import Dialects
import JSONText

/// Section 1.2: the media peer of a client is the client's public address, unless a relay stands between them.
struct ClientAddress: Rule {
  static let id = "twilio.call-event.client-address"
  static let summary = "a client gateway sees the address that the SDK states, or a relay"
  static let documents = ["twilio.call-event"]

  private var publicAddresses: [String: String] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document) else { return }
    if let stated = event.sdk?["metadata"]?["ip_address"]?.string, !stated.isEmpty {
      publicAddresses[event.call] = stated
    }
    guard event.edge == "client_edge", let address = document[event.edge]?["metadata"]?["external_ip"]?.string,
      let stated = publicAddresses[event.call]
    else { return }
    report.expect(address == stated || address.hasPrefix("168.86.")) { "\(address), the SDK is at \(stated)" }
  }
}
