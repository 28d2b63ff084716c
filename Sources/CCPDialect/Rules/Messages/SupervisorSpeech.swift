import Dialects
import JSONText

/// A supervisor is transcribed only after joining in (invariant 38).
struct SupervisorSpeech: CCPRule {
  static let id = "ccp.transcript.supervisor"
  static let summary = "a Supervisor's transcript falls into the time in which a coach had joined in"

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.type == "transcript", line.detail["sender"]?["role"]?.string == "Supervisor",
      let sent = line.clientSent, let conversation = context.truth.conversation(ofCall: line.callID)
    else { return }
    let isJoined = conversation.actions.contains {
      $0.action == "barge" && $0.at <= sent && sent <= conversation.legs[$0.leg].leftAt
    }
    report.expect(isJoined) { "\(line.stream): a supervisor speaks at \(sent) without having joined in" }
  }
}
