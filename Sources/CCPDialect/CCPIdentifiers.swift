public import Dialects
public import GroundTruth
import JSONText
import Randomness

/// The identifiers under which this platform knows people, calls and messages.
public struct CCPIdentifiers: Sendable {
  private let seed: UInt64

  /// The identifiers of the conversations of one cell.
  public init(_ directory: CellDirectory) { seed = directory.seed }

  /// What the name of an agent or a coach follows in that of their event stream: `agent:tier1-07`.
  public static let streamPrefix: StaticString = "agent:"

  /// The contact id of the call that an agent's leg is, a UUID.
  ///
  /// Nil for everybody else, in meetings, and where the agent's page never learnt of a call: a dial attempt that
  /// failed at once, a callback that was offered and not taken, an agent without a customer.
  ///
  /// An offer that one agent misses rings at the next under the same id; whoever is offered it a second time gets
  /// another one (inferred).
  public func callBits(of leg: Int, in conversation: Conversation) -> IdentifierBits? {
    AgentCall(leg, of: conversation).map { callBits(of: $0, in: conversation) }
  }

  /// The contact id of a call that is known to be one.
  func callBits(of call: AgentCall, in conversation: Conversation) -> IdentifierBits {
    bits(Self.contact(of: call.leg, in: conversation), .call).uuid
  }

  /// The record id of one segment of a call, to be written as a `voiceCall`.
  func voiceCallBits(of leg: Int, in conversation: Conversation) -> IdentifierBits {
    bits(Self.contact(of: leg, in: conversation), .voiceCall)
  }

  /// The id of the message that the action at position `action` is, a UUID.
  func messageBits(_ action: Int, of conversation: Conversation) -> IdentifierBits {
    bits(EntityID.child(of: conversation.entity, action), .message).uuid
  }

  /// The entity that draws about this platform's view of a conversation are keyed by.
  static func entity(of conversation: Conversation) -> UInt64 { EntityID.child(of: conversation.entity, "ccp") }

  private func bits(_ entity: UInt64, _ slot: Slot) -> IdentifierBits {
    IdentifierBits(seed: seed, entity: entity, slot: slot.rawValue)
  }

  /// What the contact of a leg is keyed by: the wait that was offered and how often it had been offered to this
  /// person before, or the leg itself.
  private static func contact(of leg: Int, in conversation: Conversation) -> UInt64 {
    let entity = entity(of: conversation)
    let (origin, person) = (conversation.legs[leg].origin, conversation.legs[leg].person)
    guard case .offer(let queueLeg) = origin else { return EntityID.child(of: entity, leg) }
    let attempts = conversation.legs[..<leg].count { $0.origin == origin && $0.person == person }
    return EntityID.child(of: EntityID.child(of: entity, queueLeg), "offer \(attempts)")
  }

  /// Slots of this dialect begin with `CC` in ASCII; the numbers are part of the output.
  private enum Slot: UInt64 {
    case call = 0x4343_0001
    case voiceCall, message
  }
}

extension JSONWriter {
  /// Writes the record id of a voice call: its prefix, `0LQ`, and twelve letters and digits, six of either word.
  mutating func voiceCall(_ bits: IdentifierBits) {
    var text: [15 of UInt8] = .init(repeating: 0)
    (text[0], text[1], text[2]) = (UInt8(ascii: "0"), UInt8(ascii: "L"), UInt8(ascii: "Q"))
    var (high, low) = (bits.high, bits.low)
    for position in 3..<9 {
      text[position] = Self.recordDigit(&high)
      text[position + 6] = Self.recordDigit(&low)
    }
    ascii(text.span)
  }

  /// The last digit of `word` to the base of 62, which is taken off it.
  private static func recordDigit(_ word: inout UInt64) -> UInt8 {
    let (rest, digit) = word.quotientAndRemainder(dividingBy: 62)
    word = rest
    let value = UInt8(truncatingIfNeeded: digit)
    switch value {
    case ..<10: return UInt8(ascii: "0") + value
    case ..<36: return UInt8(ascii: "A") + value - 10
    default: return UInt8(ascii: "a") + value - 36
    }
  }
}
