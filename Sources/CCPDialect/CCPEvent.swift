import Dialects
import JSONText

/// One event as the agent's page gets it: the type and what its detail is made of.
///
/// Whoever takes part stands as the position of a leg, a message as its position among the conversation's messages:
/// an event is a few words, and names and texts are looked up when it is written.
enum CCPEvent: Hashable {
  case callStarted(CallFacts)
  case callConnected(CallFacts)
  case callEnded
  case hold(Int)
  case resume(Int)
  case mute, unmute
  case participantAdded(Int)
  case participantRemoved(Int)
  case conference, swap
  case pauseRecording, resumeRecording
  case wrapUpEnded
  case audioStatistics(AudioStatistics)
  /// The samples at these positions of the page's.
  case audioSamples(Range<Int>)
  case message(Int)

  /// What a call says of itself when it starts and when it connects.
  struct CallFacts: Hashable {
    var isInbound: Bool
    /// The far end: the customer's leg.
    var participant: Int
  }
}

extension CCPEvent {
  /// The platform's name of the event; a message has one by its kind.
  func type(_ messages: ConversationMessages) -> StaticString {
    switch self {
    case .callStarted: "callstarted"
    case .callConnected: "callconnected"
    case .callEnded: "callended"
    case .hold: "hold"
    case .resume: "resume"
    case .mute: "mute"
    case .unmute: "unmute"
    case .participantAdded: "participantadded"
    case .participantRemoved: "participantremoved"
    case .conference: "conference"
    case .swap: "swap"
    case .pauseRecording: "pauserecording"
    case .resumeRecording: "resumerecording"
    case .wrapUpEnded: "wrapupended"
    case .audioStatistics, .audioSamples: "audiostats"
    case .message(let position): messages[position].kind.name
    }
  }

  /// Writes the members of the detail; a message has more to say than its position and writes them itself.
  func write(
    into json: inout JSONWriter, callID: IdentifierBits, _ space: borrowing CCPWorkspace, _ page: CCPPage
  ) {
    json.key("callId"); json.uuid(callID.high, callID.low)
    switch self {
    case .callStarted(let facts), .callConnected(let facts):
      json.key("callType")
      if facts.isInbound { json.literal("inbound") } else { json.literal("outbound") }
      json.key("participant"); space.names.write(facts.participant, into: &json)
      if page.hasCallAttributes, case .callConnected = self { writeAttributes(space, into: &json) }
    case .hold(let party), .resume(let party), .participantAdded(let party), .participantRemoved(let party):
      json.key("participant"); space.names.write(party, into: &json)
    case .audioStatistics(let statistics): statistics.write(into: &json)
    case .audioSamples(let range): AudioStatistics.write(space.samples[range], into: &json)
    case .callEnded, .mute, .unmute, .conference, .swap, .pauseRecording, .resumeRecording, .wrapUpEnded, .message:
      break
    }
  }

  /// What the provider says of a call: strings, as the Aura twin of the page has them (API v67).
  private func writeAttributes(_ space: borrowing CCPWorkspace, into json: inout JSONWriter) {
    json.key("callAttributes"); json.beginObject()
    json.key("isTranscribed")
    if space.messages.hasTranscripts { json.literal("true") } else { json.literal("false") }
    json.key("languageCode"); json.literal("en-US")
    json.endObject()
  }
}
