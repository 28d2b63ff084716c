public import Dialects
public import GroundTruth
import JSONText
import Randomness

/// The identifiers under which this platform knows people, calls and messages.
public struct CCPIdentifiers: Sendable {
  private let seed: UInt64

  /// The identifiers of the conversations of one cell.
  public init(_ directory: CellDirectory) { seed = directory.seed }

  /// What stands before an agent's or coach's name in the name of their event stream: `agent:tier1-07`.
  public static let streamPrefix: StaticString = "agent:"

  /// The contact id of the call that an agent's leg is, a UUID.
  ///
  /// Nil for everybody else, in meetings, and where the agent's page never learnt of a call: a dial attempt that
  /// failed at once, a callback that was offered and not taken, an agent without a customer.
  ///
  /// An offer that one agent misses rings at the next under the same id; whoever is offered it a second time gets
  /// another one (inferred).
  public func callBits(of leg: Leg, in conversation: Conversation) -> IdentifierBits? {
    guard AgentCall.exists(conversation, leg) else { return nil }
    return bits(Self.contact(of: leg, in: conversation), .call).uuid
  }

  /// The primary call of a conversation, which all its messages carry: the first that an agent answered.
  func primaryCallBits(of conversation: Conversation) -> IdentifierBits? {
    conversation.legs.first { $0.answeredAt != nil && AgentCall.exists(conversation, $0) }
      .flatMap { callBits(of: $0, in: conversation) }
  }

  /// The record id of one segment of a call: the prefix of voice calls, `0LQ`, and twelve letters and digits.
  func voiceCallID(_ conversation: Conversation, _ leg: Leg) -> VoiceCallID {
    let bits = bits(Self.contact(of: leg, in: conversation), .voiceCall)
    return VoiceCallID(bits)
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
    let attempts = conversation.legs[..<leg.index].count { $0.origin == leg.origin && $0.person == leg.person }
    // Small enough to be kept without allocation.
    return EntityID.child(of: EntityID.child(of: entity, queueLeg), "offer \(attempts)")
  }

  /// Slots of this dialect begin with `CC` in ASCII; the numbers are part of the output.
  private enum Slot: UInt64 {
    case call = 0x4343_0001
    case voiceCall, message
  }
}

/// The record id of one segment of a call: 15 letters and digits, the first three of which tell its kind.
struct VoiceCallID: Hashable {
  private let bits: IdentifierBits

  fileprivate init(_ bits: IdentifierBits) { self.bits = bits }

  /// Writes the id.
  func write(into json: inout JSONWriter) {
    var text: [15 of UInt8] = .init(repeating: UInt8(ascii: "0"))
    text[1] = UInt8(ascii: "L")
    text[2] = UInt8(ascii: "Q")
    var position = 3
    for half in 0..<2 {
      var rest = half == 0 ? bits.high : bits.low
      for _ in 0..<6 {
        text[position] = Self.digit(UInt8(rest % 62))
        rest /= 62
        position += 1
      }
    }
    json.ascii(text.span)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    switch value {
    case 0..<10: UInt8(ascii: "0") + value
    case 10..<36: UInt8(ascii: "A") + value - 10
    default: UInt8(ascii: "a") + value - 36
    }
  }
}
