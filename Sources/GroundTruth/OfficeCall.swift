public import Quantities

/// A call over the organisation's own telephones, beside the work of queues.
///
/// People of the floor call outside and one another, are called by numbers of their own, alone or several at once, and
/// documents come in by facsimile. No queue and no customer takes part: the outside party's leg is `external`. Whoever
/// made the call, or was made to ring by it, is an `agent` without a queue.
///
/// The organisation's exchange connects such calls itself. They touch no mixer of a contact centre and no agent's page.
public struct OfficeCall: Hashable, Sendable {
  /// Who calls whom.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Somebody of the floor calls a number outside.
    case outgoing
    /// Somebody outside calls one person of the floor.
    case incoming
    /// One calls another.
    case inHouse
    /// Somebody outside calls a group, whose people ring all at once; who answers first takes it.
    case group
    /// A document comes in, or is sent.
    case facsimile
  }

  /// How a call from outside came to whom it was for.
  public enum Entrance: Hashable, Sendable {
    /// By the person's own number.
    case direct
    /// Through the exchange's menu, by the person's extension.
    case menu
    /// By the person's own number, to which another firm's exchange passed the caller on.
    case passedOn
  }

  /// People who ring all at once.
  public struct Group: Hashable, Sendable {
    /// The identity that draws about it are keyed by.
    public var entity: UInt64
    /// The scenario's name.
    public var name: String

    /// A group with the given facts.
    public init(entity: UInt64, name: String) {
      self.entity = entity
      self.name = name
    }
  }

  /// Who calls whom.
  public var kind: Kind
  /// How it came in; `direct` for what did not.
  public var entrance: Entrance
  /// Who rings; nil but for groups.
  public var group: Group?
  /// What came in or was sent; nil but for facsimiles.
  public var document: FacsimileDocument?
  /// Whose the document is: a position in `Conversation.people`, without a leg; nil but for facsimiles.
  public var owner: Int?

  /// A call with the given facts.
  public init(
    kind: Kind, entrance: Entrance = .direct, group: Group? = nil, document: FacsimileDocument? = nil
  ) {
    self.kind = kind
    self.entrance = entrance
    self.group = group
    self.document = document
  }
}

/// What the organisation's exchange did with a call instead of letting it through to a person, or after they did not
/// answer.
///
/// Unless it was refused, it goes on to the leg that follows: a mailbox, a colleague, or the person's own number outside.
public enum Diversion: Hashable, Sendable, CaseIterable {
  /// The person wants no calls; it went on to their mailbox.
  case doNotDisturb
  /// The person is away and has no mailbox: their telephone refused it.
  case refused
  /// The person is away; it went on to their mailbox.
  case away
  /// The person has their calls forwarded while they are away.
  case forwarded
  /// The person did not answer; it went on to their mailbox.
  case unanswered
  /// The caller's carrier holds them for a nuisance: it was refused.
  case nuisance
}

/// What a carrier says of a call that it could not complete, beyond that the line is busy or nobody answers.
public enum Clearing: Hashable, Sendable, CaseIterable {
  /// There is no such number.
  case unallocated
  /// The telephone cannot be reached.
  case noResponse
  /// Whoever is called lets no calls through.
  case rejected
  /// No line is free on the way.
  case noCircuit
  /// Something on the way has failed.
  case temporaryFailure
  /// An exchange on the way gave no reason.
  case unspecified
}

/// A document that came in by facsimile, or was sent.
///
/// A call lasts from the handshake over the transmission to the end of the line. What came in is made into a file then, and
/// the file is stored; what is sent is loaded first and made into pages.
public struct FacsimileDocument: Hashable, Sendable {
  /// The platform's leg that received it: a position in `Conversation.legs`.
  public var leg: Int
  /// Whether the organisation sent it.
  public var isSent: Bool
  /// Pages that the sender announced, and that came; fewer came when the line failed.
  public var expectedPages: Int
  public var pages: Int
  /// Scan lines of all pages, and those among them that were damaged.
  public var lines: Int
  public var lineErrors: Int
  /// Pages with damage, as the receiver reports them.
  public var pageErrors: Int
  /// Bytes that were transmitted.
  public var bytes: Int
  /// Bits per second (ITU-T V.17 and V.34).
  public var bitRate: Int
  /// When the handshake was over and pages came.
  public var transmittedFrom: SimulationTime
  /// From when pages were made into a file, or a file into pages.
  public var convertedFrom: SimulationTime
  /// From when the file was stored, or loaded; not after the leg was over.
  public var storedFrom: SimulationTime

  /// A document with the given facts.
  public init(
    leg: Int, isSent: Bool, expectedPages: Int, pages: Int, lines: Int, lineErrors: Int, pageErrors: Int, bytes: Int,
    bitRate: Int, transmittedFrom: SimulationTime, convertedFrom: SimulationTime, storedFrom: SimulationTime
  ) {
    self.leg = leg
    self.isSent = isSent
    self.expectedPages = expectedPages
    self.pages = pages
    self.lines = lines
    self.lineErrors = lineErrors
    self.pageErrors = pageErrors
    self.bytes = bytes
    self.bitRate = bitRate
    self.transmittedFrom = transmittedFrom
    self.convertedFrom = convertedFrom
    self.storedFrom = storedFrom
  }
}
