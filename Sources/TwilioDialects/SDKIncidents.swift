import GroundTruth
import Quantities
import Randomness

/// What befell a client without ending its call, and what its user did to it.
///
/// Orders and events are those of the browser SDK's source (`call.ts`, `device.ts`, `audiohelper.ts`); offsets are
/// inferred.
extension SDKLifecycle {
  /// Adds what happened between the answer and the end.
  mutating func tellIncidents() {
    tellNotes()
    guard let conduct else { return }
    for incident in conduct.incidents {
      let (start, end) = (incident.span.start.milliseconds, incident.span.end.milliseconds)
      switch incident.kind {
      case .signallingLost: loseSignalling(from: start, until: end)
      case .connectivityLost: loseConnectivity(from: start, until: end)
      case .headsetLost, .headsetLostForGood:
        guard isBrowser else { continue }
        changeDevices(at: start, fails: incident.kind == .headsetLostForGood)
        changeDevices(at: end, fails: false)
      case .noiseSuppressed where isBrowser && incident.span.start != call.leg.answeredAt:
        suppressNoise(from: start, until: end)
      case .microphoneDenied, .microphoneMissing, .unregistered, .credentialsExpired, .lineBusy, .lineUnavailable,
        .lineUnknown, .lineDeclined, .noPath, .pathSearchTimedOut, .keyExchangeFailed, .closed, .noiseSuppressed,
        .interrupted, .heardEarly, .woken, .wokenDeaf, .mediaEndedFirst, .noteRefused:
        continue
      }
    }
  }

  // MARK: Connections

  private static let signallingLost = CallEvent.Detail.error(
    code: 53_001, message: "Signaling connection disconnected")

  /// The socket is gone and comes back, while media go on; the browser SDK keeps the error to its application.
  private mutating func loseSignalling(from start: Int64, until end: Int64) {
    if !isBrowser { tell("connection", "error", .warning, at: start, Self.signallingLost) }
    tell("connection", "reconnecting", at: start)
    tell("connection", "reconnected", at: end)
  }

  /// ICE notices a silence that is over before the SDK does anything about it.
  private mutating func loseConnectivity(from start: Int64, until end: Int64) {
    let noticed = min(start + pause(Self.iceTimeout.lowerBound, Self.iceTimeout.upperBound), (start + end) / 2)
    tell("ice-connection-state", "disconnected", .debug, at: noticed)
    tell("pc-connection-state", "disconnected", .debug, at: noticed)
    if isBrowser { tell("network-quality-warning-raised", "ice-connectivity-lost", .warning, at: noticed) }
    tell("ice-connection-state", "connected", .debug, at: end)
    tell("pc-connection-state", "connected", .debug, at: end)
    if isBrowser { tell("network-quality-warning-cleared", "ice-connectivity-lost", at: end) }
  }

  /// A browser that settles on a pair says so a while after it is connected; Firefox never does.
  mutating func concludeChecks(after time: Int64) {
    guard conduct?.application.concludesChecks ?? false, client.device.client != .firefox else { return }
    tell("ice-connection-state", "completed", .debug, at: time + pause(20, 400))
  }

  // MARK: Sound

  /// The devices have changed: the SDK takes the default ones, or cannot.
  private mutating func changeDevices(at time: Int64, fails: Bool) {
    tell("audio", "device-change", at: time)
    let set = time + pause(4, 60)
    tell("audio", fails ? "speaker-devices-set-failed" : "speaker-devices-set", fails ? .error : .information, at: set)
    let ringtone = set + pause(0, 6)
    tell(
      "audio", fails ? "ringtone-devices-set-failed" : "ringtone-devices-set", fails ? .error : .information,
      at: ringtone)
  }

  /// A processor is put between microphone and call, and taken away again.
  private mutating func suppressNoise(from start: Int64, until end: Int64) {
    tell("audio-processor", "add", at: start)
    tell("audio-processor", "create-processed-stream", at: start + pause(15, 90))
    guard end + 100 < call.leftAt else { return }
    tell("audio-processor", "remove", at: end)
    tell("audio-processor", "destroy-processed-stream", at: end + pause(0, 4))
  }

  /// The edge that serves the call, and whether a processor was there before it.
  mutating func tellEdge(at time: Int64) {
    tell("settings", "edge", at: time)
    let suppresses =
      conduct?.incidents.contains { $0.kind == .noiseSuppressed && $0.span.start == call.leg.answeredAt } ?? false
    if suppresses { tell("audio-processor", "enabled", at: time) }
  }

  // MARK: Before the answer

  /// Whether a message of the operating system woke the application for this call.
  var wakes: Bool { conduct.map { $0.has(.woken) || $0.has(.wokenDeaf) } ?? false }

  /// An application that was woken has to connect before it can hear of the call's withdrawal.
  mutating func listen(since time: Int64) {
    let heard = time + pause(120, 900)
    if conduct?.has(.wokenDeaf) ?? false {
      tell("connection", "listening-error", .warning, at: heard)
    } else {
      tell("connection", "listening", at: heard)
    }
  }

  /// A description comes with the ringing: media flow before anybody answers.
  ///
  /// The browser SDK takes it for the answer; the mobile ones know a provisional one.
  mutating func hearEarly(at time: Int64) {
    heardAt = time
    if isBrowser {
      tell("signaling-state", "stable", .debug, at: time)
      tell("connection", "accepted-by-remote", at: time)
      tell("settings", "codec", at: time)
    } else {
      tell("signaling-state", "have-remote-pranswer", at: time)
    }
  }

  /// What is left to tell when a call is answered that had been heard before.
  mutating func settleEarly(at time: Int64) {
    if isBrowser {
      tellEdge(at: time)
    } else {
      tell("signaling-state", "stable", .debug, at: time)
      tell("connection", "accepted-by-remote", at: time)
    }
  }

  // MARK: Notes

  private static let noteTooLong = CallEvent.Detail.error(
    code: 31_212, message: "Call Message Event Payload size exceeded authorized limit.")
  private static let noteTooLongPrecise = CallEvent.Detail.error(
    code: 31_212,
    message: "PayloadSizeExceededError (31212): Call Message Event Payload size exceeded authorized limit.")
  private static let unknownError = CallEvent.Detail.error(
    code: 31_000, message: "UnknownError (31000): Call Message Event Payload size exceeded authorized limit.")

  /// Notes between agent and coach that travel as messages of their calls; browsers only.
  private mutating func tellNotes() {
    guard isBrowser, conduct?.application.carriesNotes ?? false, let joined = call.leg.joinedAt,
      call.leg.role == .agent || call.leg.role == .coach
    else { return }
    for action in conversation.actions where action.kind == .note && joined <= action.at && action.at < call.leg.leftAt
    {
      let sender = conversation.client(of: action.leg)
      let isRefused = sender?.incidents.contains { $0.kind == .noteRefused && $0.span.start == action.at } ?? false
      let time = action.at.milliseconds
      if action.leg == call.leg.index {
        let acknowledged = time + pause(40, 200)
        if isRefused {
          tell("call-message", "error", .error, at: acknowledged, Self.noteTooLong)
          let isPrecise = conduct?.application.learnsCauses ?? false
          tell(
            "connection", "error", .error, at: acknowledged,
            isPrecise ? Self.noteTooLongPrecise : Self.unknownError)
        } else {
          tell("call-message", "user-defined-message", at: acknowledged)
        }
      } else if !isRefused, sender?.application.carriesNotes ?? false {
        tell("call-message", "user-defined-message", at: time + pause(60, 300))
      }
    }
  }
}
