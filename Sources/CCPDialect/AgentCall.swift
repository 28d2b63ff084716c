import GroundTruth
import Quantities
import Randomness

/// One agent's leg as a call on their page: when it starts, connects and ends, and with whom it is.
struct AgentCall {
  let conversation: Conversation
  let leg: Leg
  /// The customer's last leg: the one that decides when the customer is gone.
  let customer: Leg
  /// Ringing at the agent, or the dial request, or the callback accepted.
  let startedAt: SimulationTime
  /// Agent and far end in conversation; nil when it never came to that.
  let connectedAt: SimulationTime?
  let isInbound: Bool

  /// Nil when the page never learnt of a call.
  init?(_ conversation: Conversation, _ leg: Leg) {
    guard leg.role == .agent, conversation.kind != .meeting,
      let customer = conversation.legs.last(where: { $0.role == .customer })
    else { return nil }
    self.conversation = conversation
    self.leg = leg
    self.customer = customer
    let start: SimulationTime
    let connection: SimulationTime?
    switch Self.part(of: leg, in: conversation) {
    case .receiver:
      isInbound = true
      start = leg.alertedAt ?? leg.offeredAt
      connection = leg.answeredAt
    case .dialler(let dialled):
      // A dial attempt that fails at once is told one layer below (CALL_FAILED) and never starts a call.
      guard dialled.end != .failed else { return nil }
      isInbound = false
      start = leg.offeredAt
      connection = Self.later(leg.answeredAt, dialled.answeredAt)
    case .callback(let dialled):
      // Accepting a callback starts the call: the customer has still to be dialled.
      guard let accepted = leg.answeredAt else { return nil }
      isInbound = false
      start = accepted
      connection = dialled.flatMap { Self.later(accepted, $0.answeredAt) }
    }
    startedAt = start + CCPConventions.startNotice
    connectedAt = Self.later(connection, startedAt)
  }

  /// Whether the page learns of a call for this leg.
  static func exists(_ conversation: Conversation, _ leg: Leg) -> Bool { AgentCall(conversation, leg) != nil }

  /// Everything the page shows of the call itself, in order of cause; without statistics and messages.
  func events(_ names: PartyNames, into page: inout PageEvents) {
    let facts = CCPEvent.CallFacts(isInbound: isInbound, participant: names.name(of: customer.index))
    page.add(startedAt, .start, .callStarted(facts))
    if let connectedAt {
      page.add(connectedAt, .start, .callConnected(facts))
      partyEvents(since: connectedAt, names, into: &page)
    }
    page.add(max(leg.leftAt, startedAt), .end, .callEnded)
    // Every call that connected is followed by work, if of no length; a failed dial by what the truth says.
    if connectedAt != nil || leg.wrapUp != nil {
      page.add(max(leg.wrapUp?.span.end ?? leg.leftAt, startedAt), .wrapUp, .wrapUpEnded)
    }
  }

  // MARK: How a leg came to be a call

  private enum Part {
    case receiver
    /// The agent called this leg.
    case dialler(Leg)
    /// The agent is to call somebody back; the customer's leg, if it came to that.
    case callback(Leg?)
  }

  private static func part(of leg: Leg, in conversation: Conversation) -> Part {
    let dialled = conversation.legs.first { $0.role == .customer && $0.origin == .dialled(by: leg.index) }
    switch conversation.kind {
    case .inbound, .meeting: return .receiver
    case .outbound: return dialled.map(Part.dialler) ?? .receiver
    case .callback:
      if let dialled { return .callback(dialled) }
      let isBeforeTheCustomer = conversation.legs.allSatisfy { $0.role != .customer || $0.offeredAt >= leg.leftAt }
      return isBeforeTheCustomer ? .callback(nil) : .receiver
    }
  }

  private static func later(_ one: SimulationTime?, _ other: SimulationTime?) -> SimulationTime? {
    guard let one, let other else { return nil }
    return max(one, other)
  }
}

extension AgentCall {
  /// Something that changes the board: an action of this agent, or a party that leaves.
  private enum Change {
    case departure(Int)
    case action(Action)
  }

  /// Holds, added parties, merges, swaps, mutes and recording, as far as they are this agent's.
  private func partyEvents(since connected: SimulationTime, _ names: PartyNames, into page: inout PageEvents) {
    var board = PartyBoard(customer: customer.index)
    var (isMuted, isPaused) = (false, false)
    for (at, change) in changes where at >= connected {
      switch change {
      case .departure(let party):
        if board.remove(party) { page.add(at, .call, .participantRemoved(names.name(of: party))) }
      case .action(let action):
        switch action.kind {
        case .mute where !isMuted, .unmute where isMuted:
          isMuted.toggle()
          page.add(at, .call, isMuted ? .mute : .unmute)
        case .recordingPause where !isPaused, .recordingResume where isPaused:
          isPaused.toggle()
          page.add(at, .call, isPaused ? .pauseRecording : .resumeRecording)
        default:
          if let event = Self.apply(action, of: party(of: action.target), names, to: &board) {
            page.add(at, .call, event)
          }
        }
      }
    }
  }

  /// What the page shows of an action about parties; nil when the board says it already.
  private static func apply(
    _ action: Action, of target: Int?, _ names: PartyNames, to board: inout PartyBoard
  ) -> CCPEvent? {
    switch action.kind {
    case .conferenceMerge: return board.merge() ? .conference : nil
    case .swap: return board.swap() ? .swap : nil
    default: break
    }
    guard let target else { return nil }
    let name = names.name(of: target)
    return switch action.kind {
    case .transferBlind, .transferConsultStart, .partyAdd: board.invite(target) ? .participantAdded(name) : nil
    case .hold: board.setHeld(target, true) ? .hold(name) : nil
    case .unhold: board.setHeld(target, false) ? .resume(name) : nil
    default: nil
    }
  }

  /// Departures and this agent's actions in order of time, at one instant departures first: who is dropped is gone
  /// before the others come off hold.
  private var changes: [(at: SimulationTime, change: Change)] {
    var found: [(at: SimulationTime, change: Change)] = []
    for party in [customer.index] + invitedParties {
      let left = departure(of: party)
      // Who leaves together with the agent ends the call and is not removed from it.
      if left < leg.leftAt { found.append((left, .departure(party))) }
    }
    for action in conversation.actions where action.leg == leg.index {
      // Off hold at the end of the agent's part: the caller goes on without this page.
      guard action.kind != .unhold || action.at < leg.leftAt else { continue }
      found.append((action.at, .action(action)))
    }
    // Within an instant the order of appending stands, departures before actions.
    return found.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  /// The legs that this agent called into the conversation.
  private var invitedParties: [Int] {
    conversation.actions.filter {
      $0.leg == leg.index && [.transferBlind, .transferConsultStart, .partyAdd].contains($0.kind)
    }.compactMap(\.target)
  }

  /// When a party is gone: for a queue that passed the agent on to somebody, when that somebody is.
  private func departure(of party: Int) -> SimulationTime {
    let invited = conversation.legs[party]
    guard invited.role == .queue, invited.end == .routed else { return invited.leftAt }
    let taker = conversation.legs.last { $0.origin == .offer(queueLeg: party) && $0.answeredAt != nil }
    return taker?.leftAt ?? invited.leftAt
  }

  /// The entry of the board that a leg belongs to: every leg of the customer is the customer, whoever took a call
  /// from an invited queue is that queue.
  private func party(of target: Int?) -> Int? {
    guard let target else { return nil }
    let found = conversation.legs[target]
    if found.role == .customer { return customer.index }
    if case .offer(let queueLeg) = found.origin, invitedParties.contains(queueLeg) { return queueLeg }
    return target
  }
}
