import Quantities
import Randomness

/// The platform's own delays between what happened and what it notes, in milliseconds (reference section 4, observed).
enum PlatformTiming {
  /// From the customer's start to the IVR's: mostly the narrow range.
  static let flowStart: ClosedRange<Int64> = 23...100
  static let usualFlowStart: ClosedRange<Int64> = 47...66
  /// Share of the narrow ranges here and in `queueStart` (inferred from "mostly").
  static let usualShare = 0.8
  /// From the customer's start to the customer's connect.
  static let customerConnect: ClosedRange<Int64> = 163...281
  /// The `System` segment that opens an IVR leg.
  static let flowSystem: ClosedRange<Int64> = 7...47
  /// From the end of that segment to the IVR's `connectedTime` (inferred from the worked example).
  static let flowConnect: ClosedRange<Int64> = 30...50
  /// From the end of an IVR, or of the leg that sent the caller on, to the start of the queue leg.
  static let queueStart: ClosedRange<Int64> = 6...97
  static let usualQueueStart: ClosedRange<Int64> = 62...97
  /// The `Delay` segment that opens a queue leg.
  static let queueDelay: ClosedRange<Int64> = 11...47
  /// From a queue leg's start, or from the moment an agent is found, to the first alert.
  static let firstAlert: ClosedRange<Int64> = 310...480
  /// From the end of a missed offer to the next one: 340 ms.
  static let nextAlert: ClosedRange<Int64> = 330...350
  /// The longest that alerts fall behind the truth when several offers in a row are missed (inferred).
  static let longestLag: Int64 = 1_500
  /// How long an alert outlasts its timeout.
  static let timeoutOverrun: ClosedRange<Int64> = 106...139
  /// The shortest alert that is answered: an automatic answer.
  static let automaticAnswer: ClosedRange<Int64> = 26...49
  /// From a leg's start to its `startAlertingTime`.
  static let alertSignal: ClosedRange<Int64> = 9...36
  /// From the decision to a leg that is rung directly: transfer target, supervisor (inferred).
  static let directStart: ClosedRange<Int64> = 20...90
  /// The end of a queue leg, relative to the connect of the agent who took the caller.
  static let queueRelease: ClosedRange<Int64> = -9...51
  /// From the end of the leg that hung up to the ends of the others.
  static let peerLag: ClosedRange<Int64> = 2...17
  /// A truth that itself sees the others off within this is taken at its word (section 6, rule 24: at most 50 ms).
  static let followingWindow: ClosedRange<Int64> = 2...50
  /// The same as `peerLag` for the platform's own legs.
  static let platformPeerLag: ClosedRange<Int64> = 3...10
  /// Reaching an agent's own station before dialling out: about 1.2 s.
  static let contacting: ClosedRange<Int64> = 1_100...1_300
  /// A truth that itself lets this pass before the customer is dialled has reached the station (inferred).
  static let shortestContacting: Int64 = 800
  /// From the start of the dialled customer's leg to the agent's `Dialing`.
  static let agentDialing: Int64 = 40
  /// From the connect of the dialled customer to the agent's.
  static let agentConnect: Int64 = 8
  /// How long before the leg ends its owner clicked transfer (reference section 5.8: up to a second).
  static let transferClick: ClosedRange<Int64> = 60...900
}

/// Every delay that one leg can show, drawn at once and always in the same order, so that whether one of them is used
/// changes no other.
struct LegTiming: Sendable {
  let flowStart, customerConnect, flowSystem, flowConnect, queueStart, queueDelay: Int64
  let firstAlert, nextAlert, timeoutOverrun, automaticAnswer, alertSignal, directStart: Int64
  let queueRelease, peerLag, platformPeerLag, contacting, transferClick: Int64
  /// Which of the organisation's border controllers carries the leg.
  let edge: Int
  /// From 0 up to 1: settles the leg's rare choices (`Disconnect`).
  let choice: Double

  /// The delays of the leg with this identity.
  init(seed: UInt64, entity: UInt64) {
    var stream = RandomStream(StreamKey(seed: seed, entity: entity, purpose: .reporting))
    func draw(_ range: ClosedRange<Int64>, _ stream: inout RandomStream) -> Int64 {
      range.lowerBound + Int64(stream.integer(below: Int(range.upperBound - range.lowerBound) + 1))
    }
    func draw(_ range: ClosedRange<Int64>, mostly usual: ClosedRange<Int64>, _ stream: inout RandomStream) -> Int64 {
      draw(stream.chance(PlatformTiming.usualShare) ? usual : range, &stream)
    }
    flowStart = draw(PlatformTiming.flowStart, mostly: PlatformTiming.usualFlowStart, &stream)
    customerConnect = draw(PlatformTiming.customerConnect, &stream)
    flowSystem = draw(PlatformTiming.flowSystem, &stream)
    flowConnect = draw(PlatformTiming.flowConnect, &stream)
    queueStart = draw(PlatformTiming.queueStart, mostly: PlatformTiming.usualQueueStart, &stream)
    queueDelay = draw(PlatformTiming.queueDelay, &stream)
    firstAlert = draw(PlatformTiming.firstAlert, &stream)
    nextAlert = draw(PlatformTiming.nextAlert, &stream)
    timeoutOverrun = draw(PlatformTiming.timeoutOverrun, &stream)
    automaticAnswer = draw(PlatformTiming.automaticAnswer, &stream)
    alertSignal = draw(PlatformTiming.alertSignal, &stream)
    directStart = draw(PlatformTiming.directStart, &stream)
    queueRelease = draw(PlatformTiming.queueRelease, &stream)
    peerLag = draw(PlatformTiming.peerLag, &stream)
    platformPeerLag = draw(PlatformTiming.platformPeerLag, &stream)
    contacting = draw(PlatformTiming.contacting, &stream)
    transferClick = draw(PlatformTiming.transferClick, &stream)
    edge = stream.integer(below: 2)
    choice = stream.uniform()
  }
}
