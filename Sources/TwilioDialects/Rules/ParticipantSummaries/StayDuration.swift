public import Dialects
public import JSONText

/// Invariant 34.
public struct StayDuration: Rule {
  public static let id = "twilio.participant.duration"
  public static let summary =
    "duration_seconds is the difference of the printed times or one more, and nobody leaves before joining"
  public static let documents = ["twilio.conference-participant-summary"]

  public init() {}

  public mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let stated = document["duration_seconds"]?.integer else { return }
    let printed = summary.left - summary.joined
    report.expect(printed >= 0 && (printed...(printed + 1)).contains(stated)) {
      "states \(stated), the times are \(printed) s apart"
    }
  }
}
