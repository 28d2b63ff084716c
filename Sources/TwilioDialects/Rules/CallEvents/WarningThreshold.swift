import Dialects
import JSONText

/// Invariant 20; when one of the browser SDK's two loss warnings clears, it finds none and states 0.
struct WarningThreshold: Rule {
  static let id = "twilio.call-event.warning-threshold"
  static let summary = "a warning states the threshold of its name"
  static let documents = ["twilio.call-event"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard event.isWarning, let stated = event.sdk?["metric"]?["threshold"]?.double,
      let table = WarningTable(event.name, isBrowser: event.isBrowser)
    else { return }
    let isLoss = event.isBrowser && event.name.hasPrefix("high-packet")
    report.expect(stated == table.threshold || stated == 0 && isLoss && event.isCleared) {
      "\(event.name) states \(stated) instead of \(table.threshold)"
    }
  }
}
