import FloorModel

/// What the clients of a meeting's attendees run into.
enum IncidentsTable {
  private static let perHour = Bounds.through(0, 600)

  static let table = FieldTable(
    "what attendees' clients run into; shares are of attendees with a WebRTC client", IncidentConfiguration(),
    [
      Field("microphone", .share(), \.microphone, "those whose client does not get a microphone", .definition),
      Field(
        "camera", .share(), \.camera, "of those who want to be seen, whose client does not get a camera", .definition),
      Field("screen", .share(), \.screen, "those who once want to share a screen and do not come to it", .definition),
      Field(
        "loudspeaker", .share(), \.loudspeaker, "of those whose browser asks before it plays, who refuse", .definition),
      Field(
        "hot_plugs", .number(perHour, unit: "changes per hour"), \.hotPlugs,
        "how often each plugs a headset or webcam in or pulls it out", .definition),
      Field(
        "backgrounds", .number(perHour, unit: "times per hour"), \.backgrounds,
        "how often each turns to another page or application", .definition),
      Field(
        "interruptions", .number(perHour, unit: "times per hour"), \.interruptions,
        "how often the system takes a capture away for some seconds", .definition),
      Field(
        "playback", .share(), \.playback, "those whose browser refuses to play before the page is touched", .definition),
      Field(
        "fallbacks", .share(), \.fallbacks, "those whose client falls back to an older way of coding for a while",
        .definition),
      Field(
        "network_tests", .share(), \.networkTests, "those whose client measures the way to several regions first",
        .definition),
      Field("load", .share(), \.load, "those whose computer other programs once keep busy", .definition),
      Field("heat", .share(), \.heat, "those whose device once gets too hot to work at full speed", .definition),
    ])
}
