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
  public enum Answer: Hashable, Sendable, CaseIterable { case accepted, rejected, expired }

  /// Who ended it.
  public enum Ending: Hashable, Sendable, CaseIterable {
    case initiator, other
    /// The conversation was over, or whoever was watched left it.
    case conversation
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
  /// Who ended it; after a rejection `other`, after an expiry `conversation`.
  public var ending: Ending
  /// Whether the agent was let at the customer's page or screen.
  public var isControlled: Bool

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
