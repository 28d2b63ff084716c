import Dialects
import JSONText

/// Invariant 32.
struct RelayDuration: Rule {
  static let id = "twilio.relay.duration"
  static let summary = "a session states how long it took, to the second"
  static let documents = ["twilio.call-event"]

  private var begun: [String: Int64] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = RelayReading(document) else { return }
    if event.name == "configurations" { begun[event.session] = event.at }
    guard event.name == "call_wrap_up", let start = begun[event.session] else { return }
    let stated = event.data["call_wrap_up"]?["duration_in_seconds"]?.integer ?? -1
    let elapsed = (event.at - start) / 1_000
    report.expect((elapsed - 1...elapsed + 1).contains(stated)) { "states \(stated) s, it took \(elapsed) s" }
  }
}
