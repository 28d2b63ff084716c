import Dialects
import JSONText

/// Invariant 19, its consequence: the last bad sample has to leave a window of ten, and samples come a second apart
/// give or take the event loop.
struct WarningDuration: Rule {
  static let id = "twilio.call-event.warning-duration"
  static let summary = "a warning of the browser SDK that counts bad samples lasts ten samples"
  static let documents = ["twilio.call-event"]

  private static let counting: Set<String> = ["high-rtt", "high-jitter", "low-mos", "high-packet-loss"]
  /// Milliseconds; a sample may come 50 ms late.
  private static let shortest: Int64 = 9_950
  private var raised: [String: Int64] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard event.isBrowser, Self.counting.contains(event.name) else { return }
    let key = event.call + event.name
    if event.isRaised {
      raised[key] = event.at
    } else if let begun = raised.removeValue(forKey: key) {
      report.expect(event.at - begun >= Self.shortest) { "\(event.name) cleared after \(event.at - begun) ms" }
    }
  }
}
