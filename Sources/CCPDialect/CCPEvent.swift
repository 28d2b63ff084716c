import Dialects
import JSONText
import Quantities

/// One event as the agent's page gets it: the type and the detail, which are all there is.
enum CCPEvent: Hashable {
  case callStarted(CallFacts)
  case callConnected(CallFacts)
  case callEnded
  case hold(String)
  case resume(String)
  case mute, unmute
  case participantAdded(String)
  case participantRemoved(String)
  case conference, swap
  case pauseRecording, resumeRecording
  case wrapUpEnded
  case audioStatistics(AudioStatistics)
  case message(CCPMessage)

  /// What a call says of itself when it starts and when it connects.
  struct CallFacts: Hashable {
    var isInbound: Bool
    /// The far end: the customer's number.
    var participant: String
  }
}

/// Something somebody said or wrote.
struct CCPMessage: Hashable {
  enum Kind: Hashable { case transcript, flagRaise, flagLower, note }
  enum Role: Hashable { case agent, supervisor, endUser }

  var kind: Kind
  var id: IdentifierBits
  /// Milliseconds since the epoch.
  var clientSent: Int64
  var serverReceived: Int64
  /// Nil for a flag that is lowered.
  var text: String?
  var role: Role
  /// Nil for a transcript.
  var displayName: String?
  /// The segment of the call that a flag belongs to.
  var voiceCallID: VoiceCallID?
}

extension CCPEvent {
  /// Writes the members of the event's object.
  func write(callID: IdentifierBits, into json: inout JSONWriter) {
    json.key("type")
    writeType(into: &json)
    json.key("detail")
    json.beginObject()
    switch self {
    case .message(let message): message.write(callID: callID, into: &json)
    case .audioStatistics(let statistics):
      json.key("callId")
      json.uuid(callID.high, callID.low)
      statistics.write(into: &json)
    case .callStarted(let facts), .callConnected(let facts):
      json.key("callId")
      json.uuid(callID.high, callID.low)
      json.key("callType")
      if facts.isInbound { json.literal("inbound") } else { json.literal("outbound") }
      json.key("participant")
      json.string(facts.participant)
    case .hold(let party), .resume(let party), .participantAdded(let party), .participantRemoved(let party):
      json.key("callId")
      json.uuid(callID.high, callID.low)
      json.key("participant")
      json.string(party)
    case .callEnded, .mute, .unmute, .conference, .swap, .pauseRecording, .resumeRecording, .wrapUpEnded:
      json.key("callId")
      json.uuid(callID.high, callID.low)
    }
    json.endObject()
  }

  private func writeType(into json: inout JSONWriter) {
    switch self {
    case .callStarted: json.literal("callstarted")
    case .callConnected: json.literal("callconnected")
    case .callEnded: json.literal("callended")
    case .hold: json.literal("hold")
    case .resume: json.literal("resume")
    case .mute: json.literal("mute")
    case .unmute: json.literal("unmute")
    case .participantAdded: json.literal("participantadded")
    case .participantRemoved: json.literal("participantremoved")
    case .conference: json.literal("conference")
    case .swap: json.literal("swap")
    case .pauseRecording: json.literal("pauserecording")
    case .resumeRecording: json.literal("resumerecording")
    case .wrapUpEnded: json.literal("wrapupended")
    case .audioStatistics: json.literal("audiostats")
    case .message(let message):
      switch message.kind {
      case .transcript: json.literal("transcript")
      case .flagRaise: json.literal("flagraise")
      case .flagLower: json.literal("flaglower")
      case .note: json.literal("note")
      }
    }
  }
}

extension CCPMessage {
  /// Writes the members of the detail, in the order of the toolkit page.
  fileprivate func write(callID: IdentifierBits, into json: inout JSONWriter) {
    json.key("id")
    json.uuid(id.high, id.low)
    json.key("clientSentTimestamp")
    json.integer(clientSent)
    json.key("serverReceivedTimestamp")
    json.integer(serverReceived)
    json.key("content")
    json.beginObject()
    json.key("formatType")
    // The only nulls of the platform: a flag that is lowered has no content.
    if text == nil { json.null() } else { json.literal("Text") }
    json.key("text")
    if let text { json.string(text) } else { json.null() }
    json.endObject()
    json.key("callId")
    json.uuid(callID.high, callID.low)
    json.key("sender")
    json.beginObject()
    json.key("role")
    switch role {
    case .agent: json.literal("Agent")
    case .supervisor: json.literal("Supervisor")
    case .endUser: json.literal("EndUser")
    }
    if let displayName {
      json.key("displayName")
      json.string(displayName)
    }
    json.endObject()
    if let voiceCallID {
      json.key("voiceCallId")
      voiceCallID.write(into: &json)
    }
  }
}
