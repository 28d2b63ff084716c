import GroundTruth
import Quantities
import Randomness

extension ClientConduct {
  /// What kept a call that was taken from coming about; nil when nothing did.
  var failure: ClientIncident? {
    incidents.first { incident in
      switch incident.kind {
      case .microphoneDenied, .microphoneMissing, .noPath, .pathSearchTimedOut, .keyExchangeFailed: true
      case .unregistered, .credentialsExpired, .lineBusy, .lineUnavailable, .lineUnknown, .lineDeclined, .closed,
        .signallingLost, .connectivityLost, .headsetLost, .headsetLostForGood, .noiseSuppressed, .interrupted,
        .heardEarly, .woken, .wokenDeaf, .mediaEndedFirst, .noteRefused:
        false
      }
    }
  }

  /// Why the platform turned a call down; nil when it did not.
  var refusal: Refusal? {
    for incident in incidents {
      switch incident.kind {
      case .lineBusy: return .busy
      case .lineUnavailable: return .unavailable
      case .lineUnknown: return .unknown
      case .lineDeclined: return .declined
      case .credentialsExpired: return .unauthorized
      case .microphoneDenied, .microphoneMissing, .noPath, .pathSearchTimedOut, .keyExchangeFailed, .unregistered,
        .closed, .signallingLost, .connectivityLost, .headsetLost, .headsetLostForGood, .noiseSuppressed, .interrupted,
        .heardEarly, .woken, .wokenDeaf, .mediaEndedFirst, .noteRefused:
        continue
      }
    }
    return nil
  }
}

/// Why a call was turned down.
enum Refusal {
  case busy, unavailable, unknown, declined, unauthorized

  /// Whether somebody's telephone may ring before that.
  var ringsFirst: Bool {
    switch self {
    case .declined, .unavailable: true
    case .busy, .unknown, .unauthorized: false
    }
  }
}

/// Calls that never came about, in the words of the error dictionary; the browser SDK puts class and code before them.
extension SDKLifecycle {
  static let tokenExpired = CallEvent.Detail.error(
    code: 20_104, message: "AccessTokenExpired (20104): Access token expired or expiration date invalid")
  private static let microphoneDenied = CallEvent.Detail.error(
    code: 31_401, message: "PermissionDeniedError (31401): UserMedia Permission Denied Error")
  private static let microphoneMissing = CallEvent.Detail.error(
    code: 31_402, message: "AcquisitionFailedError (31402): UserMedia Acquisition Failed Error")
  private static let keysFailed = CallEvent.Detail.error(code: 53_407, message: "Media DTLS transport failed")

  /// Why the gateway hung up: the generic code, unless the application asked for precise ones.
  var turnedDown: CallEvent.Detail {
    guard let conduct, conduct.application.learnsCauses else { return Self.hungUpByGateway }
    switch conduct.refusal {
    case .busy?: return .error(code: 31_486, message: "BusyHere (31486): Busy Here (SIP)")
    case .unavailable?:
      return .error(code: 31_480, message: "TemporarilyUnavailable (31480): Temporarily Unavailable (SIP)")
    case .unknown?: return .error(code: 31_404, message: "NotFound (31404): Not Found (HTTP/SIP)")
    case .declined?: return .error(code: 31_603, message: "Decline (31603): Decline (SIP)")
    case .unauthorized?, nil: return Self.hungUpByGateway
    }
  }

  private static let hungUpByGateway = CallEvent.Detail.error(
    code: 31_005, message: "ConnectionError (31005): Error sent from gateway in HANGUP")

  /// Tells of a call that was taken and never came about.
  mutating func fail(_ failure: ClientIncident) {
    let taken = failure.span.start.milliseconds
    switch failure.kind {
    case .microphoneDenied, .microphoneMissing:
      guard call.leg.end == .failed else { return giveUp(createdAt: taken) }
      let isDenied = failure.kind == .microphoneDenied
      tell("get-user-media", isDenied ? "denied" : "failed", .error, at: call.leftAt)
      tell("connection", "disconnected-by-local", at: call.leftAt)
      tell(
        "connection", "error", .error, at: call.leftAt, isDenied ? Self.microphoneDenied : Self.microphoneMissing)
    case .keyExchangeFailed:
      failToAgree(connectedAt: connect(from: accept(at: taken)))
      endInFailure(isBrowser ? Self.mediaLost : Self.keysFailed)
    default:
      failToReach(from: accept(at: taken))
      endInFailure(Self.mediaLost)
    }
  }

  /// The path is there, but no keys: the transport fails, and the connection with it.
  private mutating func failToAgree(connectedAt: Int64) {
    let time = connectedAt + pause(0.3 * Double(call.leftAt - connectedAt), 0.9 * Double(call.leftAt - connectedAt))
    if isBrowser { tell("dtls-transport-state", "failed", .error, at: time) }
    tell("pc-connection-state", "failed", isBrowser ? .error : .warning, at: time)
    // Chromium tries to start ICE again; what other browsers report does not let the SDK know when that has worked.
    if client.isChromium { reconnect(at: time) }
  }

  /// No path is found: checks go on until ICE has had enough of them.
  private mutating func failToReach(from start: Int64) {
    let time = start + pause(0, 30)
    tell("ice-connection-state", "checking", .debug, at: time)
    tell("pc-connection-state", "connecting", .debug, at: time)
    let failed = time + Self.iceFailure + pause(0, 800)
    guard failed < call.leftAt else { return }
    tell("ice-connection-state", "failed", .error, at: failed)
    tell("pc-connection-state", "failed", .warning, at: failed)
  }

  /// Candidates are looked for and none is of use; returns when gathering is over, before `limit`.
  mutating func search(inVain failure: ClientIncident, from start: Int64, until limit: Int64) -> Int64 {
    var time = start
    if failure.kind == .pathSearchTimedOut {
      for _ in 0..<(1 + draws.integer(below: 2)) {
        time += pause(1, 25)
        tell("ice-candidate", "ice-candidate", .debug, at: time)
      }
      let timeout = start + Self.gatheringTimeout + pause(0, 20)
      if timeout < call.leftAt {
        tell("ice-gathering-state", "timeout", .warning, at: timeout)
        reconnect(at: timeout)
      }
      return min(time, limit)
    }
    // The SDK reacts to the want of candidates before it reports that gathering is complete.
    time = min(start + pause(20, 400), limit)
    tell("ice-gathering-state", "none", .warning, at: time)
    reconnect(at: time)
    tell("ice-gathering-state", "complete", .debug, at: time)
    return time
  }

  /// Milliseconds that the SDK waits for gathering to be complete (`peerconnection.ts`, ICE_GATHERING_TIMEOUT).
  private static let gatheringTimeout: Int64 = 15_000

  /// The SDK sets about connecting anew.
  private mutating func reconnect(at time: Int64) {
    tell("connection", "error", .warning, at: time, Self.mediaLost)
    tell("connection", "reconnecting", at: time)
  }

  /// The SDK gives the call up, unless somebody else had ended it before.
  private mutating func endInFailure(_ error: CallEvent.Detail) {
    guard call.leg.end == .failed else { return hangUp() }
    tell("connection", "disconnected-by-local", at: call.leftAt)
    tell("connection", "error", .error, at: call.leftAt, error)
    close(at: call.leftAt)
  }
}
