import Dialects
import JSONText

/// Invariant 8: the catalogue of SDK and gateway events, with the level each is posted at.
///
/// Levels in which SDKs differ are both listed.
struct EventCatalogue: Rule {
  static let id = "twilio.call-event.catalogue"
  static let summary = "group, name and level of an event are listed together"
  static let documents = ["twilio.call-event"]

  private static let gateway: [String: [String]] = Dictionary(
    uniqueKeysWithValues: ["initiated", "ringing", "answered", "completed"].map { ("connection/\($0)", ["INFO"]) })

  private static let sdk: [String: [String]] = {
    var levels: [String: [String]] = [
      "connection/error": ["ERROR", "WARNING"],
      "connection/listening-error": ["WARNING"],
      "audio-level-warning-raised/constant-audio-input-level": ["WARNING"],
      "audio-level-warning-raised/constant-audio-output-level": ["WARNING", "INFO"],
      "get-user-media/denied": ["ERROR"],
      "get-user-media/failed": ["ERROR"],
      "ice-gathering-state/none": ["WARNING"],
      "ice-gathering-state/timeout": ["WARNING"],
      "ice-connection-state/failed": ["ERROR"],
      "pc-connection-state/failed": ["WARNING", "ERROR"],
      "dtls-transport-state/failed": ["ERROR"],
      "signaling-state/have-remote-pranswer": ["INFO"],
    ]
    func add(_ group: String, _ level: String, _ names: String) {
      for name in names.split(separator: " ") { levels["\(group)/\(name)"] = [level] }
    }
    add(
      "connection", "INFO",
      """
      incoming outgoing outgoing-ringing ringing accepted-by-local accepted-by-remote connected muted unmuted hold \
      unhold reconnecting reconnected disconnect-called disconnected-by-local disconnected-by-remote cancel \
      rejected-by-local ignored-by-local listen listening
      """)
    let warnings = """
      high-rtt high-jitter low-mos high-packet-loss high-packets-lost-fraction low-bytes-received low-bytes-sent \
      ice-connectivity-lost
      """
    add("network-quality-warning-raised", "WARNING", warnings)
    add("network-quality-warning-cleared", "INFO", warnings)
    add("audio-level-warning-cleared", "INFO", "constant-audio-input-level constant-audio-output-level")
    add("get-user-media", "INFO", "succeeded")
    add("settings", "INFO", "init codec edge")
    add("ice-gathering-state", "DEBUG", "new gathering complete")
    add("ice-candidate", "DEBUG", "ice-candidate selected-ice-candidate-pair")
    add("ice-connection-state", "DEBUG", "new checking connected completed disconnected closed")
    add("pc-connection-state", "DEBUG", "new connecting connected disconnected closed")
    add("dtls-transport-state", "DEBUG", "new connecting connected closed")
    add("signaling-state", "DEBUG", "stable have-local-offer have-remote-offer closed")
    add("network-information", "INFO", "network-change")
    add("feedback", "INFO", "received received-none")
    return levels
  }()

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document) else { return }
    let levels = event.isGateway ? Self.gateway[event.label] : Self.sdk[event.label]
    report.expect(levels?.contains(event.level) ?? false) { "\(event.label) at \(event.level) is not in the catalogue" }
  }
}
