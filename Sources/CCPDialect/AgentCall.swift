import GroundTruth
import Quantities

/// One agent's leg as a call on their page: when it starts, connects and ends, and with whom it is.
///
/// Legs are positions in the conversation, so that a call is a few words and keeps nothing alive.
struct AgentCall {
  let leg: Int
  /// The customer's last leg: the one that decides when the customer is gone.
  let customer: Int
  /// Ringing at the agent, or the dial request, or the callback accepted.
  let startedAt: SimulationTime
  /// Agent and far end in conversation; nil when it never came to that.
  let connectedAt: SimulationTime?
  /// When the agent is gone.
  let leftAt: SimulationTime
  let isInbound: Bool

  /// Nil when the page never learnt of a call.
  init?(_ leg: Int, of conversation: Conversation) {
    guard conversation.legs[leg].role == .agent, conversation.legs[leg].isSpoken, conversation.kind != .meeting,
      let customer = conversation.legs.lastIndex(where: { $0.role == .customer })
    else { return nil }
    self.leg = leg
    self.customer = customer
    leftAt = conversation.legs[leg].leftAt
    let start: SimulationTime
    let connection: SimulationTime?
    switch Self.part(of: leg, in: conversation) {
    case .receiver:
      isInbound = true
      start = conversation.legs[leg].alertedAt ?? conversation.legs[leg].offeredAt
      connection = conversation.legs[leg].answeredAt
    case .dialler(let dialled):
      // A dial attempt that fails at once is told one layer below (CALL_FAILED) and never starts a call.
      guard conversation.legs[dialled].end != .failed else { return nil }
      isInbound = false
      start = conversation.legs[leg].offeredAt
      connection = Self.later(conversation.legs[leg].answeredAt, conversation.legs[dialled].answeredAt)
    case .callback(let dialled):
      // Accepting a callback starts the call: the customer has still to be dialled.
      guard let accepted = conversation.legs[leg].answeredAt else { return nil }
      isInbound = false
      start = accepted
      connection = dialled.flatMap { Self.later(accepted, conversation.legs[$0].answeredAt) }
    }
    startedAt = start + CCPConventions.startNotice
    connectedAt = Self.later(connection, startedAt)
  }

  /// Everything the page shows of the call itself, in order of cause; without statistics and messages.
  func addEvents(of conversation: Conversation, _ parties: inout PartyMemory, to page: inout PageEvents) {
    let facts = CCPEvent.CallFacts(isInbound: isInbound, participant: customer)
    page.add(startedAt, .start, .callStarted(facts))
    if let connectedAt {
      page.add(connectedAt, .start, .callConnected(facts))
      addPartyEvents(of: conversation, since: connectedAt, &parties, to: &page)
    }
    page.add(max(leftAt, startedAt), .end, .callEnded)
    // Every call that connected is followed by work, if of no length; a failed dial by what the truth says.
    let workEnd = conversation.legs[leg].wrapUp?.span.end
    if connectedAt != nil || workEnd != nil {
      page.add(max(workEnd ?? leftAt, startedAt), .wrapUp, .wrapUpEnded)
    }
  }

  // MARK: How a leg came to be a call

  private enum Part {
    case receiver
    /// The agent called this leg.
    case dialler(Int)
    /// The agent is to call somebody back; the customer's leg, if it came to that.
    case callback(Int?)
  }

  private static func part(of leg: Int, in conversation: Conversation) -> Part {
    let dialled = conversation.legs.firstIndex { $0.role == .customer && $0.origin == .dialled(by: leg) }
    switch conversation.kind {
    case .inbound, .meeting: return .receiver
    case .outbound: return dialled.map(Part.dialler) ?? .receiver
    case .callback:
      if let dialled { return .callback(dialled) }
      let leftAt = conversation.legs[leg].leftAt
      let isBeforeTheCustomer = conversation.legs.allSatisfy { $0.role != .customer || $0.offeredAt >= leftAt }
      return isBeforeTheCustomer ? .callback(nil) : .receiver
    }
  }

  private static func later(_ one: SimulationTime?, _ other: SimulationTime?) -> SimulationTime? {
    guard let one, let other else { return nil }
    return max(one, other)
  }
}
