import Dialects
import JSONText

/// Invariant 22; the standard deviations of audio warnings are printed unrounded.
struct WarningWindow: Rule {
  static let id = "twilio.call-event.warning-window"
  static let summary = "the window of a warning has the length, range and decimals of its kind"
  static let documents = ["twilio.call-event"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard event.isWarning, let numbers = event.sdk?["metric"]?["values"]?.elements, let values = event.window,
      let table = WarningTable(event.name, isBrowser: event.isBrowser)
    else { return }
    var isRounded = true
    for case .number(let number) in numbers where number.places > 2 && event.isWindowed { isRounded = false }
    report.expect(
      table.lengths.contains(values.count) && values.allSatisfy(table.values.contains) && isRounded
    ) { "\(event.label) with \(values)" }
  }
}
