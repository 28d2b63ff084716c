public import Dialects
public import GroundTruth
import JSONText
import Randomness

/// The identifiers under which the platform knows a conversation, its legs and its people.
///
/// Sessions and peers are public, because the truth's cross-walk names them.
public struct RealtimeKitIdentifiers: Sendable {
  let seed: UInt64

  /// The identifiers of a run with this seed.
  public init(seed: UInt64) { self.seed = seed }

  /// The session of a conversation, a UUID; nil when no human leg joined it, and for calls over the organisation's own
  /// telephones.
  public func sessionBits(of conversation: Conversation) -> IdentifierBits? {
    conversation.office == nil && conversation.legs.contains(where: Self.isPeer) ? session(conversation) : nil
  }

  /// The peer of a leg of `conversation`, a UUID; nil when the leg never joined.
  public func peerBits(of leg: Leg, in conversation: Conversation) -> IdentifierBits? {
    conversation.office == nil && Self.isPeer(leg) ? peer(leg, of: conversation) : nil
  }

  /// Whether a leg is a peer of the session: a person's, and in the mix at some time.
  static func isPeer(_ leg: Leg) -> Bool { leg.isHuman && leg.joinedAt != nil }

  /// The entity that everything about a leg on this platform is keyed by.
  static func entity(of leg: Leg, in conversation: Conversation) -> UInt64 {
    EntityID.child(of: EntityID.child(of: conversation.entity, "realtimekit"), leg.index)
  }

  func session(_ conversation: Conversation) -> IdentifierBits { bits(conversation.entity, .session) }

  func peer(_ leg: Leg, of conversation: Conversation) -> IdentifierBits {
    bits(Self.entity(of: leg, in: conversation), .peer)
  }

  /// The persistent participant behind a person's peers: the same in every session of the run.
  func user(_ person: Person) -> Tagged { Tagged(bits(person.entity, .user), leading: 0xAAA) }

  /// The reusable room that a conversation's session is an instance of: one per queue for calls, one per series for
  /// meetings, one per cell for calls that belong to no queue.
  func meeting(_ conversation: Conversation, in directory: CellDirectory) -> Tagged {
    let entity: UInt64
    if let queue = conversation.queue {
      entity = directory.queues[queue].entity
    } else {
      let cell = EntityID.child(of: EntityID.child(of: EntityID.root, "realtimekit-rooms"), conversation.cell)
      entity = EntityID.child(of: cell, conversation.title ?? "")
    }
    return Tagged(bits(entity, .meeting), leading: 0xBBB)
  }

  /// The application that the whole run belongs to.
  func application(_ directory: CellDirectory) -> IdentifierBits {
    bits(EntityID.child(of: EntityID.root, directory.scenario), .application)
  }

  /// The account that owns the application; written as 32 digits.
  func account(_ directory: CellDirectory) -> IdentifierBits {
    bits(EntityID.child(of: EntityID.root, directory.scenario), .account)
  }

  /// The key of what is drawn about an entity for one use.
  func key(_ entity: UInt64, _ bucket: UInt64) -> StreamKey {
    StreamKey(seed: seed, entity: entity, purpose: .reporting, bucket: bucket)
  }

  func bits(_ entity: UInt64, _ slot: Slot) -> IdentifierBits {
    IdentifierBits(seed: seed, entity: entity, slot: slot.rawValue).uuid
  }

  /// The UUID of these bits.
  static func text(_ high: UInt64, _ low: UInt64) -> String {
    func digits(_ word: UInt64) -> String {
      let text = String(word, radix: 16)
      return String(repeating: "0", count: 16 - text.utf8.count) + text
    }
    var text = digits(high) + digits(low)
    for position in [20, 16, 12, 8] { text.insert("-", at: text.index(text.startIndex, offsetBy: position)) }
    return text
  }

  /// A synchronisation source: any 32-bit number but 0 and 1234, which the forwarding unit keeps for itself.
  func source(_ entity: UInt64) -> UInt32 {
    let word = UInt32(truncatingIfNeeded: bits(entity, .source).low)
    return word == 0 || word == 1_234 ? word + 1 : word
  }

  /// What an identifier names; the numbers are part of the output and belong to this dialect alone ("RK" leads).
  enum Slot: UInt64 {
    case session = 0x524B_0001
    case peer, user, meeting, application, peerEvent, socket, producer, consumer, source, device
    case account, exchange, message, download, bucket, signature
  }

  /// A UUID whose first three digits tell its kind, as the platform's users and meetings have them.
  struct Tagged: Hashable {
    let high: UInt64
    let low: UInt64

    init(_ bits: IdentifierBits, leading digits: UInt64) {
      high = bits.high & ~(0xFFF << 52) | digits << 52
      low = bits.low
    }

    /// The UUID.
    var text: String { RealtimeKitIdentifiers.text(high, low) }
  }
}

extension IdentifierBits {
  /// The UUID.
  var text: String { RealtimeKitIdentifiers.text(high, low) }
}

extension JSONWriter {
  /// Writes an identifier's UUID.
  mutating func uuid(_ bits: IdentifierBits) { uuid(bits.high, bits.low) }
  /// Writes an identifier's UUID.
  mutating func uuid(_ tagged: RealtimeKitIdentifiers.Tagged) { uuid(tagged.high, tagged.low) }
}
