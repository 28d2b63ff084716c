import Dialects
import JSONText

/// Invariant 17, its first half; a restart checks again after it was disconnected.
struct ICESequence: Rule {
  static let id = "twilio.call-event.ice-sequence"
  static let summary = "ICE connection states follow one another as they can"
  static let documents = ["twilio.call-event"]

  private static let next: [String: Set<String>] = [
    "": ["new", "checking"], "new": ["checking", "closed"], "checking": ["connected", "failed", "closed"],
    "connected": ["completed", "disconnected", "closed"], "completed": ["disconnected", "closed"],
    "disconnected": ["checking", "connected", "failed", "closed"], "failed": ["checking", "closed"],
  ]
  private var state: [String: String] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard event.group == "ice-connection-state" else { return }
    let before = state.updateValue(event.name, forKey: event.call) ?? ""
    report.expect(Self.next[before]?.contains(event.name) ?? false) {
      "\(event.name) after \(before.isEmpty ? "nothing" : before)"
    }
  }
}
