public import Quantities

/// What the client of one WebRTC leg is set up to do, and what befell it.
///
/// A client of which nothing is noted does what clients ordinarily do. None of it shows in the truth's files but by
/// what follows from it: how the leg ends, and when its person is muted.
public struct ClientConduct: Hashable, Sendable {
  /// Whose client: a position in `Conversation.legs`.
  public var leg: Int
  /// What the application around it was made to do.
  public var application: Application
  /// In order of their beginnings, ties in order of cause.
  public var incidents: [ClientIncident]

  /// How somebody has set up the application that calls: the same for every call of a group of people.
  public struct Application: Hashable, Sendable {
    /// Whether the platform tells it why a call was turned down, and not only that it was.
    public var learnsCauses = false
    /// Whether it settles on one pair of candidates for good, once all of them are checked.
    public var concludesChecks = false
    /// Whether what agent and coach write to each other travels as messages of their calls.
    public var carriesNotes = false
    /// Share of calls after which its user gives a score, 0 through 1; nil where it asks as applications usually do.
    public var opinionShare: Double?

    /// An ordinary application.
    public init() {}
  }

  /// What befell the client of `leg`.
  public init(leg: Int, application: Application, incidents: [ClientIncident] = []) {
    self.leg = leg
    self.application = application
    self.incidents = incidents
  }

  /// The first incident of a kind, nil without one.
  public func first(_ kind: ClientIncident.Kind) -> ClientIncident? { incidents.first { $0.kind == kind } }

  /// Whether an incident of a kind befell it.
  public func has(_ kind: ClientIncident.Kind) -> Bool { first(kind) != nil }
}

/// Something that befell a client, or that its user did to it.
public struct ClientIncident: Hashable, Sendable {
  /// What happened; `span` is as each case says, a single instant unless it says otherwise.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// Its user, or the policy of the device, refused it the microphone when it took the call.
    case microphoneDenied
    /// There was no microphone, or another program had it, when it took the call.
    case microphoneMissing
    /// The platform did not know where it was: it had not registered, or its registration had run out.
    case unregistered
    /// The credentials that it called with had run out.
    case credentialsExpired
    /// The line that it called was busy.
    case lineBusy
    /// Whoever it called could not be reached for the moment.
    case lineUnavailable
    /// There was nobody where it called.
    case lineUnknown
    /// Whoever it called turned the call down.
    case lineDeclined
    /// It found no address that the platform could reach: all but the web was shut off.
    ///
    /// From taking the call to giving it up.
    case noPath
    /// It looked for such an address in vain until its time was up, and did not know earlier. From taking the call to
    /// giving it up.
    case pathSearchTimedOut
    /// The keys for encrypting media could not be agreed. From taking the call to giving it up.
    case keyExchangeFailed
    /// The page or the application around it was closed, and the call with it, without a word to the platform.
    case closed
    /// The connection for signalling was gone while media went on. The whole of that time.
    case signallingLost
    /// No packet came for too short a time to connect anew, but long enough to notice. The whole of that time.
    case connectivityLost
    /// What the person speaks into and hears with was taken away, and another device took over. Until it was back.
    case headsetLost
    /// The same, and the device that should take over could not be opened.
    case headsetLostForGood
    /// Its user switched the suppression of noise on. Until it was switched off, or the call was over.
    case noiseSuppressed
    /// A call of the telephone itself took the microphone and the loudspeaker. The whole of that time.
    case interrupted
    /// It heard the platform before the call was answered.
    case heardEarly
    /// It was not running, and a message of the operating system woke it for the call.
    case woken
    /// The same, and after that it could not find out whether the call had been withdrawn.
    case wokenDeaf
    /// The other side's media said goodbye before its signalling did.
    case mediaEndedFirst
    /// A note could not be sent: it was too long.
    case noteRefused
  }

  /// What happened.
  public var kind: Kind
  /// When.
  public var span: TimeSpan

  /// An incident over `span`.
  public init(_ kind: Kind, _ span: TimeSpan) {
    self.kind = kind
    self.span = span
  }

  /// An incident at one instant.
  public init(_ kind: Kind, at time: SimulationTime) { self.init(kind, TimeSpan(time, time)) }
}
