import GroundTruth
import Quantities

/// What is followed while the events of a call are told; its memory serves one call after the other.
struct PartyMemory {
  /// A party that is gone before the agent is.
  struct Departure {
    var at: SimulationTime
    var party: Int
  }

  var board = PartyBoard(customer: 0)
  /// In order of time.
  var departures: [Departure] = []
}

/// Holds, added parties, merges, swaps, mutes and recording, as far as they are one agent's.
extension AgentCall {
  /// Tells what changes the board, actions of this agent and parties that leave, in order of time.
  ///
  /// At one instant departures come first: who is dropped is gone before the others come off hold.
  func addPartyEvents(
    of conversation: Conversation, since connected: SimulationTime, _ memory: inout PartyMemory,
    to page: inout PageEvents
  ) {
    memory.board.begin(customer: customer)
    gatherDepartures(from: conversation, into: &memory.departures)
    var departed = 0
    var (isMuted, isPaused) = (false, false)
    func departures(until time: SimulationTime) {
      while departed < memory.departures.count, memory.departures[departed].at <= time {
        let departure = memory.departures[departed]
        if departure.at >= connected, memory.board.remove(departure.party) {
          page.add(departure.at, .call, .participantRemoved(departure.party))
        }
        departed += 1
      }
    }
    for position in conversation.actions.indices where conversation.actions[position].leg == leg {
      let (at, kind) = (conversation.actions[position].at, conversation.actions[position].kind)
      departures(until: at)
      guard at >= connected else { continue }
      switch kind {
      case .mute where !isMuted, .unmute where isMuted:
        isMuted.toggle()
        page.add(at, .call, isMuted ? .mute : .unmute)
      case .recordingPause where !isPaused, .recordingResume where isPaused:
        isPaused.toggle()
        page.add(at, .call, isPaused ? .pauseRecording : .resumeRecording)
      // Off hold at the end of the agent's part: the caller goes on without this page.
      case .unhold where at >= leftAt: continue
      default:
        let target = conversation.actions[position].target.map { party(of: $0, in: conversation) }
        if let event = Self.apply(kind, to: target, &memory.board) { page.add(at, .call, event) }
      }
    }
    departures(until: leftAt)
  }

  /// What the page shows of an action about parties; nil when the board says it already.
  private static func apply(_ action: Action.Kind, to target: Int?, _ board: inout PartyBoard) -> CCPEvent? {
    switch action {
    case .conferenceMerge: return board.merge() ? .conference : nil
    case .swap: return board.swap() ? .swap : nil
    default: break
    }
    guard let target else { return nil }
    return switch action {
    case .transferBlind, .transferConsultStart, .partyAdd: board.invite(target) ? .participantAdded(target) : nil
    case .hold: board.setHeld(target, true) ? .hold(target) : nil
    case .unhold: board.setHeld(target, false) ? .resume(target) : nil
    default: nil
    }
  }

  /// The customer and whom this agent called into the conversation, with the instants at which they are gone.
  private func gatherDepartures(from conversation: Conversation, into found: inout [PartyMemory.Departure]) {
    found.removeAll(keepingCapacity: true)
    func add(_ party: Int) {
      let left = departure(of: party, from: conversation)
      // Who leaves together with the agent ends the call and is not removed from it.
      guard left < leftAt else { return }
      // Parties of one instant stay in the order of their invitations.
      let place = found.lastIndex { $0.at <= left }.map { $0 + 1 } ?? 0
      found.insert(PartyMemory.Departure(at: left, party: party), at: place)
    }
    add(customer)
    for position in conversation.actions.indices {
      if let invited = party(invitedBy: position, in: conversation) { add(invited) }
    }
  }

  /// The leg that this agent called into the conversation by the action at `position`; nil for any other action.
  private func party(invitedBy position: Int, in conversation: Conversation) -> Int? {
    guard conversation.actions[position].leg == leg else { return nil }
    switch conversation.actions[position].kind {
    case .transferBlind, .transferConsultStart, .partyAdd: return conversation.actions[position].target
    default: return nil
    }
  }

  /// When a party is gone: for a queue that passed the agent on to somebody, when that somebody is.
  private func departure(of party: Int, from conversation: Conversation) -> SimulationTime {
    let left = conversation.legs[party].leftAt
    guard conversation.legs[party].role == .queue, conversation.legs[party].end == .routed else { return left }
    let taker = conversation.legs.lastIndex { $0.origin == .offer(queueLeg: party) && $0.answeredAt != nil }
    return taker.map { conversation.legs[$0].leftAt } ?? left
  }

  /// The entry of the board that a leg belongs to: every leg of the customer is the customer, whoever took a call
  /// from an invited queue is that queue.
  private func party(of target: Int, in conversation: Conversation) -> Int {
    if conversation.legs[target].role == .customer { return customer }
    if case .offer(let queueLeg) = conversation.legs[target].origin,
      conversation.actions.indices.contains(where: { party(invitedBy: $0, in: conversation) == queueLeg })
    {
      return queueLeg
    }
    return target
  }
}
