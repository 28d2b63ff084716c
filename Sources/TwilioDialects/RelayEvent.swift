import Dialects
import GroundTruth
import JSONText
import Quantities

/// What an event of a ConversationRelay session carries in `conversation_relay_data`.
struct RelayEvent {
  /// The object beside the name.
  enum Body {
    case none
    case configurations
    case transcription(milliseconds: Int64)
    case voicing(milliseconds: Int64)
    case lastToken(tokens: Int, words: Int)
    case interrupt(StaticString)
    /// A position in the session's languages.
    case language(Int)
    case error(code: Int, message: StaticString)
    case wrapUp(seconds: Int64, status: StaticString)
  }

  /// From 1 in each session; the start value is inferred.
  let sequenceNumber: Int
  let name: StaticString
  let body: Body
}

/// A session as its events tell it.
struct RelaySession {
  /// What follows `VX`.
  let sid: IdentifierBits
  let session: AssistantSession

  /// The session of the caller's call, or nil when it is somebody else's or there is none.
  init?(_ call: CallLeg, of conversation: Conversation) {
    guard let session = conversation.assistance, call.leg.role == .customer,
      conversation.legs.first(where: { $0.role == .customer })?.index == call.leg.index
    else { return nil }
    self.session = session
    sid = call.sessionBits
  }

  /// Adds its events: the settings first, what became of it last.
  func append(_ conventions: TwilioConventions, to events: inout [CallEvent]) {
    var number = 0
    func tell(
      _ name: StaticString, at time: SimulationTime, _ body: RelayEvent.Body = .none, isError: Bool = false
    ) {
      number += 1
      let relay = RelayEvent(sequenceNumber: number, name: name, body: body)
      let level: CallEvent.Level =
        isError ? .error : conventions.relayLevel == .information ? .information : .unknown
      events.append(
        CallEvent(
          at: time.milliseconds, edge: .unknown, group: "conversation_relay", name: name, level: level,
          detail: .relay(relay)))
    }
    tell("configurations", at: session.startedAt, .configurations)
    for event in session.events {
      if case .failed(let failure) = event.kind {
        let name: StaticString = conventions.relayError == .error ? "error" : "error_event"
        tell(name, at: event.at, .error(code: failure.code, message: failure.message), isError: true)
      } else {
        let (name, body) = event.kind.told
        tell(name, at: event.at, body)
      }
    }
    let seconds = (session.endedAt - session.startedAt).microseconds / 1_000_000
    tell("call_wrap_up", at: session.endedAt, .wrapUp(seconds: seconds, status: session.ending.status))
  }
}

extension AssistantSession.Kind {
  /// The platform's word, and what it says besides.
  fileprivate var told: (name: StaticString, body: RelayEvent.Body) {
    switch self {
    case .assistantSpeaks: ("start_of_agent_speech", .none)
    case .assistantStops: ("end_of_agent_speech", .none)
    case .customerSpeaks: ("start_of_customer_speech", .none)
    case .customerStops: ("end_of_customer_speech", .none)
    case .transcribed(let after): ("stt_latency", .transcription(milliseconds: after.microseconds / 1_000))
    case .prompted: ("prompt_sent", .none)
    case .firstToken: ("first_token_received", .none)
    case .lastToken(let tokens, let words): ("final_token_received", .lastToken(tokens: tokens, words: words))
    case .voiced(let after): ("tts_latency", .voicing(milliseconds: after.microseconds / 1_000))
    case .interrupted(by: .speech): ("interrupt", .interrupt("SPEECH"))
    case .interrupted(by: .key): ("interrupt", .interrupt("DTMF"))
    case .preempted: ("preempted", .none)
    case .keyPressed: ("dtmf", .none)
    case .keySent: ("digit", .none)
    case .recordingPlayed: ("play_media", .none)
    case .languageChanged(let language): ("language_changed", .language(language))
    case .failed(let failure): ("error", .error(code: failure.code, message: failure.message))
    }
  }
}

extension AssistantSession.Failure {
  /// The platform's code (its error dictionary).
  fileprivate var code: Int {
    switch self {
    case .unreachable, .disconnected: 64_102
    case .unintelligible: 64_107
    case .unsupported: 64_106
    }
  }

  fileprivate var message: StaticString {
    switch self {
    case .unreachable: "Unable to connect to WebSocket URL"
    case .disconnected: "WebSocket connection lost"
    case .unintelligible: "Invalid message received"
    case .unsupported: "Invalid argument for provider"
    }
  }
}

extension AssistantSession.Ending {
  /// As `end_status` has it; the mapping is inferred.
  fileprivate var status: StaticString {
    switch self {
    case .hungUp: "hung_up"
    case .ended: "ended"
    case .failed: "failure"
    case .unexplained: "unknown"
    }
  }
}
