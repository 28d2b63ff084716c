/// What a scenario says about one platform's documents: whether live states are told beside final ones, and how the
/// organisation has set the platform up.
///
/// Nothing of it changes what happens. The dialect says what each value looks like and what speaks for its default.
public struct GenesysSwitches: Hashable, Sendable {
  /// Whether users' desktops are told of every change while conversations go on.
  public var tellsNotifications = false
  /// How an agent's call ends that leaves by a completed consult.
  public enum ConsultEnding: String, Hashable, Sendable, CaseIterable {
    case transfer
    case consultTransfer = "transfer.consult"
  }
  /// What the peer of the outside party's call is.
  public enum HubPeer: String, Hashable, Sendable, CaseIterable {
    case none
    case firstLeg = "first_leg"
  }

  /// Whether recordings rest while the outside party is on hold.
  public var suppressesRecordingOnHold = false
  public var consultEnding = ConsultEnding.transfer
  public var hubPeer = HubPeer.none
  /// Share of the contacts on file who belong to a firm on file, 0 through 1.
  public var externalOrganizations = 0.0
  /// Whether a flag that an agent raises is told.
  public var tellsFlags = false
  /// Whether an assistant listens in on agents' calls.
  public var assistsAgents = false
  /// Whether exchanges that call over SIP say more of the caller than the number.
  public var tellsUserToUser = false
  /// Whether work that was skipped has a code.
  public var codesSkippedWork = false
  /// Wrap-up codes that were deleted since, by name.
  public var deletedCodes: [String] = []
  /// A part of the organisation that is administered by itself.
  public struct Division: Hashable, Sendable {
    public var name: String
    /// Names of its queues and teams.
    public var members: [String]

    /// A division of these queues and teams.
    public init(name: String, members: [String]) {
      self.name = name
      self.members = members
    }
  }

  /// The divisions beside the one that everything is in at first.
  public var divisions: [Division] = []
  /// Whether replies name divisions and what is in them, and say since when it is.
  public var namesDivisions = false
  /// Teams that the platform does not know as teams, by name.
  public var unlistedTeams: [String] = []
  /// Share of the conversations for which another system has opened a case, 0 through 1.
  public var cases = 0.0
  /// Whether trunks pass on the header in which the far end says why a call is over.
  public var passesReasons = false

  /// The defaults.
  public init() {}
}
