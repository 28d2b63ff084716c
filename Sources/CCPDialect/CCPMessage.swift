import Dialects
import GroundTruth
import JSONText
import Quantities

/// Something somebody said or wrote: a transcript, a flag or a note, as the platform's server received it.
struct CCPMessage: Hashable {
  enum Kind: Hashable { case transcript, flagRaise, flagLower, note }
  enum Role: Hashable { case agent, supervisor, endUser }

  var kind: Kind
  var role: Role
  /// The position of the action that it is: its text stands there.
  var action: Int
  /// The leg that spoke or wrote.
  var sender: Int
  /// The agent's leg that a flag or note belongs to; nil for a transcript.
  var owner: Int?
  var sentAt: SimulationTime
  var receivedAt: SimulationTime
  /// From the first word to the arrival at the server, for a transcript.
  var speech: TimeSpan
  /// When the server says it received it, milliseconds since the epoch.
  var serverReceived: Int64
}

extension CCPMessage.Kind {
  /// The platform's name of the event.
  var name: StaticString {
    switch self {
    case .transcript: "transcript"
    case .flagRaise: "flagraise"
    case .flagLower: "flaglower"
    case .note: "note"
    }
  }
}

extension CCPMessage.Role {
  /// The platform's name of the sender's role.
  var name: StaticString {
    switch self {
    case .agent: "Agent"
    case .supervisor: "Supervisor"
    case .endUser: "EndUser"
    }
  }
}

extension CCPMessage {
  /// Writes the members of the detail, in the order of the toolkit page.
  ///
  /// All messages carry the primary call of the conversation, whoever's page they reach.
  func write(
    into json: inout JSONWriter, of conversation: Conversation, primaryCall: IdentifierBits,
    _ identifiers: CCPIdentifiers, _ page: CCPPage
  ) {
    let id = identifiers.messageBits(action, of: conversation)
    json.key("id"); json.uuid(id.high, id.low)
    json.key("clientSentTimestamp"); json.integer(sentAt.milliseconds)
    json.key("serverReceivedTimestamp"); json.integer(serverReceived)
    json.key("content"); json.beginObject()
    // The only nulls of the platform: a flag that is lowered has no content.
    if kind != .flagLower, let text = conversation.actions[action].text {
      json.key("formatType"); json.literal("Text")
      json.key("text"); json.string(text)
    } else {
      json.key("formatType"); json.null()
      json.key("text"); json.null()
    }
    json.endObject()
    json.key("callId"); json.uuid(primaryCall.high, primaryCall.low)
    json.key("sender"); json.beginObject()
    json.key("role"); json.literal(role.name)
    if kind != .transcript {
      json.key("displayName"); json.string(conversation.people[conversation.legs[sender].person].displayName)
    }
    json.endObject()
    if page.namesVoiceCall, kind == .flagRaise || kind == .flagLower, let owner {
      json.key("voiceCallId"); json.voiceCall(identifiers.voiceCallBits(of: owner, in: conversation))
    }
  }
}
