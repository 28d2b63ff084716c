public import Dialects
public import GroundTruth
import Randomness

/// The ids this dialect gives to conversations and legs, for whoever has to name them from outside.
///
/// Every id is a random-looking UUID of version 4 and a pure function of the seed and the thing's identity. A meeting
/// has no ids here: it never touches this platform. In every other conversation each leg, those of an IVR or a queue
/// included, is one participant with one call.
public struct GenesysIdentifiers: Sendable {
  private let seed: UInt64

  /// The ids of a run with this seed.
  public init(seed: UInt64) { self.seed = seed }

  // MARK: For whoever names them from outside

  /// The conversation's id, a UUID; nil for a meeting.
  public func bits(of conversation: Conversation) -> IdentifierBits? {
    isKnown(conversation) ? id(of: conversation) : nil
  }

  /// The id of the participant that the leg at position `leg` is, a UUID; nil in a meeting.
  public func bits(ofParticipant leg: Int, of conversation: Conversation) -> IdentifierBits? {
    isKnown(conversation) ? participant(leg, of: conversation) : nil
  }

  /// The id of the call, a communication, that the leg at position `leg` is, a UUID; nil in a meeting.
  public func bits(ofCall leg: Int, of conversation: Conversation) -> IdentifierBits? {
    isKnown(conversation) ? call(leg, of: conversation) : nil
  }

  // MARK: For this dialect, which writes no meetings

  /// Whether the platform ever sees the conversation.
  func isKnown(_ conversation: Conversation) -> Bool { conversation.kind != .meeting }

  func id(of conversation: Conversation) -> IdentifierBits { bits(conversation.entity, .conversation) }

  func participant(_ leg: Int, of conversation: Conversation) -> IdentifierBits {
    bits(EntityID.child(of: conversation.entity, leg), .participant)
  }

  func call(_ leg: Int, of conversation: Conversation) -> IdentifierBits {
    bits(EntityID.child(of: conversation.entity, leg), .call)
  }

  /// The bits of `entity` for one kind of id, with version and variant of a UUID.
  func bits(_ entity: UInt64, _ slot: Slot) -> IdentifierBits {
    IdentifierBits(seed: seed, entity: entity, slot: slot.rawValue).uuid
  }

  /// What an id stands for; the numbers are part of the output and belong to this dialect alone.
  enum Slot: UInt64 {
    case conversation = 0x4700
    case participant, call, recording, transfer
    case user, station, externalContact
    case connection, division, language, trunk, edge, serviceUser
    case queue, script, team, wrapUpCode, flow
    case dialerParticipant, dialerCall, dialerContact, dialerContactList, dialerCampaign
    case skill
    case correlation = 0x4740
    case callback, callbackCall, callbackParticipant, dialerPreview, recordedMessage, messageQueue
    case externalOrganization, agentAssistant
    // The organisation's own telephones.
    case group = 0x4760
    case groupParticipant, groupCall, faxDocument
    // Quality.
    case evaluation = 0x4770
    case evaluationSource, formPart
    // What is written.
    case room = 0x4780
    case message, letter, attachment, media, sticker, visitor, visit, actionMap, action, integration, socialMedia
    case utilizationLabel
    // What goes on beside it.
    case companionInitiator, companionOther, streamInitiator, streamOther, coBrowseSession, screenMonitoring
    // How callbacks are placed.
    case callbackConfiguration = 0x47C0
  }
}
