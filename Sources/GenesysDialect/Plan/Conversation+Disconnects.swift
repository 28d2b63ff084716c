import GroundTruth

/// How a conversation's legs ended, in the platform's words (reference section 3.10).
extension Conversation {
  /// How `leg` ended.
  ///
  /// - Parameters:
  ///   - transferEnding: how it ends by a transfer of its own that is in the list of commands; nil without one.
  ///   - choice: from 0 up to 1, settles what the truth leaves open.
  func disconnect(of leg: Int, transferEnding: Disconnect.Kind?, choice: Double) -> Disconnect {
    if medium.isWritten { return writtenDisconnect(of: leg, choice: choice) }
    if let diversion = legs[leg].diversion { return Disconnect(diversion) }
    if let clearing = legs[leg].clearing { return Disconnect(clearing) }
    return switch legs[leg].role {
    case .ivr, .queue: platformDisconnect(legs[leg].end)
    case .agent, .coach: userDisconnect(of: leg, transferEnding: transferEnding, choice: choice)
    case .customer, .external, .attendee: outsiderDisconnect(legs[leg].end)
    }
  }

  func platformDisconnect(_ end: Leg.End) -> Disconnect {
    switch end {
    case .routed, .transferred: Disconnect(.transfer)
    case .hungUp, .removed, .failed, .busy, .declined: Disconnect(.system)
    case .networkLost: Disconnect(.transportFailure)
    case .abandoned, .peerLeft, .cancelled, .noAnswer, .meetingOver, .diallerHungUp: Disconnect(.peer)
    }
  }

  private func userDisconnect(of leg: Int, transferEnding: Disconnect.Kind?, choice: Double) -> Disconnect {
    let late: Disconnect.Fault? = choice < Disconnect.inactiveSessionShare ? .sessionInactive : nil
    switch legs[leg].end {
    case .hungUp:
      let isByHandset = legs[leg].role == .agent && choice > 1 - Disconnect.handsetShare
      return isByHandset ? Disconnect(.endpoint, cause: .normalClearing) : Disconnect(.client, fault: late)
    case .peerLeft, .meetingOver, .abandoned, .diallerHungUp:
      return Disconnect(.peer, cause: legs[leg].answeredAt == nil ? nil : .normalClearing)
    case .cancelled, .removed: return Disconnect(.peer)
    case .transferred, .routed: return Disconnect(transferEnding ?? .transferConference)
    case .declined: return Disconnect(.client, fault: late)
    case .noAnswer: return Disconnect(unanswered(legs[leg].origin))
    case .busy: return Disconnect(.system, response: .busyHere)
    case .networkLost:
      return Disconnect(.transportFailure, fault: legs[leg].transport == .webrtc ? .endpointDisconnected : nil)
    case .failed:
      // A browser phone that does not come up at all lacks what helps it to its media.
      let isPhone = office != nil && legs[leg].transport == .webrtc
      return Disconnect(.error, response: .temporarilyUnavailable, fault: isPhone ? .mediaHelperRequired : nil)
    }
  }

  /// A queue's offer is withdrawn by the platform; a call to the person times out (sections 5.3 and 5.8).
  private func unanswered(_ origin: Leg.Origin) -> Disconnect.Kind {
    switch origin {
    case .blindTransfer, .consult: .transferNoAnswer
    case .partyAdd: .timeout
    case .arrival, .routing, .offer, .dialled, .supervision, .meeting, .rejoin: .system
    }
  }

  private func outsiderDisconnect(_ end: Leg.End) -> Disconnect {
    switch end {
    case .hungUp, .abandoned: Disconnect(.endpoint, cause: .normalClearing)
    case .peerLeft, .cancelled, .removed, .meetingOver: Disconnect(.peer)
    case .transferred, .routed: Disconnect(.transfer)
    case .declined: Disconnect(.endpoint, cause: .callRejected)
    case .busy: Disconnect(.endpoint, cause: .userBusy, response: .busyHere)
    case .noAnswer: Disconnect(.timeout, cause: .noAnswer, response: .temporarilyUnavailable)
    case .networkLost: Disconnect(.transportFailure, cause: .temporaryFailure)
    // It is the platform that hangs up.
    case .diallerHungUp: Disconnect(.system)
    // The carrier had no line left for the campaign.
    case .failed where campaign?.failure == .throttled:
      Disconnect(.error, cause: .noCircuit, response: .serviceUnavailable)
    case .failed: Disconnect(.uncallable, cause: .unallocated, response: .notFound)
    }
  }
}

extension Disconnect {
  /// Share of agents who hang up with the handset or close the browser phone instead of clicking End (inferred).
  fileprivate static let handsetShare = 0.1
  /// Share of ends by click that came after the leg was gone (inferred from "may appear").
  fileprivate static let inactiveSessionShare = 0.05
}
