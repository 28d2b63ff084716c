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

  init(_ directory: CellDirectory, platforms: Set<String>) {
    seed = directory.seed
    twilio = platforms.contains(TwilioDialect.name) ? TwilioIdentifiers(directory) : nil
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
  }

  /// The id of the conversation with this entity, a UUID.
  func conversation(_ entity: UInt64) -> String {
    IdentifierBits(seed: seed, entity: entity, slot: Slot.conversation.rawValue).uuidText
  }

  /// The id of the impairment episode with this entity, a UUID.
  func impairment(_ entity: UInt64) -> String {
    IdentifierBits(seed: seed, entity: entity, slot: Slot.impairment.rawValue).uuidText
  }

  // MARK: The platforms'

  func twilioConference(_ conversation: Conversation) -> String? { twilio?.conferenceSID(of: conversation) }
  func twilioCall(_ conversation: Conversation, _ leg: Leg) -> String? {
    twilio?.callSID(of: leg.index, in: conversation)
  }
  func twilioParticipant(_ conversation: Conversation, _ leg: Leg) -> String? {
    twilio?.participantSID(of: leg.index, in: conversation)
  }

  func realtimeKitSession(_ conversation: Conversation) -> String? { realtimeKit?.sessionID(conversation) }
  func realtimeKitPeer(_ conversation: Conversation, _ leg: Leg) -> String? {
    realtimeKit?.peerID(leg, of: conversation)
  }

  func genesysConversation(_ conversation: Conversation) -> String? { genesys?.conversationID(conversation) }
  func genesysParticipant(_ conversation: Conversation, _ leg: Leg) -> String? {
    genesys?.participantID(leg: leg.index, of: conversation)
  }
  func genesysCall(_ conversation: Conversation, _ leg: Leg) -> String? {
    genesys?.callID(leg: leg.index, of: conversation)
  }

  /// The stream of an agent or a coach on a call; meetings are none.
  func ccpStream(_ conversation: Conversation, _ leg: Leg) -> String? {
    guard leg.role == .agent || leg.role == .coach else { return nil }
    return ccp?.stream(conversation.person(of: leg))
  }
  func ccpCall(_ conversation: Conversation, _ leg: Leg) -> String? { ccp?.callID(conversation, leg) }
}
