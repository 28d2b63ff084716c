public import Dialects
public import JSONText

/// Invariant 37.
public struct Moderator: Rule {
  public static let id = "twilio.participant.moderator"
  public static let summary = "a moderator is who starts the conference on entering or ends it on leaving"
  public static let documents = ["twilio.conference-participant-summary"]

  public init() {}

  public mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let stated = document["is_moderator"]?.boolean, let properties = document["properties"],
      let starts = properties["start_conference_on_enter"]?.boolean,
      let ends = properties["end_conference_on_exit"]?.boolean
    else { return }
    report.expect(stated == (starts || ends)) { "\(stated), starts \(starts), ends \(ends) \(summary.participant)" }
  }
}
