import Dialects
import JSONText

/// Invariant 21.
struct WarningValues: Rule {
  static let id = "twilio.call-event.warning-values"
  static let summary = "the window of a warning shows why it was raised or cleared"
  static let documents = ["twilio.call-event"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard event.isWindowed, let values = event.window,
      let table = WarningTable(event.name, isBrowser: event.isBrowser)
    else { return }
    let sum = values.reduce(0, +)
    let beyond = values.count { table.judgement == .below ? $0 < table.threshold : $0 > table.threshold }
    let isShown: Bool
    switch table.judgement {
    case .above, .below: isShown = event.isRaised ? beyond >= 3 : beyond == 0
    // Two decimals each: the mean of seven is off by half a hundredth at most.
    case .mean: isShown = event.isRaised ? sum / 7 > 3 - 0.005 : sum / 7 <= 1 + 0.005
    case .zeros: isShown = event.isRaised == (sum == 0)
    }
    report.expect(isShown) { "\(event.label) with \(values)" }
  }
}
