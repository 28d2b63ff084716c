/// Why a call ended, from its own point of view (reference section 3.10), with the signalling that says so.
struct Disconnect {
  /// The platform's closed list, as far as calls of the truth can reach it.
  enum Kind {
    case endpoint, client, system, timeout, transfer, transferConsult, transferConference, transferNoAnswer,
      transportFailure, error
    case peer, uncallable, other
    case endpointDoNotDisturb, transferDoNotDisturb, transferForward, transferNotAvailable
    case inactivity, spam, sessionExpired, takeover

    var word: StaticString {
      switch self {
      case .endpoint: "endpoint"
      case .client: "client"
      case .system: "system"
      case .timeout: "timeout"
      case .transfer: "transfer"
      case .transferConsult: "transfer.consult"
      case .transferConference: "transfer.conference"
      case .transferNoAnswer: "transfer.noanswer"
      case .transportFailure: "transport.failure"
      case .error: "error"
      case .peer: "peer"
      case .uncallable: "uncallable"
      case .inactivity: "inactivity"
      case .spam: "spam"
      case .other: "other"
      case .endpointDoNotDisturb: "endpoint.donotdisturb"
      case .transferDoNotDisturb: "transfer.donotdisturb"
      case .transferForward: "transfer.forward"
      case .transferNotAvailable: "transfer.notavailable"
      case .sessionExpired: "session.expired"
      case .takeover: "takeover"
      }
    }
  }

  /// What cleared the call, as a gateway reports it: an ITU-T Q.850 cause with the platform's wording (reference section
  /// 3.5, DisconnectReason).
  enum Cause {
    case normalClearing, userBusy, noAnswer, callRejected, unallocated, temporaryFailure
    case noResponse, noCircuit, interworking

    /// The cause value.
    var code: Int {
      switch self {
      case .normalClearing: 16
      case .userBusy: 17
      case .noAnswer: 19
      case .callRejected: 21
      case .unallocated: 1
      case .temporaryFailure: 41
      case .noResponse: 18
      case .noCircuit: 34
      case .interworking: 127
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
      case .noResponse: "No user responding"
      case .noCircuit: "No circuit/channel available"
      case .interworking: "Interworking, unspecified"
      }
    }
  }

  /// The SIP response that ended it (RFC 3261 section 21.4).
  enum Response {
    /// Every queue leg released because an agent took the call shows it.
    case gone
    case busyHere, temporarilyUnavailable, notFound, requestTimeout, serviceUnavailable, decline

    /// The status code.
    var code: Int {
      switch self {
      case .gone: 410
      case .busyHere: 486
      case .temporarilyUnavailable: 480
      case .notFound: 404
      case .requestTimeout: 408
      case .serviceUnavailable: 503
      case .decline: 603
      }
    }

    var phrase: StaticString {
      switch self {
      case .gone: "Gone"
      case .busyHere: "Busy Here"
      case .temporarilyUnavailable: "Temporarily Unavailable"
      case .notFound: "Not Found"
      case .requestTimeout: "Request Timeout"
      case .serviceUnavailable: "Service Unavailable"
      case .decline: "Decline"
      }
    }
  }

  /// An error the platform attaches to a leg (reference section 3.5, ErrorInfo).
  enum Fault {
    /// The agent clicked End, or Decline, when the leg was gone already: benign.
    case sessionInactive
    /// The browser phone lost its connection.
    case endpointDisconnected
    /// The browser phone cannot come to its media without the program that helps it.
    case mediaHelperRequired
    /// No line of the carrier's was free, or it failed on the way.
    case carrierUnavailable, carrierFailed
  }

  var kind: Kind
  var cause: Cause?
  var response: Response?
  var fault: Fault?

  init(_ kind: Kind, cause: Cause? = nil, response: Response? = nil, fault: Fault? = nil) {
    self.kind = kind
    self.cause = cause
    self.response = response
    self.fault = fault
  }
}

extension Disconnect.Kind {
  /// Whether a leg that ended so can have ended others.
  var isCause: Bool {
    switch self {
    case .endpoint, .client, .system, .timeout, .transportFailure, .error, .uncallable, .inactivity, .spam, .other,
      .endpointDoNotDisturb, .sessionExpired:
      true
    case .transfer, .transferConsult, .transferConference, .transferNoAnswer, .transferDoNotDisturb, .transferForward,
      .transferNotAvailable, .takeover, .peer:
      false
    }
  }
}
