import Dialects
import JSONText

/// Invariant 25, its last sentence.
struct ConnectivityRestored: Rule {
  static let id = "twilio.call-event.connectivity-restored"
  static let summary = "ice-connectivity-lost is cleared when ICE is connected"
  static let documents = ["twilio.call-event"]

  /// Milliseconds.
  private static let latest: Int64 = 50
  private var connectedAt: [String: Int64] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    if event.label == "ice-connection-state/connected" { connectedAt[event.call] = event.at }
    guard event.isCleared, event.name == "ice-connectivity-lost" else { return }
    let since = connectedAt[event.call].map { event.at - $0 }
    report.expect(since.map { $0 <= Self.latest } ?? false) { "cleared \(since ?? -1) ms after ICE connected" }
  }
}
