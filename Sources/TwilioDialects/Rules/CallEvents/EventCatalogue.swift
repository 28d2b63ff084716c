import Dialects
import JSONText

/// Invariant 8: the catalogue of SDK and gateway events, with the level each is posted at.
///
/// Levels in which SDKs differ are both listed.
struct EventCatalogue: Rule {
  static let id = "twilio.call-event.catalogue"
  static let summary = "group, name and level of an event are listed together"
  static let documents = ["twilio.call-event"]

  private static let gateway = Dictionary(
    uniqueKeysWithValues: (SDKEvents.progress + SDKEvents.outcomes).map { ("connection/\($0)", Set(["INFO"])) })

  private static let sdk: [String: Set<String>] = {
    var levels: [String: Set<String>] = [:]
    for entry in SDKEvents.entries {
      for name in entry.names { levels["\(entry.group)/\(name)", default: []].insert(entry.level) }
    }
    return levels
  }()

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document) else { return }
    let levels = event.isGateway ? Self.gateway[event.label] : Self.sdk[event.label]
    report.expect(levels?.contains(event.level) ?? false) { "\(event.label) at \(event.level) is not in the catalogue" }
  }
}
