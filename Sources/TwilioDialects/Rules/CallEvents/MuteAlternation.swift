import Dialects
import JSONText

/// Invariant 16, its first half.
struct MuteAlternation: Rule {
  static let id = "twilio.call-event.mute-alternation"
  static let summary = "muted and unmuted alternate, muted first"
  static let documents = ["twilio.call-event"]

  private var muted: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard let name = event.sdkConnection, name == "muted" || name == "unmuted" else { return }
    let wasMuted = muted.contains(event.call)
    if name == "muted" { muted.insert(event.call) } else { muted.remove(event.call) }
    report.expect(wasMuted == (name == "unmuted")) { "\(name) twice in a row" }
  }
}
