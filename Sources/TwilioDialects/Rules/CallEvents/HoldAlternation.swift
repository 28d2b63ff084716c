import Dialects
import JSONText

/// Invariant 16, its first half, for calls that the telephone itself interrupts.
struct HoldAlternation: Rule {
  static let id = "twilio.call-event.hold-alternation"
  static let summary = "hold and unhold alternate, hold first, on telephones only"
  static let documents = ["twilio.call-event"]

  private var held: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard let name = event.sdkConnection, name == "hold" || name == "unhold" else { return }
    let wasHeld = held.contains(event.call)
    if name == "hold" { held.insert(event.call) } else { held.remove(event.call) }
    report.expect(wasHeld == (name == "unhold") && !event.isBrowser) { "\(name) out of turn" }
  }
}
