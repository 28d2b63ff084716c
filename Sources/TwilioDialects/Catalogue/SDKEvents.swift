/// The catalogue of SDK and gateway events (documentation, "SDK events", and the source of the browser SDK): which
/// group has which names, at what level, on which SDKs.
///
/// Groups of which no source says who posts them are taken to be posted by all; transitions to `closed` come from mobile
/// SDKs only, browsers fire none for a connection that they close themselves. Errors upon which an SDK reconnects are
/// warnings, on Android since 3.3.0 (its change log) and on iOS by inference. Left out are events of registrations, which
/// belong to no call.
enum SDKEvents {
  /// Names that share group, level and SDKs.
  struct Entry {
    let group: String
    let level: String
    /// J for the browser's, A for Android's, I for iOS's.
    let platforms: String
    let names: [String]

    init(_ group: String, _ level: String, _ platforms: String, _ names: String) {
      self.group = group
      self.level = level
      self.platforms = platforms
      self.names = names.split(separator: " ").map(String.init)
    }
  }

  static let entries = [
    Entry("connection", "INFO", "JAI", "incoming outgoing accepted-by-local accepted-by-remote muted unmuted"),
    Entry("connection", "INFO", "J", "outgoing-ringing"),
    Entry("connection", "INFO", "AI", "ringing connected hold unhold disconnect-called listen listening"),
    Entry("connection", "INFO", "JAI", "reconnecting reconnected disconnected-by-local disconnected-by-remote"),
    Entry("connection", "INFO", "JAI", "cancel rejected-by-local ignored-by-local"),
    Entry("connection", "WARNING", "AI", "listening-error"),
    Entry("connection", "ERROR", "JAI", "error"),
    Entry("connection", "WARNING", "JAI", "error"),
    Entry("network-quality-warning-raised", "WARNING", "JAI", "high-rtt high-jitter low-mos"),
    Entry("network-quality-warning-cleared", "INFO", "JAI", "high-rtt high-jitter low-mos"),
    Entry("network-quality-warning-raised", "WARNING", "JA", "high-packet-loss"),
    Entry("network-quality-warning-cleared", "INFO", "JA", "high-packet-loss"),
    Entry("network-quality-warning-raised", "WARNING", "JI", "high-packets-lost-fraction"),
    Entry("network-quality-warning-cleared", "INFO", "JI", "high-packets-lost-fraction"),
    Entry("network-quality-warning-raised", "WARNING", "J", "low-bytes-received low-bytes-sent ice-connectivity-lost"),
    Entry("network-quality-warning-cleared", "INFO", "J", "low-bytes-received low-bytes-sent ice-connectivity-lost"),
    Entry("audio-level-warning-raised", "WARNING", "JAI", "constant-audio-input-level"),
    Entry("audio-level-warning-raised", "INFO", "J", "constant-audio-output-level"),
    Entry("audio-level-warning-raised", "WARNING", "A", "constant-audio-output-level"),
    Entry("audio-level-warning-cleared", "INFO", "JAI", "constant-audio-input-level"),
    Entry("audio-level-warning-cleared", "INFO", "JA", "constant-audio-output-level"),
    Entry("audio", "INFO", "J", "speaker-devices-set ringtone-devices-set device-change"),
    Entry("audio", "ERROR", "J", "speaker-devices-set-failed ringtone-devices-set-failed"),
    Entry("audio-processor", "INFO", "J", "enabled add remove create-processed-stream destroy-processed-stream"),
    Entry("get-user-media", "INFO", "J", "succeeded"),
    Entry("get-user-media", "ERROR", "J", "denied failed"),
    Entry("settings", "INFO", "J", "init codec edge"),
    Entry("ice-gathering-state", "DEBUG", "JAI", "new gathering complete"),
    Entry("ice-gathering-state", "WARNING", "JAI", "none timeout"),
    Entry("ice-candidate", "DEBUG", "JAI", "ice-candidate selected-ice-candidate-pair"),
    Entry("ice-connection-state", "DEBUG", "JAI", "new checking connected completed disconnected"),
    Entry("ice-connection-state", "DEBUG", "AI", "closed"),
    Entry("ice-connection-state", "ERROR", "JAI", "failed"),
    Entry("pc-connection-state", "DEBUG", "JAI", "new connecting connected disconnected"),
    Entry("pc-connection-state", "DEBUG", "AI", "closed"),
    Entry("pc-connection-state", "WARNING", "JAI", "failed"),
    Entry("pc-connection-state", "ERROR", "J", "failed"),
    Entry("dtls-transport-state", "DEBUG", "J", "new connecting connected closed"),
    Entry("dtls-transport-state", "ERROR", "J", "failed"),
    Entry("signaling-state", "DEBUG", "JAI", "stable have-local-offer have-remote-offer"),
    Entry("signaling-state", "DEBUG", "AI", "closed"),
    Entry("signaling-state", "INFO", "AI", "have-remote-pranswer"),
    Entry("network-information", "INFO", "J", "network-change"),
    Entry("call-message", "INFO", "J", "user-defined-message"),
    Entry("call-message", "ERROR", "J", "error"),
    Entry("feedback", "INFO", "JAI", "received received-none"),
  ]

  /// The SDKs as they name themselves, with their letter above.
  static let platforms = [
    (letter: Character("J"), type: "twilio-js-sdk"), (letter: "A", type: "twilio-voice-android"),
    (letter: "I", type: "twilio-voice-ios"),
  ]

  /// Media edges whose gateways report calls.
  static let gateways = ["carrier_edge", "sip_edge", "client_edge"]
  /// What they report, all at INFO in the group `connection`.
  static let progress = ["initiated", "ringing", "answered", "completed"]

  /// Events of ConversationRelay sessions, at level UNKNOWN but for errors.
  static let relay = [
    "configurations", "start_of_agent_speech", "end_of_agent_speech", "start_of_customer_speech",
    "end_of_customer_speech", "stt_latency", "prompt_sent", "first_token_received", "final_token_received",
    "tts_latency", "interrupt", "preempted", "dtmf", "digit", "play_media", "language_changed", "error", "call_wrap_up",
  ]
}
