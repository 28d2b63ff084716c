import FloorModel

/// What people do while they are connected, and how long the platform itself takes.
enum BehaviourSection {
  static let platform = FieldTable(
    "how long the platform itself takes", PlatformTiming(),
    [
      Field(
        "pick_up", .distribution(.duration, .through(0, 10)), \.pickUp, "from a call's arrival until it is taken",
        .platformRecords),
      Field(
        "hand_over", .distribution(.duration, .through(0, 10)), \.handOver, "from one platform leg to the next",
        .platformRecords),
      Field(
        "routing", .distribution(.duration, .through(0, 10)), \.routing, "from entering a queue to the first offer",
        .platformRecords),
      Field(
        "alerting", .distribution(.duration, .through(0, 10)), \.alerting, "from an offer until the device rings",
        .assumed),
      Field(
        "hang_up_lag", .distribution(.duration, .through(0, 10)), \.hangUpLag,
        "from one party's hanging up until the other's leg ends", .platformRecords),
      Field(
        "dialling", .distribution(.duration, .through(0, 30)), \.dialling,
        "from an agent's wish to call until the line is tried", .platformRecords),
      Field(
        "webrtc_loss", .seconds(.through(5, 600)), \.webRTCLoss, "silence after which a WebRTC call is given up",
        .assumed),
      Field(
        "telephone_loss", .seconds(.through(5, 600)), \.telephoneLoss,
        "silence after which a telephone call is given up", .assumed
      ),
      Field(
        "reconnection", .seconds(.through(0.5, 60)), \.reconnection, "silence that a client reports as a reconnection",
        .assumed),
      Field(
        "connectivity", .seconds(.through(0.5, 60)), \.connectivity, default: "that of 'reconnection'",
        "silence after which a client of the section clients calls its media disconnected, without connecting anew yet",
        .definition),
    ])

  static let table = FieldTable(
    "what people do while they are connected; shares are of handled calls", BehaviourConfiguration(),
    [
      Field("held", .share(), \.held, "calls with at least one hold", .benchmark),
      Field("holds", .number(.through(1, 20)), \.holdsPerHeldCall, "mean number of holds of such a call", .benchmark),
      Field("hold", .distribution(.duration, .through(1, 7_200)), \.hold, "a hold", .benchmark),
      Field("muted", .share(), \.muted, "calls in which the agent mutes themself", .assumed),
      Field("mutes_limit", .integer(1...20), \.mutesAtMost, "such mutes of a call at most", .assumed),
      Field("mute", .distribution(.duration, .through(0.5, 3_600)), \.mute, "a mute", .assumed),
      Field("recording_paused", .share(), \.recordingPaused, "recorded calls whose recording pauses", .assumed),
      Field(
        "recording_pause", .distribution(.duration, .through(1, 3_600)), \.recordingPause, "such a pause", .assumed),
      Field("flagged", .share(), \.flagged, "calls in which the agent asks for help", .assumed),
      Field("flag", .distribution(.duration, .through(1, 7_200)), \.flag, "how long until a flag is lowered", .assumed),
      Field("noted", .share(), \.noted, "calls with a private note without a flag", .assumed),
      Field(
        "note_reply", .distribution(.duration, .through(1, 3_600)), \.noteReply, "until a note is answered", .assumed),
      Field("transcribed", .share(), \.transcribed, "calls with transcripts", .assumed),
      Field(
        "utterance_interval", .seconds(.through(1, 120)), \.utteranceInterval,
        "mean time from the start of one utterance to that of the next", .assumed),
      Field("short", .share(), \.short, "very short calls: wrong numbers, drops", .bankMonth),
      Field("short_call", .distribution(.duration, .through(0.5, 60)), \.shortCall, "a very short call", .assumed),
      Field("customer_hangs_up", .share(), \.customerHangsUp, "calls in which the customer hangs up first", .assumed),
      Field("decline", .distribution(.duration, .through(0.1, 60)), \.decline, "until an offer is refused", .assumed),
    ])
}
