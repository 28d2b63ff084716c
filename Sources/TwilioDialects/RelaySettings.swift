import Dialects
import GroundTruth
import JSONText

/// How a session speaks and hears in one language: providers, model and voice as its settings name them.
///
/// Which languages have which is inferred: English and Spanish as published examples have them, everything else with the
/// platform's other providers.
private struct RelayVoice {
  let provider: StaticString
  let voice: String
  let transcriber: StaticString
  let model: StaticString

  init(_ language: String) {
    switch language.prefix(2) {
    case "en":
      (provider, voice) = ("block_elevenlabs", "Hk7TqVbN2wXs9LrDcY4m-1.0_0.7_0.8")
      (transcriber, model) = ("deepgram", "nova-3-general")
    case "es":
      (provider, voice) = ("block_elevenlabs", "p5GzWn8RtQe3MxKfJ6bu-0.9_0.7_0.8")
      (transcriber, model) = ("deepgram", "nova-2-general")
    default:
      (provider, voice) = ("google", "\(language)-Neural2-B")
      (transcriber, model) = ("google", "telephony")
    }
  }
}

extension RelayEvent {
  /// Writes `conversation_relay_data`.
  func write(_ json: inout JSONWriter, _ relay: RelaySession) {
    json.beginObject()
    json.key("session_id"); json.hex("VX", relay.sid.high, relay.sid.low)
    json.key("name"); json.literal(name)
    json.key("sequence_number"); json.integer(sequenceNumber)
    switch body {
    case .none: break
    case .configurations:
      json.key("configurations"); json.beginObject()
      writeConfigurations(&json, relay.session)
      json.endObject()
    case .transcription(let milliseconds):
      json.key("stt_latency"); json.beginObject()
      json.key("latency_ms"); json.integer(milliseconds)
      json.endObject()
    case .voicing(let milliseconds):
      json.key("tts_latency"); json.beginObject()
      json.key("latency_ms"); json.integer(milliseconds)
      json.endObject()
    case .lastToken(let tokens, let words):
      json.key("last_token_received"); json.beginObject()
      json.key("total_tokens"); json.integer(tokens)
      json.key("total_words"); json.integer(words)
      json.endObject()
    case .interrupt(let type):
      json.key("interrupt"); json.beginObject()
      json.key("type"); json.literal(type)
      json.endObject()
    case .language(let language):
      let tag = relay.session.languages[language]
      json.key("language_changed"); json.beginObject()
      json.key("tts_language_code"); json.string(tag)
      json.key("transcription_language_code"); json.string(tag)
      json.endObject()
    case .error(let code, let message):
      json.key("error"); json.beginObject()
      json.key("error_code"); json.integer(code)
      json.key("message"); json.literal(message)
      json.endObject()
    case .wrapUp(let seconds, let status):
      json.key("call_wrap_up"); json.beginObject()
      json.key("duration_in_seconds"); json.integer(seconds)
      json.key("end_status"); json.literal(status)
      json.endObject()
    }
    json.endObject()
  }

  /// The settings in force: every value is a text, truth values in either case as published examples have them.
  private func writeConfigurations(_ json: inout JSONWriter, _ session: AssistantSession) {
    let manners = session.manners
    let greeting = session.languages.first ?? ""
    let voice = RelayVoice(greeting)
    json.key("configurations"); json.beginObject()
    json.key("debug"); json.literal("[SPEAKER_EVENT_REPORT]")
    json.key("dtmfDetection"); json.literal(manners.detectsKeys ? "true" : "false")
    json.key("interruptible"); json.literal(manners.isInterruptible ? "TRUE" : "FALSE")
    json.key("partialPromptOnHangup"); json.literal("false")
    json.key("partialPrompts"); json.literal("false")
    json.key("preemptible"); json.literal(manners.isPreemptible ? "TRUE" : "FALSE")
    json.key("reportInputDuringAgentSpeech"); json.literal("NONE")
    json.key("speechProvider"); json.literal(voice.model)
    json.key("speechTimeout"); json.literal("0")
    json.key("transcriptionLanguage"); json.string(greeting)
    json.key("transcriptionProvider"); json.literal(voice.transcriber)
    json.key("ttsLanguage"); json.string(greeting)
    json.key("ttsProvider"); json.literal(voice.provider)
    json.key("voice"); json.string(voice.voice)
    json.key("welcomeGreetingInterruptible"); json.literal(manners.isGreetingInterruptible ? "TRUE" : "FALSE")
    json.endObject()
    json.key("languages"); json.beginObject()
    // Who speaks one language has it among the settings above, and declares no others to change to.
    for language in session.languages where session.languages.count > 1 {
      let voice = RelayVoice(language)
      json.computedKey(language); json.beginObject()
      json.key("tts_provider"); json.literal(voice.provider)
      json.key("voice"); json.string(voice.voice)
      json.key("transcription_provider"); json.literal(voice.transcriber)
      json.key("speech_model"); json.literal(voice.model)
      json.endObject()
    }
    json.endObject()
  }
}
