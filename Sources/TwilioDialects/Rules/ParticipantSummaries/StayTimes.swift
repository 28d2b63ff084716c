import Dialects
import JSONText

/// Agreement with the truth: who never joined is there from the answer, or from dialling, and everybody is gone when an
/// agent has left who ends the conference.
struct StayTimes: Rule {
  static let id = "twilio.participant.times"
  static let summary =
    "a stay is printed with the seconds in which its leg joined and left, or its conference was ended"
  static let documents = ["twilio.conference-participant-summary"]

  private struct Cut {
    var participant: String
    var left: Int64
  }
  /// Who left before their call was over, by conference.
  private var cuts: [String: [Cut]] = [:]
  /// When whoever is to end a conference left it first, and when the last of all left, by conference.
  private var exits: [String: Int64] = [:]
  private var ends: [String: Int64] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    ends[summary.conference] = max(ends[summary.conference] ?? .min, summary.left)
    if summary.endsConference { exits[summary.conference] = min(exits[summary.conference] ?? .max, summary.left) }
    guard let leg = context.truth.byTwilioParticipant[summary.participant].map(context.truth.leg) else { return }
    let joined = leg.joinedAt ?? leg.answeredAt ?? leg.offeredAt
    report.expect(joined / 1_000 == summary.joined && leg.leftAt / 1_000 >= summary.left) {
      "from \(summary.joined) to \(summary.left), in the truth from \(joined) to \(leg.leftAt) ms"
    }
    guard leg.leftAt / 1_000 > summary.left else { return }
    cuts[summary.conference, default: []].append(Cut(participant: summary.participant, left: summary.left))
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for (conference, cuts) in cuts.sorted(by: { $0.key < $1.key }) {
      for cut in cuts {
        report.expect(exits[conference] == cut.left || ends[conference] == cut.left) {
          "\(cut.participant) left at \(cut.left), its call went on and nobody had ended \(conference)"
        }
      }
    }
  }
}
