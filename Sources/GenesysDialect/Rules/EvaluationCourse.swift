import Dialects
import JSONText

/// Section 3.7, order: an evaluation is made after the conversation, given to somebody, changed, handed in and shown, as
/// far as its status has it come.
struct EvaluationCourse: ConversationRule {
  static let id = "genesys.evaluation.course"
  static let summary =
    "created after the conversation, assigned, changed; submitted only when finished, released after that unless never; "
    + "answers exactly once it is begun"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      for evaluation in participant.json["evaluations"]?.elements ?? [] {
        let times = [
          "conversationDate", "conversationEndDate", "createdDate", "assignedDate", "changedDate", "releaseDate",
        ].compactMap { evaluation.milliseconds($0) }
        let status = evaluation["status"]?.string ?? ""
        let submitted = evaluation.milliseconds("submittedDate")
        let released = evaluation.milliseconds("releaseDate")
        let isNever = evaluation["neverRelease"]?.boolean ?? false
        let isAssigned = evaluation["assigned"]?.boolean ?? false
        let isSound =
          zip(times, times.dropFirst()).allSatisfy { $0 <= $1 } && (submitted != nil) == (status == "FINISHED")
          && (released == nil || !isNever && submitted.map { $0 <= released ?? 0 } ?? false)
          && (evaluation["answers"] != nil) == (status != "PENDING")
          && (evaluation["assignee"] != nil) == isAssigned && evaluation["agent"]?["id"]?.string == participant.userID
          && evaluation["conversation"]?["id"]?.string == conversation.id
        report.expect(isSound) { "\(participant.label): \(status), \(times), submitted \(submitted ?? 0)" }
      }
    }
  }
}
