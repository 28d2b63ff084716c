import Dialects
import JSONText

/// Invariant 16: a client's events are in order of time, begin with its loading before the join, and end with it.
struct EventOrder: Rule {
  static let id = "realtimekit.events.order"
  static let summary = "events ascend; precall_begin only first and before joined_at; none is over 1 s after left_at"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    let events = reading.metadata["events"]?.elements ?? []
    let times = events.compactMap { $0.time("timestamp") }
    guard let last = times.last else { return }
    let isAscending = zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }
    let begins = events.filter { $0.text("name") == "precall_begin" }
    let isWeb = reading.metadata["sdk_name"] != nil
    let opens =
      begins.isEmpty
      ? !isWeb
      : begins.count == 1 && events[0].text("name") == "precall_begin" && times[0] < reading.joined
    report.expect(isAscending && opens && last <= reading.left + 1_000) {
      "ascending \(isAscending), \(begins.count) precall_begin, last \(last - reading.left) ms after the leave"
    }
  }
}
