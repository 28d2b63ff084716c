import GroundTruth

/// Why a call ended, from its own point of view (reference section 3.10), with the signalling that says so.
struct Disconnect {
  /// The platform's closed list, as far as calls of the truth can reach it.
  enum Kind {
    case endpoint, client, system, timeout, transfer, transferConference, transferNoAnswer, transportFailure, error
    case peer, uncallable

    var word: StaticString {
      switch self {
      case .endpoint: "endpoint"
      case .client: "client"
      case .system: "system"
      case .timeout: "timeout"
      case .transfer: "transfer"
      case .transferConference: "transfer.conference"
      case .transferNoAnswer: "transfer.noanswer"
      case .transportFailure: "transport.failure"
      case .error: "error"
      case .peer: "peer"
      case .uncallable: "uncallable"
      }
    }
  }

  /// What cleared the call, as a gateway reports it: an ITU-T Q.850 cause with the platform's wording (reference section
  /// 3.5, DisconnectReason).
  enum Cause {
    case normalClearing, userBusy, noAnswer, callRejected, unallocated, temporaryFailure

    /// The cause value.
    var code: Int {
      switch self {
      case .normalClearing: 16
      case .userBusy: 17
      case .noAnswer: 19
      case .callRejected: 21
      case .unallocated: 1
      case .temporaryFailure: 41
      }
    }

    var phrase: StaticString {
      switch self {
      case .normalClearing: "Normal call clearing"
      case .userBusy: "User busy"
      case .noAnswer: "No answer from user (user alerted)"
      case .callRejected: "Call rejected"
      case .unallocated: "Unallocated (unassigned) number"
      case .temporaryFailure: "Temporary failure"
      }
    }
  }

  /// The SIP response that ended it (RFC 3261 section 21.4).
  enum Response {
    /// Every queue leg released because an agent took the call shows it.
    case gone
    case busyHere, temporarilyUnavailable, notFound

    /// The status code.
    var code: Int {
      switch self {
      case .gone: 410
      case .busyHere: 486
      case .temporarilyUnavailable: 480
      case .notFound: 404
      }
    }

    var phrase: StaticString {
      switch self {
      case .gone: "Gone"
      case .busyHere: "Busy Here"
      case .temporarilyUnavailable: "Temporarily Unavailable"
      case .notFound: "Not Found"
      }
    }
  }

  /// An error the platform attaches to a leg (reference section 3.5, ErrorInfo).
  enum Fault {
    /// The agent clicked End, or Decline, when the leg was gone already: benign.
    case sessionInactive
    /// The browser phone lost its connection.
    case endpointDisconnected
  }

  var kind: Kind
  var cause: Cause?
  var response: Response?
  var fault: Fault?

  /// Share of agents who hang up with the handset or close the browser phone instead of clicking End (inferred).
  static let handsetShare = 0.1
  /// Share of ends by click that came after the leg was gone (inferred from "may appear").
  static let inactiveSessionShare = 0.05

  init(_ kind: Kind, cause: Cause? = nil, response: Response? = nil, fault: Fault? = nil) {
    self.kind = kind
    self.cause = cause
    self.response = response
    self.fault = fault
  }

  /// How `leg` ended in the platform's words.
  ///
  /// - Parameters:
  ///   - hasTransferCommand: whether a transfer of this leg's own is in the list of commands.
  ///   - choice: from 0 up to 1, settles what the truth leaves open.
  init(_ leg: Leg, hasTransferCommand: Bool, choice: Double) {
    switch leg.role {
    case .ivr, .queue: self = Self.ofPlatform(leg)
    case .agent, .coach:
      self = Self.ofUser(leg, hasTransferCommand: hasTransferCommand, choice: choice)
    case .customer, .external, .attendee: self = Self.ofOutsider(leg)
    }
  }

  private static func ofPlatform(_ leg: Leg) -> Disconnect {
    switch leg.end {
    case .routed, .transferred: Disconnect(.transfer)
    case .hungUp, .removed, .failed, .busy, .declined: Disconnect(.system)
    case .networkLost: Disconnect(.transportFailure)
    case .abandoned, .peerLeft, .cancelled, .noAnswer, .meetingOver: Disconnect(.peer)
    }
  }

  private static func ofUser(_ leg: Leg, hasTransferCommand: Bool, choice: Double) -> Disconnect {
    let late: Fault? = choice < inactiveSessionShare ? .sessionInactive : nil
    switch leg.end {
    case .hungUp:
      if leg.role == .agent, choice > 1 - handsetShare { return Disconnect(.endpoint, cause: .normalClearing) }
      return Disconnect(.client, fault: late)
    case .peerLeft, .meetingOver, .abandoned:
      return leg.answeredAt == nil ? Disconnect(.peer) : Disconnect(.peer, cause: .normalClearing)
    case .cancelled, .removed: return Disconnect(.peer)
    case .transferred, .routed: return Disconnect(hasTransferCommand ? .transfer : .transferConference)
    case .declined: return Disconnect(.client, fault: late)
    case .noAnswer: return Disconnect(unanswered(leg.origin))
    case .busy: return Disconnect(.system, response: .busyHere)
    case .networkLost:
      return Disconnect(.transportFailure, fault: leg.transport == .webrtc ? .endpointDisconnected : nil)
    case .failed: return Disconnect(.error, response: .temporarilyUnavailable)
    }
  }

  /// A queue's offer is withdrawn by the platform; a call to the person times out (sections 5.3 and 5.8).
  private static func unanswered(_ origin: Leg.Origin) -> Kind {
    switch origin {
    case .blindTransfer, .consult: .transferNoAnswer
    case .partyAdd: .timeout
    case .arrival, .routing, .offer, .dialled, .supervision, .meeting, .rejoin: .system
    }
  }

  private static func ofOutsider(_ leg: Leg) -> Disconnect {
    switch leg.end {
    case .hungUp, .abandoned: Disconnect(.endpoint, cause: .normalClearing)
    case .peerLeft, .cancelled, .removed, .meetingOver: Disconnect(.peer)
    case .transferred, .routed: Disconnect(.transfer)
    case .declined: Disconnect(.endpoint, cause: .callRejected)
    case .busy: Disconnect(.endpoint, cause: .userBusy, response: .busyHere)
    case .noAnswer: Disconnect(.timeout, cause: .noAnswer, response: .temporarilyUnavailable)
    case .networkLost: Disconnect(.transportFailure, cause: .temporaryFailure)
    case .failed: Disconnect(.uncallable, cause: .unallocated, response: .notFound)
    }
  }
}
