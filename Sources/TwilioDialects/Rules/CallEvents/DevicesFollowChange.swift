import Dialects
import JSONText

/// Section 1.4: devices are set anew when one was taken away or came back.
struct DevicesFollowChange: Rule {
  static let id = "twilio.call-event.devices-follow-change"
  static let summary = "speaker and ringtone devices are set right after the devices changed"
  static let documents = ["twilio.call-event"]

  /// Milliseconds.
  private static let latest: Int64 = 100
  private var changed: [String: Int64] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway, event.group == "audio" else { return }
    if event.name == "device-change" {
      changed[event.call] = event.at
    } else {
      let since = changed[event.call].map { event.at - $0 }
      report.expect(since.map { $0 <= Self.latest } ?? false) { "\(event.name) without a change of devices" }
    }
  }
}
