import Dialects
import JSONText

/// Invariant 19, its second sentence; ICE itself is exempt from both.
struct WarningGuards: Rule {
  static let id = "twilio.call-event.warning-guards"
  static let summary = "nothing is raised in the first 5 s of a call object nor cleared within 5 s"
  static let documents = ["twilio.call-event"]

  /// Milliseconds.
  private static let guardTime: Int64 = 5_000
  private var created: [String: Int64] = [:]
  private var raised: [String: Int64] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    if let name = event.sdkConnection, name == "incoming" || name == "outgoing" {
      if created[event.call] == nil { created[event.call] = event.at }
    }
    guard event.isWarning, event.name != "ice-connectivity-lost", let created = created[event.call] else { return }
    let key = event.call + event.name
    if event.isRaised {
      raised[key] = event.at
      report.expect(event.at - created >= Self.guardTime) {
        "\(event.name) \(event.at - created) ms after the call began"
      }
    } else if let begun = raised.removeValue(forKey: key) {
      report.expect(event.at - begun >= Self.guardTime) { "\(event.name) cleared after \(event.at - begun) ms" }
    }
  }
}
