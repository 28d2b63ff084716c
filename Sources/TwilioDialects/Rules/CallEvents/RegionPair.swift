import Dialects
import JSONText

/// Invariant 10: a region has one city.
struct RegionPair: Rule {
  static let id = "twilio.call-event.region-pair"
  static let summary = "region and edge location belong together"
  static let documents = ["twilio.call-event"]

  private static let cities = [
    "us1": "ashburn", "us2": "umatilla", "ie1": "dublin", "de1": "frankfurt", "au1": "sydney", "br1": "sao-paulo",
    "jp1": "tokyo", "sg1": "singapore", "in1": "mumbai",
  ]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document) else { return }
    let metadata = event.sdk?["metadata"]?["sdk"] ?? document[event.edge]?["metadata"]
    guard let region = metadata?["region"]?.string, let city = metadata?["edge_location"]?.string else { return }
    report.expect(Self.cities[region] == city) { "\(city) is not where \(region) is" }
  }
}
