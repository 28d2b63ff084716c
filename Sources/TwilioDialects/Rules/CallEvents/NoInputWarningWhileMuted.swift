import Dialects
import JSONText

/// Invariant 24.
struct NoInputWarningWhileMuted: Rule {
  static let id = "twilio.call-event.no-input-warning-while-muted"
  static let summary = "a muted microphone is not warned of"
  static let documents = ["twilio.call-event"]

  private var muted: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    switch event.sdkConnection {
    case "muted"?: muted.insert(event.call)
    case "unmuted"?: muted.remove(event.call)
    default: break
    }
    guard event.isRaised, event.name == "constant-audio-input-level" else { return }
    report.expect(!muted.contains(event.call)) { "raised while muted" }
  }
}
