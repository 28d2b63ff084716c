import GroundTruth
import Quantities

/// What befalls the client of a leg and decides how the call goes.
struct ClientFault: Hashable, Sendable {
  let kind: ClientIncident.Kind
  /// When it begins: for media that never come about, when the call was taken.
  let from: SimulationTime
  /// When a call that an agent took in vain is over; nil for every other one.
  var over: SimulationTime?

  /// Whether the call was taken before it failed, so that the other side believed it answered.
  var followsAnswer: Bool {
    switch kind {
    case .noPath, .pathSearchTimedOut, .keyExchangeFailed: true
    case .microphoneDenied, .microphoneMissing, .unregistered, .credentialsExpired, .lineBusy, .lineUnavailable,
      .lineUnknown, .lineDeclined, .closed, .signallingLost, .connectivityLost, .headsetLost, .headsetLostForGood,
      .noiseSuppressed, .interrupted, .heardEarly, .woken, .wokenDeaf, .mediaEndedFirst, .noteRefused:
      false
    }
  }

  /// Whether it was still to come when the leg was over at `time`; what closes a client ends its leg.
  func cameAbout(by time: SimulationTime) -> Bool { kind == .closed ? from == time : from <= time }
}
