import Dialects
import JSONText

/// Invariant 9: the outside party's call is the hub that all internal calls point at; a supervisor's call points at the
/// call listened to, a party added later at nothing or at the hub.
///
/// Between people of the house it is the caller's.
struct PeerIsHub: ConversationRule {
  static let id = "genesys.call.peer"
  static let summary = "peerId is the outside party's call, for supervisors that of a supervised participant"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let hub = (conversation.hub ?? conversation.houseCall)?.id
    for call in conversation.calls {
      let peer = call.json["peerId"]?.string
      let allowed: [String?]
      if call.participant.isSupervisor {
        allowed = SupervisorTargets.targets(of: call.participant).flatMap {
          conversation.participant($0)?.calls.map(\.id) ?? []
        }
      } else if call.id == hub {
        // The two sides of a message point at each other.
        let mutual = call.medium == "messages" ? conversation.calls.filter { $0.participant.isUser }.map(\.id) : []
        allowed = [nil, conversation.calls.first { !$0.participant.isOutside }?.id] + mutual
      } else if call.participant.isOutside {
        allowed = [nil, hub]
      } else {
        allowed = [hub]
      }
      report.expect(allowed.contains(peer)) { "\(call.participant.label): peer \(peer ?? "absent")" }
    }
  }
}
