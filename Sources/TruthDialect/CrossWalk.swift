import CCPDialect
import Dialects
import GenesysDialect
import GroundTruth
import RealtimeKitDialect
import TwilioDialects

/// Every identifier that the truth states: its own, and those under which the platforms of the run know its legs.
struct CrossWalk {
  /// The platforms by the names of their dialects.
  static let allPlatforms: Set<String> = [
    TwilioDialect.name, RealtimeKitDialect.name, CCPDialect.name, GenesysDialect.name,
  ]

  private let seed: UInt64
  private let twilio: TwilioIdentifiers?
  private let realtimeKit: RealtimeKitIdentifiers?
  private let ccp: CCPIdentifiers?
  private let genesys: GenesysIdentifiers?

  init(_ directory: CellDirectory, platforms: Set<String>, tellsUnjoined: Bool) {
    seed = directory.seed
    twilio = platforms.contains(TwilioDialect.name) ? TwilioIdentifiers(directory, tellsUnjoined: tellsUnjoined) : nil
    realtimeKit =
      platforms.contains(RealtimeKitDialect.name) ? RealtimeKitIdentifiers(seed: directory.seed) : nil
    ccp = platforms.contains(CCPDialect.name) ? CCPIdentifiers(directory) : nil
    genesys = platforms.contains(GenesysDialect.name) ? GenesysIdentifiers(seed: directory.seed) : nil
  }

  // MARK: The truth's own

  /// The truth's slots begin with `TR` in ASCII; the numbers are part of the output.
  private enum Slot: UInt64 {
    case conversation = 0x5452_0001
    case impairment
    case anomaly
  }

  /// The id of the conversation with this entity, a UUID.
  func conversation(_ entity: UInt64) -> IdentifierBits {
    IdentifierBits(seed: seed, entity: entity, slot: Slot.conversation.rawValue).uuid
  }

  /// The id of the impairment episode with this entity, a UUID.
  func impairment(_ entity: UInt64) -> IdentifierBits {
    IdentifierBits(seed: seed, entity: entity, slot: Slot.impairment.rawValue).uuid
  }

  /// The id of the anomaly with this entity, a UUID.
  func anomaly(_ entity: UInt64) -> IdentifierBits {
    IdentifierBits(seed: seed, entity: entity, slot: Slot.anomaly.rawValue).uuid
  }

  // MARK: The platforms', nil for those that a run has not

  func twilioConference(_ conversation: Conversation) -> IdentifierBits? { twilio?.conferenceBits(of: conversation) }
  func twilioCall(_ conversation: Conversation, _ leg: Leg) -> IdentifierBits? {
    twilio?.callBits(of: leg.index, in: conversation)
  }
  func twilioParticipant(_ conversation: Conversation, _ leg: Leg) -> IdentifierBits? {
    twilio?.participantBits(of: leg.index, in: conversation)
  }

  func realtimeKitSession(_ conversation: Conversation) -> IdentifierBits? {
    realtimeKit?.sessionBits(of: conversation)
  }
  func realtimeKitPeer(_ conversation: Conversation, _ leg: Leg) -> IdentifierBits? {
    realtimeKit?.peerBits(of: leg, in: conversation)
  }

  func genesysConversation(_ conversation: Conversation) -> IdentifierBits? { genesys?.bits(of: conversation) }
  func genesysParticipant(_ conversation: Conversation, _ leg: Leg) -> IdentifierBits? {
    genesys?.bits(ofParticipant: leg.index, of: conversation)
  }
  func genesysCall(_ conversation: Conversation, _ leg: Leg) -> IdentifierBits? {
    genesys?.bits(ofCall: leg.index, of: conversation)
  }

  /// Whether a leg has a stream: those of agents and coaches on a call; meetings, what is written and calls over the
  /// organisation's own telephones are none.
  func hasStream(_ conversation: Conversation, _ leg: Leg) -> Bool {
    ccp != nil && leg.isSpoken && conversation.office == nil && (leg.role == .agent || leg.role == .coach)
  }
  func ccpCall(_ conversation: Conversation, _ leg: Leg) -> IdentifierBits? {
    ccp?.callBits(of: leg.index, in: conversation)
  }
}
