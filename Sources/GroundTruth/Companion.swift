public import Quantities

/// What goes on beside a conversation: a page looked at together, a shared screen, cameras, a screen that is watched,
/// notes between colleagues.
public struct Companion: Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// The agent looks at the customer's page with them; `other` is the customer.
    case coBrowse
    /// The customer shares their screen; `other` is the customer.
    case screenShare
    /// Agent and customer see each other; `other` is the customer.
    case video
    /// A coach watches the screen of the agent `other`.
    case screenMonitoring
    /// A coach and the agent `other` write to each other.
    case notes
  }

  /// What came of the offer.
  public enum Answer: Hashable, Sendable, CaseIterable {
    case accepted, rejected, expired
    /// The other's device cannot do it.
    case unsupported
    /// It could not be set up.
    case failed
  }

  /// Who ended it.
  public enum Ending: Hashable, Sendable, CaseIterable {
    case initiator, other
    /// The conversation was over, or whoever was watched left it.
    case conversation
    /// The connection of whoever began it, or of the other, broke.
    case initiatorLost, otherLost
  }

  /// What one side of two cameras switched off for good.
  public struct Silence: Hashable, Sendable {
    /// Whether it was whoever began it.
    public var isInitiators: Bool
    /// Whether it was the microphone, not the camera.
    public var isOfAudio: Bool
    /// From when.
    public var at: SimulationTime

    /// A silence from `at` on.
    public init(isInitiators: Bool, isOfAudio: Bool, at: SimulationTime) {
      self.isInitiators = isInitiators
      self.isOfAudio = isOfAudio
      self.at = at
    }
  }

  /// What it is.
  public var kind: Kind
  /// Who began it, the agent or the coach: a position in `Conversation.legs`.
  public var initiator: Int
  /// With whom: a position in `Conversation.legs`.
  public var other: Int
  /// When it was offered.
  public var offeredAt: SimulationTime
  /// What came of the offer.
  public var answer: Answer
  /// From the answer to the end; without an acceptance it has no length.
  public var span: TimeSpan
  /// Who ended it; after a rejection `other`, after an expiry, or where it never came about, `conversation`.
  public var ending: Ending
  /// Whether the agent was let at the customer's page or screen.
  public var isControlled: Bool
  /// What was switched off of two cameras, in order of time.
  public var silences: [Silence] = []
  /// From when on the other showed a screen over the cameras, until the end; nil when they did not.
  public var screenAt: SimulationTime?
  /// Whether a screen is watched because of whose it is, not because of the conversation.
  public var isOfPerson = false

  /// A companion with the given facts.
  public init(
    kind: Kind, initiator: Int, other: Int, offeredAt: SimulationTime, answer: Answer, span: TimeSpan, ending: Ending,
    isControlled: Bool = false
  ) {
    self.kind = kind
    self.initiator = initiator
    self.other = other
    self.offeredAt = offeredAt
    self.answer = answer
    self.span = span
    self.ending = ending
    self.isControlled = isControlled
  }
}
