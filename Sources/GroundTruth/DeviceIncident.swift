public import Quantities

/// Something that a person's own client met with while its person was in a conversation or about to join.
///
/// No party did it to another and nobody else notices: a headset is pulled out, a page goes to the background, a user
/// refuses the camera. What follows for others (somebody refused a microphone stays muted) is told by actions.
public struct DeviceIncident: Hashable, Sendable {
  /// What a client captures from or plays on.
  public enum Medium: Hashable, Sendable, CaseIterable { case microphone, camera, loudspeaker, screen }

  /// What came of a client's wish to use a medium.
  public enum Permission: Hashable, Sendable, CaseIterable {
    /// The user, or an earlier decision of theirs, allows it.
    case granted
    /// It was never asked for: nothing that the person may do needs it.
    case notRequested
    /// The user says no, or closes the question without an answer.
    case denied, dismissed
    /// The operating system does not let the client have it.
    case deniedBySystem
    /// Something else holds the device, or its driver fails.
    case couldNotStart
    /// There is no such device.
    case noDevice
  }

  /// What is plugged into a computer or paired with a phone.
  public enum Accessory: Hashable, Sendable, CaseIterable {
    /// Microphone and loudspeaker in one.
    case headset
    case webcam
  }

  /// What happened.
  public enum Kind: Hashable, Sendable {
    /// The client asked to use a medium.
    case permission(Medium, Permission)
    /// A device appeared and was taken into use, or disappeared and what is built in took its place.
    case plugged(Accessory), unplugged(Accessory)
    /// The page or application went out of sight, came back.
    case hidden, shown
    /// The browser refused to play: sound for `loudspeaker`, pictures for `camera`.
    case playbackFailed(Medium)
    /// The system took a capture away for a moment: a telephone call, a closed lid.
    case captureMuted(Medium)
    /// The client fell back to an older way of coding pictures, or returned to the usual one.
    case fallback(isOn: Bool)
    /// The client measured the way to several regions before joining.
    case networkTestBegan, networkTestEnded
    /// Whoever watched was asked onto the stage.
    case promoted
  }

  /// When; what precedes a join lies up to ten seconds before it.
  public var at: SimulationTime
  /// What happened.
  public var kind: Kind

  /// An incident of this kind at `at`.
  public init(at: SimulationTime, _ kind: Kind) {
    self.at = at
    self.kind = kind
  }
}

/// What a person's own client went through in a conversation: told for legs of meetings that ask for it.
public struct DeviceLife: Hashable, Sendable {
  /// A stretch in which fewer pictures were coded than camera and screen are set to, whatever the network carried.
  public struct Strain: Hashable, Sendable {
    /// Why.
    public enum Cause: Hashable, Sendable, CaseIterable {
      /// Other programs took the processor.
      case load
      /// The device was too hot or too short of power to work at full speed.
      case heat
      /// The system gave the camera to something else: no picture at all.
      case interruption
    }

    /// From the first second affected to the end of the last one.
    public var span: TimeSpan
    /// Why.
    public var cause: Cause

    /// A strain over `span`.
    public init(span: TimeSpan, cause: Cause) {
      self.span = span
      self.cause = cause
    }
  }

  /// In order of time.
  public var incidents: [DeviceIncident]
  /// Disjoint, in order.
  public var strains: [Strain]
  /// When a shared screen brought its own sound along: within the leg's shares, disjoint, in order.
  public var sharedSound: [TimeSpan]

  /// A life with these facts; the default is an uneventful one.
  public init(incidents: [DeviceIncident] = [], strains: [Strain] = [], sharedSound: [TimeSpan] = []) {
    self.incidents = incidents
    self.strains = strains
    self.sharedSound = sharedSound
  }
}
