public import Randomness

/// What people do while they are connected (sections 3.4, 3.5, 3.6 and 3.9).
///
/// Shares are of handled calls unless a property says otherwise.
public struct BehaviourConfiguration: Hashable, Sendable {
  /// Share with at least one hold.
  ///
  /// Default 0.28.
  public var held = 0.28
  /// Mean number of holds of a held call, 1 and more; geometric.
  ///
  /// Default 1.3.
  public var holdsPerHeldCall = 1.3
  /// Seconds of a hold.
  ///
  /// Default: log-normal, median 48 s, sigma 0.8.
  public var hold = FloorDefaults.hold
  /// Share in which the agent mutes themself.
  ///
  /// Default 0.12.
  public var muted = 0.12
  /// Most such mutes of a call; 1 through this, equally likely.
  ///
  /// Default 3.
  public var mutesAtMost = 3
  /// Seconds of a mute.
  ///
  /// Default: log-normal, median 9 s, sigma 0.7.
  public var mute = FloorDefaults.mute
  /// Share of recorded calls whose recording pauses around a payment.
  ///
  /// Default 0.05.
  public var recordingPaused = 0.05
  /// Seconds of such a pause.
  ///
  /// Default: uniform, 20 to 60 s.
  public var recordingPause = FloorDefaults.recordingPause
  /// Share in which the agent asks for help.
  ///
  /// Default 0.01.
  public var flagged = 0.01
  /// Seconds until a flag is lowered.
  ///
  /// Default: uniform, 60 to 300 s.
  public var flag = FloorDefaults.flag
  /// Share with a private note that no flag brought about.
  ///
  /// Default 0.02; inferred.
  public var noted = 0.02
  /// Seconds until a note is answered.
  ///
  /// Default: uniform, 10 to 60 s.
  public var noteReply = FloorDefaults.noteReply
  /// Share of conversations with transcripts.
  ///
  /// Default 0.25; inferred (a centre seldom transcribes all).
  public var transcribed = 0.25
  /// Mean seconds from the start of an utterance to that of the next, of both sides together.
  ///
  /// Default 6.
  public var utteranceInterval = 6.0
  /// Share of very short calls: wrong numbers, drops.
  ///
  /// Default 0.03 (section 3.4: 2 to 5 %).
  public var short = 0.03
  /// Seconds of a very short call.
  ///
  /// Default: uniform, 1 to 10 s.
  public var shortCall = FloorDefaults.shortCall
  /// Share of ordinary ends in which the customer hangs up first.
  ///
  /// Default 62/95: the reference's 62 to 33, the network's share left to the network.
  public var customerHangsUp = 62.0 / 95
  /// Seconds until an offer is refused, for those who refuse.
  ///
  /// Default: uniform, 1 to 8 s; inferred.
  public var decline = FloorDefaults.decline

  /// Ordinary habits.
  public init() {}
}

/// How long the platform itself takes, in seconds: the interval table of a vendor's real records.
public struct PlatformTiming: Hashable, Sendable {
  /// From a call's arrival until the platform takes it.
  ///
  /// Default: uniform, 163 to 281 ms.
  public var pickUp = FloorDefaults.pickUp
  /// From one platform leg to the next.
  ///
  /// Default: uniform, 6 to 97 ms.
  public var handOver = FloorDefaults.handOver
  /// From entering a queue until the first offer can be made.
  ///
  /// Default: uniform, 310 to 480 ms.
  public var routing = FloorDefaults.routing
  /// From an offer until the device rings.
  ///
  /// Default: uniform, 40 to 180 ms; inferred.
  public var alerting = FloorDefaults.alerting
  /// From an agent's or coach's answer until they are in the mix.
  ///
  /// Default: uniform, 120 to 450 ms; inferred.
  public var joining = FloorDefaults.joining
  /// From one party's hanging up until the other's leg ends.
  ///
  /// Default: uniform, 2 to 17 ms.
  public var hangUpLag = FloorDefaults.hangUpLag
  /// From an agent's wish to call until the other side's line is tried.
  ///
  /// Default: uniform, 0.9 to 1.5 s.
  public var dialling = FloorDefaults.dialling
  /// Seconds without any packet after which a call over WebRTC is given up.
  ///
  /// Default 30; inferred.
  public var webRTCLoss = 30.0
  /// Seconds without any packet after which a telephone call is given up.
  ///
  /// Default 60; inferred.
  public var telephoneLoss = 60.0
  /// Seconds without any packet that a client reports as a reconnection, at least.
  ///
  /// Default 3; inferred.
  public var reconnection = 3.0
  /// Seconds without any packet after which a client calls its media disconnected, although it need not connect anew;
  /// nil means that it does not say so of anything shorter than `reconnection`.
  ///
  /// Default nil.
  public var connectivity: Double?

  /// The measured timing.
  public init() {}

  /// A platform that takes no time, for comparison with theory.
  public static let instantaneous: PlatformTiming = {
    var timing = PlatformTiming()
    timing.pickUp = .constant(0)
    timing.handOver = .constant(0)
    timing.routing = .constant(0)
    timing.alerting = .constant(0)
    timing.joining = .constant(0)
    timing.hangUpLag = .constant(0)
    timing.dialling = .constant(0)
    return timing
  }()
}
