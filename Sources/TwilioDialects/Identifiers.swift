public import Dialects
public import GroundTruth
import Quantities
import Randomness

/// The identifiers of one cell's legs and conferences: `AC`, `CA`, `CF` or `CP` and 32 lower-case hexadecimal digits.
///
/// They look random and are pure functions of the seed and of whom they name, so that the cross-walk of the truth can
/// state them without asking the dialect's documents.
public struct TwilioIdentifiers: Hashable, Sendable {
  private let seed: UInt64
  private let account: IdentifierBits
  private let tellsUnjoined: Bool

  /// The identifiers of a run of the directory's scenario with its seed; with `tellsUnjoined`, people who were called into
  /// a conference and never joined are participants too.
  public init(_ directory: CellDirectory, tellsUnjoined: Bool = false) {
    seed = directory.seed
    self.tellsUnjoined = tellsUnjoined
    account = IdentifierBits(
      seed: directory.seed, entity: EntityID.child(of: EntityID.root, directory.scenario), slot: Slot.account)
  }

  /// The account that owns every call of the run: what follows `AC`.
  public var accountBits: IdentifierBits { account }

  /// The call of one leg: what follows `CA`; nil for the platform's own legs, for those that are written, which are
  /// no calls, and for calls over the organisation's own telephones.
  public func callBits(of leg: Int, in conversation: Conversation) -> IdentifierBits? {
    guard conversation.legs[leg].isSpoken, conversation.office == nil else { return nil }
    return bits(of: leg, in: conversation, slot: Slot.call)
  }

  /// One stay in a conference: what follows `CP`; nil for a leg that is no participant.
  public func participantBits(of leg: Int, in conversation: Conversation) -> IdentifierBits? {
    guard conversation.legs[leg].isSpoken, conversation.office == nil,
      conversation.legs[leg].joinedAt != nil || tellsUnjoined && Self.wasCalledIn(leg, conversation)
    else { return nil }
    return bits(of: leg, in: conversation, slot: Slot.participant)
  }

  /// Whether a leg that never joined was called while somebody was in the conference.
  private static func wasCalledIn(_ leg: Int, _ conversation: Conversation) -> Bool {
    let called = conversation.legs[leg]
    guard !called.isInbound else { return false }
    return conversation.legs.contains { $0.isSpoken && $0.presence?.contains(called.offeredAt) ?? false }
  }

  /// The conference of a conversation: what follows `CF`; nil when nobody was ever heard.
  public func conferenceBits(of conversation: Conversation) -> IdentifierBits? {
    guard conversation.office == nil, conversation.legs.contains(where: { $0.isSpoken && $0.joinedAt != nil }) else {
      return nil
    }
    return IdentifierBits(seed: seed, entity: conversation.entity, slot: Slot.conference)
  }

  /// The entity that everything of one leg is keyed by.
  static func entity(of leg: Int, in conversation: Conversation) -> UInt64 {
    EntityID.child(of: conversation.entity, leg)
  }

  private func bits(of leg: Int, in conversation: Conversation, slot: UInt64) -> IdentifierBits {
    IdentifierBits(seed: seed, entity: Self.entity(of: leg, in: conversation), slot: slot)
  }

  /// Slots of this dialect begin with `TW` in ASCII.
  enum Slot {
    static let account: UInt64 = 0x5457_0000
    static let call: UInt64 = 0x5457_0001
    static let participant: UInt64 = 0x5457_0002
    static let conference: UInt64 = 0x5457_0003
    /// The media address of a leg's gateway.
    static let mediaAddress: UInt64 = 0x5457_0004
    /// The public address of a SIP peer about whose attachment the truth is silent.
    static let peerAddress: UInt64 = 0x5457_0005
    /// The session of an assistant.
    static let session: UInt64 = 0x5457_0006
    /// The delivery of an event.
    static let event: UInt64 = 0x5457_0007
  }
}
