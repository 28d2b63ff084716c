import Dialects

/// Events of ConversationRelay sessions by their names, under both of those that errors are known by.
let relayNames = SDKEvents.relay + ["error_event"]

/// `conversation_relay_data`: its `name` says which object stands beside it.
let relayData = Shape.tagged(
  key: "name",
  cases: relayNames.map { name in (tag: name, shape: .object(relayHead(name) + (relayBodies[name].map { [$0] } ?? [])))
  })

private func relayHead(_ name: String) -> [Shape.Property] {
  [
    .required("session_id", .string(.sid("VX"))),
    .required("name", .enumeration([name])),
    .required("sequence_number", .integer(1...Int64(Int32.max))),
  ]
}

private let latency = Shape.object([.required("latency_ms", .integer(0...600_000))])

private let relayBodies: [String: Shape.Property] = [
  "configurations": .required(
    "configurations", .object([.required("configurations", configurations), .required("languages", .map(language))])),
  "stt_latency": .required("stt_latency", latency),
  "tts_latency": .required("tts_latency", latency),
  "final_token_received": .required(
    "last_token_received", .object([.required("total_tokens", .count), .required("total_words", .count)])),
  "interrupt": .required("interrupt", .object([.required("type", .enumeration(["DTMF", "SPEECH"]))])),
  "language_changed": .required(
    "language_changed",
    .object([
      .required("tts_language_code", .string(.nonEmpty)), .required("transcription_language_code", .string(.nonEmpty)),
    ])),
  "error": .required("error", relayError),
  "error_event": .required("error", relayError),
  "call_wrap_up": .required(
    "call_wrap_up",
    .object([
      .required("duration_in_seconds", .count),
      .required("end_status", .enumeration(["ended", "hung_up", "failure", "unknown"])),
    ])),
]

private let relayError = Shape.object([
  .required("error_code", .integer(64_101...64_107)), .required("message", .string(.nonEmpty)),
])

/// The settings in force, all of them texts (the published example).
private let configurations = Shape.object(
  [
    "debug", "dtmfDetection", "interruptible", "partialPromptOnHangup", "partialPrompts", "preemptible",
    "reportInputDuringAgentSpeech", "speechProvider", "speechTimeout", "transcriptionLanguage",
    "transcriptionProvider", "ttsLanguage", "ttsProvider", "voice", "welcomeGreetingInterruptible",
  ].map { .required($0, .string(.nonEmpty)) })

private let language = Shape.object([
  .required("tts_provider", .string(.nonEmpty)), .required("voice", .string(.nonEmpty)),
  .required("transcription_provider", .string(.nonEmpty)), .required("speech_model", .string(.nonEmpty)),
])
