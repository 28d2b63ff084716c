import Dialects

/// Whom an agent called into a conversation, and who leaves before them, is removed on their page.
struct DeparturesAgree: CCPRule {
  static let id = "ccp.truth.departures"
  static let summary =
    "participantremoved follows within 100 ms when a consulted or added party leaves more than that before the agent"

  private var removed: [CallKey: [Int64]] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    if line.type == "participantremoved" { removed[line.call, default: []].append(line.recordedAt) }
    guard line.type == "callended", let place = context.truth.place(of: line.call) else { return }
    let (conversation, agent) = (context.truth.conversation(place), context.truth.leg(place))
    let told = removed.removeValue(forKey: line.call) ?? []
    for action in conversation.actions
    where action.leg == place.leg && ["transfer_consult_start", "party_add"].contains(action.action) {
      guard let target = action.target, conversation.legs[target].isHuman else { continue }
      let left = conversation.legs[target].leftAt
      // Of who leaves so shortly before the agent, the page may not hear any more.
      guard left + recordingDelay < agent.leftAt else { continue }
      report.expect(told.contains { (0...recordingDelay).contains($0 - left) }) {
        "\(line.stream): leg \(target) left \(line.callID) at \(left), removed at \(told)"
      }
    }
  }
}
