import Dialects
import JSONText

/// Invariant 30.
struct RelaySequence: Rule {
  static let id = "twilio.relay.sequence"
  static let summary =
    "a session counts its events from 1 in order of time, the settings first and what became of it last"
  static let documents = ["twilio.call-event"]

  private struct Last {
    var number: Int64
    var at: Int64
    var name: String
  }
  private var last: [String: Last] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = RelayReading(document) else { return }
    let before = last.updateValue(Last(number: event.number, at: event.at, name: event.name), forKey: event.session)
    let isNext = event.number == (before?.number ?? 0) + 1 && event.at >= before?.at ?? event.at
    let isPlaced = (before == nil) == (event.name == "configurations") && before?.name != "call_wrap_up"
    report.expect(isNext && isPlaced) {
      "\(event.name) is number \(event.number) after \(before?.name ?? "nothing") of \(before?.number ?? 0)"
    }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for (session, last) in last.sorted(by: { $0.key < $1.key }) {
      report.expect(last.name == "call_wrap_up") { "\(session) ends with \(last.name)" }
    }
  }
}
