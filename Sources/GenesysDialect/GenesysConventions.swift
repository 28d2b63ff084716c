/// How the organisation has set the platform up, and which of the ways in which the platform is known to behave it shows.
///
/// Nothing of it changes what happens, only how the documents tell it; each default is what most of the evidence shows.
public struct GenesysConventions: Hashable, Sendable {
  /// How an agent's call ends that leaves by a completed consult.
  public enum ConsultEnding: String, Hashable, Sendable, CaseIterable {
    /// `transfer`, as in the one real record of it.
    case transfer
    /// `transfer.consult`, as the list of types has it.
    case consultTransfer = "transfer.consult"
  }

  /// What the peer of the outside party's call is.
  public enum HubPeer: String, Hashable, Sendable, CaseIterable {
    /// Nothing, as in real replies.
    case none
    /// The first internal call that it reached, as the vendor describes sessions.
    case firstLeg = "first_leg"
  }

  /// Whether recordings rest while the outside party is on hold (reference section 5.7).
  public var suppressesRecordingOnHold = false
  /// How an agent's call ends that leaves by a completed consult (section 5.9).
  public var consultEnding = ConsultEnding.transfer
  /// What the peer of the outside party's call is (section 6, rule 9).
  public var hubPeer = HubPeer.none
  /// Share of the contacts on file who belong to a firm that is on file too, 0 through 1.
  public var externalOrganizations = 0.0
  /// Whether a flag that an agent raises marks their participant.
  public var tellsFlags = false
  /// Whether an assistant listens in on agents' calls.
  public var assistsAgents = false
  /// Whether exchanges that call over SIP say more of the caller than the number (user-to-user information).
  public var tellsUserToUser = false
  /// Whether work that was skipped has the system's code for that.
  public var codesSkippedWork = false
  /// Wrap-up codes that the organisation has deleted since, by name.
  public var deletedCodes: [String] = []

  /// A part of the organisation that is administered by itself.
  public struct Division: Hashable, Sendable {
    public var name: String
    /// Names of its queues and teams.
    public var members: Set<String>

    /// A division of these queues and teams.
    public init(name: String, members: Set<String>) {
      self.name = name
      self.members = members
    }
  }

  /// The divisions beside the one that everything is in at first (section 3.1).
  public var divisions: [Division] = []
  /// Whether replies name divisions and what is in them, and say since when it is; the replies seen did not.
  public var namesDivisions = false
  /// Teams that the platform does not know as teams, by name.
  public var unlistedTeams: Set<String> = []
  /// Share of the conversations for which another system has opened a case, 0 through 1: its number becomes their
  /// external tag, its title their name (section 3.1: both are usually absent).
  public var cases = 0.0
  /// Whether trunks pass on the header in which the far end says why a call is over (RFC 3326); inferred to be what
  /// `reason` of a disconnect reason holds.
  public var passesReasons = false

  /// The defaults.
  public init() {}
}
