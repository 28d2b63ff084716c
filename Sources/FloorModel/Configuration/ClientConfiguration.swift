public import GroundTruth
public import Randomness

/// A group of people who call with a WebRTC client: what they call with, and what goes wrong with it.
///
/// Of several groups a person belongs to the first that fits. Shares are 0 through 1; rates are per hour of a call that
/// was answered. Everything is 0 or off without a group, and so is everything that a group does not say.
public struct ClientConfiguration: Hashable, Sendable {
  /// The scenario's name, unique among groups.
  public var name: String
  /// Who they are; empty means everybody with a WebRTC client.
  public var people: [ClientPeople] = []
  /// The networks they are on: positions in `CellDirectory.networks`; empty means all.
  public var networks: [Int] = []
  /// What they call with; nil leaves it to the network's profile.
  public var devices: DeviceShares?
  /// What of their devices can be reached from outside; nil leaves it to the last hop.
  public var reachability: ReachabilityShares?
  /// What their application was made to do.
  public var application = ClientConduct.Application()

  // Taking a call that the platform offers; shares of such calls.

  /// Browsers that refuse the microphone.
  public var microphoneDenied = 0.0
  /// Browsers that find no microphone, or find another program using it.
  public var microphoneMissing = 0.0
  /// Clients that the platform does not know the whereabouts of.
  public var unregistered = 0.0
  /// Seconds until an agent whose client failed is ready again.
  ///
  /// Default: log-normal, median 50 s, sigma 0.6; inferred: a page is loaded anew.
  public var recovery = FloorDefaults.clientRecovery

  // Calling the platform; shares of such calls.

  /// Credentials that have run out.
  public var credentialsExpired = 0.0
  /// Calls that the platform turns down, by reason.
  public var refused = RefusalShares()
  /// Calls in which the platform is heard before it answers.
  public var heardEarly = 0.0

  // Media that never comes about; shares of calls either way.

  /// Clients to which no path can be found.
  public var noPath = 0.0
  /// Clients that cannot agree on keys with the platform.
  public var keyExchangeFailed = 0.0

  // During a call; times per hour.

  /// Pages and applications that are closed.
  public var closed = 0.0
  /// Losses of the connection for signalling.
  public var signallingLost = 0.0
  /// Seconds of such a loss.
  ///
  /// Default: log-normal, median 4 s, sigma 0.6; inferred.
  public var signallingLoss = FloorDefaults.signallingLoss
  /// Headsets that are unplugged or run out of power.
  public var headsetLost = 0.0
  /// Share of them after which no other device can be opened.
  public var headsetLostForGood = 0.0
  /// Seconds until a headset is back.
  ///
  /// Default: log-normal, median 25 s, sigma 0.7; inferred.
  public var headsetLoss = FloorDefaults.headsetLoss
  /// Share of people whose client suppresses noise from the beginning of each call.
  public var noiseSuppressed = 0.0
  /// How often those who do not suppress noise switch it on for a while.
  public var noiseSuppressing = 0.0
  /// Calls of the telephone itself that take the microphone from an application.
  public var interrupted = 0.0
  /// Seconds of such a call.
  ///
  /// Default: log-normal, median 20 s, sigma 0.6; inferred.
  public var interruption = FloorDefaults.interruption
  /// Calls ended by the other side whose media say so first, a share.
  public var mediaEndsFirst = 0.0

  // Applications on telephones; shares of the calls that are offered to them.

  /// Applications that are not running and have to be woken.
  public var woken = 0.0
  /// Share of those that cannot listen for the call's withdrawal.
  public var wokenDeaf = 0.0

  /// Share of notes that are too long to be sent, where the application carries them.
  public var noteRefused = 0.0

  /// A group to which nothing happens.
  public init(name: String) { self.name = name }

  /// What they call with, as weights; at least one is above 0.
  public struct DeviceShares: Hashable, Sendable {
    /// A browser on a computer.
    public var browser = 0.0
    /// An application on a telephone with Android.
    public var android = 0.0
    /// An application on an iPhone.
    public var iOS = 0.0

    /// Nobody calls with anything.
    public init() {}
  }

  /// What of their devices can be reached from outside, as weights; at least one is above 0.
  public struct ReachabilityShares: Hashable, Sendable {
    /// Everything.
    public var open = 0.0
    /// What an address translation lets back in.
    public var behindNAT = 0.0
    /// Nothing but a relay.
    public var relayOnly = 0.0
    /// Nothing but a relay that looks like a web server.
    public var webOnly = 0.0

    /// Nobody is anywhere.
    public init() {}
  }

  /// Why calls are turned down: shares of all calls that people of the group make, 1 together at most.
  public struct RefusalShares: Hashable, Sendable {
    /// The line is busy.
    public var busy = 0.0
    /// Nobody can take the call for the moment.
    public var unavailable = 0.0
    /// There is nobody at that address.
    public var unknown = 0.0
    /// The call is not wanted.
    public var declined = 0.0

    /// None.
    public init() {}
  }
}

/// Who belongs to a group of clients.
public enum ClientPeople: Hashable, Sendable {
  /// A position in `FloorConfiguration.teams`.
  case team(Int)
  /// A position in `FloorConfiguration.coaches`.
  case coaches(Int)
  /// Whoever calls the queues or is called by campaigns.
  case callers
  /// Whoever comes to meetings from elsewhere.
  case guests
}
