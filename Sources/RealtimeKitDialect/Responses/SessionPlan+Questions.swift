import Dialects
import GroundTruth
import Quantities

/// What questions about a session need to know of it.
extension SessionPlan {
  /// When the first question is asked: soon after the session's end or, while it goes on, when the platform is asked.
  var questioned: SimulationTime {
    known((life.ended ?? limit ?? peers[0].left) + RealtimeKitConventions.questionDelay)
  }

  /// How many people there were: somebody who came back is one.
  var personCount: Int { Set(peers.map(\.user)).count }

  /// Whether an action was known when the platform was asked.
  func isTold(_ action: Action) -> Bool { isKnown(action.at) }

  /// Whether a search for `text` finds a peer: by its id, the client's own id or the name shown, whatever the case.
  func isFound(_ peer: Peer, by text: String) -> Bool {
    let wanted = text.lowercased()
    return [peer.id.text, person(of: peer).name, displayName(of: peer)].contains {
      $0.lowercased().contains(wanted)
    }
  }

  /// The session of one of the meeting's rooms; nil when nobody was known to have joined it.
  func room(_ conversation: Conversation) -> SessionPlan? {
    var plan = SessionPlan()
    let record = ConversationRecord(
      conversation: conversation, series: conversation.legs.map { _ in nil }, impairments: [])
    plan.begin(record, identifiers, asking, until: limit)
    return plan.peers.isEmpty ? nil : plan
  }
}
