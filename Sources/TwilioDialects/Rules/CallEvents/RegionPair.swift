import Dialects
import JSONText

/// Invariant 10: a region has one city, and for exchanges a private interconnection.
struct RegionPair: Rule {
  static let id = "twilio.call-event.region-pair"
  static let summary = "region and edge location belong together"
  static let documents = ["twilio.call-event"]

  private static let cities = [
    "us1": "ashburn", "us2": "umatilla", "ie1": "dublin", "de1": "frankfurt", "au1": "sydney", "br1": "sao-paulo",
    "jp1": "tokyo", "sg1": "singapore", "in1": "mumbai",
  ]

  private static let interconnections = [
    "us1": "ashburn-ix", "us2": "san-jose-ix", "ie1": "london-ix", "de1": "frankfurt-ix", "au1": "sydney-ix",
    "br1": "sao-paulo-ix", "jp1": "tokyo-ix", "sg1": "singapore-ix",
  ]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document) else { return }
    let metadata = event.sdk?["metadata"]?["sdk"] ?? document[event.edge]?["metadata"]
    guard let region = metadata?["region"]?.string, let city = metadata?["edge_location"]?.string else { return }
    let isPrivate = event.edge == "sip_edge" && Self.interconnections[region] == city
    report.expect(Self.cities[region] == city || isPrivate) { "\(city) is not where \(region) is" }
  }
}
