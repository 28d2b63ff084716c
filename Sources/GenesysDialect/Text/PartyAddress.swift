import Dialects

/// Where a party is reached, before it is spelled.
enum PartyAddress {
  /// An outside person's own address; a position in `Conversation.people`.
  case person(Int)
  /// The leg of an IVR flow.
  case flow(IdentifierBits)
  /// The recorder of messages.
  case voicemail(IdentifierBits)
  /// The machine that receives and sends facsimiles.
  case fax(IdentifierBits)
  /// A group whose people ring all at once.
  case group(IdentifierBits)
  /// The leg of a queue.
  case queue(IdentifierBits)
  /// An agent's station.
  case station(IdentifierBits)
}
