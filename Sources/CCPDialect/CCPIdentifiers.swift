import Dialects
public import GroundTruth
import Randomness

/// The identifiers under which this platform knows people, calls and messages.
public struct CCPIdentifiers: Sendable {
  private let seed: UInt64

  /// The identifiers of the conversations of one cell.
  public init(_ directory: CellDirectory) { seed = directory.seed }

  /// The event stream of an agent or a coach: `agent:tier1-07`.
  public func stream(_ person: Person) -> String { "agent:\(person.name)" }

  /// The contact id of the call that an agent's leg is, a UUID.
  ///
  /// Nil for everybody else, in meetings, and where the agent's page never learnt of a call: a dial attempt that
  /// failed at once, a callback that was offered and not taken, an agent without a customer.
  ///
  /// An offer that one agent misses rings at the next under the same id; whoever is offered it a second time gets
  /// another one (inferred).
  public func callID(_ conversation: Conversation, _ leg: Leg) -> String? {
    guard AgentCall.exists(conversation, leg) else { return nil }
    return bits(Self.contact(of: leg, in: conversation), .call).uuidText
  }

  /// The primary call of a conversation, which all its messages carry: the first that an agent answered.
  func primaryCallID(_ conversation: Conversation) -> String? {
    conversation.legs.first { $0.answeredAt != nil && AgentCall.exists(conversation, $0) }
      .flatMap { callID(conversation, $0) }
  }

  /// The record id of one segment of a call: the prefix of voice calls, `0LQ`, and twelve letters and digits.
  func voiceCallID(_ conversation: Conversation, _ leg: Leg) -> String {
    let bits = bits(Self.contact(of: leg, in: conversation), .voiceCall)
    var text = "0LQ"
    for word in [bits.high, bits.low] {
      var rest = word
      for _ in 0..<6 {
        text.unicodeScalars.append(Self.recordDigits[Int(rest % 62)])
        rest /= 62
      }
    }
    return text
  }

  /// The id of the message that the action at position `action` is.
  func messageID(_ conversation: Conversation, action: Int) -> IdentifierBits {
    bits(EntityID.child(of: conversation.entity, action), .message).uuid
  }

  /// The entity that draws about this platform's view of a conversation are keyed by.
  static func entity(of conversation: Conversation) -> UInt64 { EntityID.child(of: conversation.entity, "ccp") }

  private func bits(_ entity: UInt64, _ slot: Slot) -> IdentifierBits {
    IdentifierBits(seed: seed, entity: entity, slot: slot.rawValue)
  }

  /// What the contact of a leg is keyed by: the wait that was offered and how often it had been offered to this
  /// person before, or the leg itself.
  private static func contact(of leg: Leg, in conversation: Conversation) -> UInt64 {
    let entity = entity(of: conversation)
    guard case .offer(let queueLeg) = leg.origin else { return EntityID.child(of: entity, leg.index) }
    let attempts = conversation.legs[..<leg.index].filter { $0.origin == leg.origin && $0.person == leg.person }.count
    return EntityID.child(of: EntityID.child(of: entity, queueLeg), "offer \(attempts)")
  }

  /// Slots of this dialect begin with `CC` in ASCII; the numbers are part of the output.
  private enum Slot: UInt64 {
    case call = 0x4343_0001
    case voiceCall, message
  }

  private static let recordDigits = Array(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".unicodeScalars)
}
