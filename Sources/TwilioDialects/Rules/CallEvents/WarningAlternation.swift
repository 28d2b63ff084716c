public import Dialects
public import JSONText

/// Invariant 19, its first sentence; a warning may stay open until the end.
public struct WarningAlternation: Rule {
  public static let id = "twilio.call-event.warning-alternation"
  public static let summary = "a warning is raised and cleared in turn, raised first"
  public static let documents = ["twilio.call-event"]

  private var raised: Set<String> = []

  public init() {}

  public mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard event.isWarning else { return }
    let key = event.call + event.name
    let wasRaised = raised.contains(key)
    if event.isRaised { raised.insert(key) } else { raised.remove(key) }
    report.expect(event.isRaised != wasRaised) { "\(event.label) twice in a row" }
  }
}
