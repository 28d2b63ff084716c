import Dialects
public import GenesysDialect
public import GroundTruth
public import RealtimeKitDialect
public import TwilioDialects

// Identifiers as they stand in documents, for whoever looks for them there.

extension TwilioIdentifiers {
  /// The text of a leg's call.
  public func callSID(of leg: Int, in conversation: Conversation) -> String? {
    callBits(of: leg, in: conversation).map { "CA" + $0.hexadecimal }
  }

  /// The text of a leg's stay in the conference.
  public func participantSID(of leg: Int, in conversation: Conversation) -> String? {
    participantBits(of: leg, in: conversation).map { "CP" + $0.hexadecimal }
  }

  /// The text of the conversation's conference.
  public func conferenceSID(of conversation: Conversation) -> String? {
    conferenceBits(of: conversation).map { "CF" + $0.hexadecimal }
  }
}

extension RealtimeKitIdentifiers {
  /// The text of the conversation's session.
  public func sessionID(_ conversation: Conversation) -> String? { sessionBits(of: conversation)?.uuidText }

  /// The text of a leg's peer.
  public func peerID(_ leg: Leg, of conversation: Conversation) -> String? {
    peerBits(of: leg, in: conversation)?.uuidText
  }
}

extension GenesysIdentifiers {
  /// The text of the conversation's id.
  public func conversationID(_ conversation: Conversation) -> String? { bits(of: conversation)?.uuidText }

  /// The text of a leg's participant.
  public func participantID(leg: Int, of conversation: Conversation) -> String? {
    bits(ofParticipant: leg, of: conversation)?.uuidText
  }

  /// The text of a leg's call.
  public func callID(leg: Int, of conversation: Conversation) -> String? {
    bits(ofCall: leg, of: conversation)?.uuidText
  }
}

extension IdentifierBits {
  /// 32 lower-case hexadecimal digits.
  fileprivate var hexadecimal: String {
    [high, low].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// The digits in the five groups of a UUID.
  fileprivate var uuidText: String {
    let digits = Array(hexadecimal)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
  }
}
