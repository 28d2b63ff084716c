public import Dialects
public import JSONText

/// Invariant 38, its first half.
public struct CoachFlag: Rule {
  public static let id = "twilio.participant.coach"
  public static let summary = "a coach has coached participants and coaching events, and nobody else has"
  public static let documents = ["twilio.conference-participant-summary"]

  public init() {}

  public mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let stated = document["is_coach"]?.boolean, let coached = document["coached_participants"]?.elements else {
      return
    }
    let hasEvents = !summary.events("coaching").isEmpty
    report.expect(stated == !coached.isEmpty && stated == hasEvents) {
      "\(stated) with \(coached.count) coached and \(hasEvents ? "" : "no ")coaching events"
    }
  }
}
