import Dialects

/// A receiving agent's call starts after the initiator has invited them (invariant 40).
struct ReceiversFollow: CCPRule {
  static let id = "ccp.transfer.receiver-follows"
  static let summary = "the call of an agent who is invited starts no earlier than the initiator's participantadded"

  private var added: [CallKey: [Int64]] = [:]
  private var started: [CallKey: Int64] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    if line.type == "participantadded" { added[line.call, default: []].append(line.recordedAt) }
    if line.type == "callstarted" { started[line.call] = line.recordedAt }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      for action in conversation.actions {
        guard ["transfer_blind", "transfer_consult_start", "party_add"].contains(action.action),
          let target = action.target, let start = call(of: conversation.legs[target]).flatMap({ started[$0] }),
          let invitations = call(of: conversation.legs[action.leg]).flatMap({ added[$0] }),
          let invitation = invitations.min(by: { abs($0 - action.at) < abs($1 - action.at) })
        else { continue }
        report.expect(start >= invitation - recordingDelay) {
          "\(conversation.legs[target].ccpCallID ?? ""): started at \(start), invited at \(invitation)"
        }
      }
    }
  }

  private func call(of leg: TruthIndex.Leg) -> CallKey? {
    guard let stream = leg.ccpStream, let callID = leg.ccpCallID else { return nil }
    return CallKey(stream: stream, callID: callID)
  }
}
