import Dialects

/// Whom an agent calls into a conversation is told on their page.
struct InvitationsAgree: CCPRule {
  static let id = "ccp.truth.invitations"
  static let summary = "participantadded comes once per transfer, consult and added party of the agent"

  private var added: [CallKey: Int] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    if line.type == "participantadded" { added[line.call, default: 0] += 1 }
    guard line.type == "callended", let place = context.truth.place(of: line.call) else { return }
    let invitations = context.truth.conversation(place).actions.filter {
      $0.leg == place.leg && ["transfer_blind", "transfer_consult_start", "party_add"].contains($0.action)
    }.count
    let told = added.removeValue(forKey: line.call) ?? 0
    if told == 0 && invitations == 0 { return }
    report.expect(told == invitations) { "\(line.stream): \(told) parties added of \(invitations)" }
  }
}
