import GroundTruth

/// A conversation's legs in the platform's words.
extension Conversation {
  /// The leg of the outside party whom everybody else's call points at (reference section 6, rule 9); nil without one.
  var hub: Int? { first(.customer) ?? first(.external) }

  /// The first leg of a role.
  func first(_ role: Leg.Role) -> Int? { legs.indices.first { legs[$0].role == role } }

  func purpose(of leg: Int) -> Participant.Purpose {
    switch legs[leg].role {
    case .ivr: legs[leg].isVoicemail ? .voicemail : office?.document?.leg == leg ? .fax : .ivr
    case .queue: .acd
    case .customer: .customer
    // An outside party in the work of a queue counts as a customer (reference section 5.8 and 5.10).
    case .external, .attendee: queue == nil ? .external : .customer
    case .agent: queue(of: leg) == nil ? .user : .agent
    case .coach: .user
    }
  }

  /// The queue a leg works for: its own, or that of the leg which brought it in.
  func queue(of leg: Int) -> Int? {
    switch legs[leg].role {
    case .customer:
      let last = legs.indices.last { legs[$0].role == .queue && !isConsult($0) }
      return last.flatMap { legs[$0].queue }
    case .ivr, .coach, .external, .attendee: return nil
    case .queue, .agent: break
    }
    if let queue = legs[leg].queue { return queue }
    switch legs[leg].origin {
    case .offer(let from), .blindTransfer(let from), .consult(let from), .partyAdd(let from), .rejoin(let from):
      // A leg comes from an earlier one, so this ends.
      return from < leg ? queue(of: from) : queue
    case .arrival, .routing, .dialled, .supervision, .meeting: return queue
    }
  }

  private func isConsult(_ leg: Int) -> Bool {
    if case .consult = legs[leg].origin { true } else { false }
  }

  func initialState(of leg: Int) -> Participant.InitialState {
    // What is written is there at once; only agents are alerted.
    if medium.isWritten { return writtenInitialState(of: leg) }
    return switch legs[leg].role {
    // What is sent by facsimile has to be there first.
    case .ivr, .queue: isSender(leg) ? .uploading : .offering
    case .customer, .external, .attendee: legs[leg].isInbound ? .offering : .dialing
    case .agent: isDialling(leg) ? .contacting : .alerting
    case .coach: legs[leg].alertedAt == nil ? .contacting : .alerting
    }
  }

  private func writtenInitialState(of leg: Int) -> Participant.InitialState {
    // What goes out is on its way at first; a messenger offers it to the other side.
    if isWrittenTo(leg) { return medium == .email ? .transmitting : .alerting }
    return legs[leg].role == .agent && !isWriter(leg) ? .alerting : .connected
  }

  /// Whether somebody outside was written to before they wrote.
  func isWrittenTo(_ leg: Int) -> Bool {
    switch legs[leg].role {
    case .customer, .external, .attendee: medium.isWritten && !legs[leg].isInbound
    case .ivr, .queue, .agent, .coach: false
    }
  }

  /// Whether an agent writes of their own accord.
  func isWriter(_ leg: Int) -> Bool {
    if case .dialled = legs[leg].origin { return medium.isWritten && legs[leg].role == .agent }
    return false
  }

  /// Whether a leg's call is inbound: an agent's is when it was offered, also in an outbound conversation (reference
  /// section 3.2).
  func isOffered(_ leg: Int) -> Bool {
    if medium.isWritten { return !isWrittenTo(leg) && !isWriter(leg) }
    return switch legs[leg].role {
    case .ivr, .queue: !isSender(leg)
    case .customer, .external, .attendee: legs[leg].isInbound
    case .agent: !isDialling(leg)
    case .coach: false
    }
  }

  /// The outside leg that the agent of `leg` dialled; nil for an agent whom the call was offered to.
  func dialledCustomer(of leg: Int) -> Int? {
    guard case .dialled = legs[leg].origin else { return nil }
    return legs.indices.first { legs[$0].role != .agent && legs[$0].origin == .dialled(by: leg) }
  }

  /// The leg whose call is the peer of that of `leg`.
  func peer(of leg: Int, hub: Int?) -> Int? {
    // Inside the house the caller's call is in the outside party's place.
    if hub == nil, office != nil { return leg == 0 ? nil : 0 }
    return switch legs[leg].role {
    case .coach:
      if case .supervision(let target) = legs[leg].origin { target } else { hub }
    case .external, .attendee, .customer:
      // Added parties have no peer; whoever an agent transferred to or consulted points at the customer.
      switch legs[leg].origin {
      case .blindTransfer where leg != hub, .consult where leg != hub: hub
      case .arrival, .routing, .offer, .dialled, .partyAdd, .supervision, .meeting, .rejoin, .blindTransfer, .consult:
        nil
      }
    case .ivr, .queue, .agent: hub
    }
  }
}
