/// What `scenarios/everything.yaml` does not show of the formats, and why: at most twelve families.
///
/// Each entry names facts that do not occur in that run, and none that do; a test holds both, and that the page
/// `docs/coverage.md` has this table.
public let coverageExceptions: [CoverageException] =
  [
    CoverageException(
      "the other setting of a switch",
      [
        // twilio.epoch
        "twilio.conference-participant-summary %an integer from 1000000000000 through 9999999999999",
        // twilio.tags
        "twilio.conference-participant-summary /metrics/%/tags[] = packet_loss",
        "twilio.conference-participant-summary /metrics/%/tags[] = jitter",
        "twilio.conference-participant-summary /metrics/%/tags[] = latency",
        // twilio.feedback
        "twilio.call-event {sdk_edge}/sdk_edge/feedback/reason = %-%",
        // twilio.last_event
        "twilio.call-event {%_edge}/name = busy", "twilio.call-event {%_edge}/name = no-answer",
        "twilio.call-event {%_edge}/name = failed", "twilio.call-event {%_edge}/name = canceled",
        // twilio.relay_error, twilio.relay_level
        "twilio.call-event {unknown_edge}/conversation_relay_data is error_event",
        "twilio.call-event {unknown_edge}/name = error_event", "twilio.call-event {unknown_edge}/level = INFO",
        // realtimekit.detail
        "realtimekit.peer-report /peer_report/metadata/browser_metadata/webgl_support is null",
        "realtimekit.response %/peer_report/metadata/browser_metadata/webgl_support is null",
        "realtimekit.peer-report /peer_report/metadata/pc_metadata[]/sdp absent",
        "realtimekit.response %/peer_report/metadata/pc_metadata[]/sdp absent",
        // genesys.division_names
        "genesys.conversation /divisions[]/division/name absent",
        "genesys.conversation /divisions[]/entities[]/name absent",
      ],
      because: """
        where the platform has not published which of two forms it uses, a switch of the scenario chooses, and a run shows \
        the chosen form alone
        """),
    CoverageException(
      "first states that nothing announces",
      [
        "twilio.call-event %-sdk ice-gathering-state/new DEBUG", "twilio.call-event %ice-connection-state/new DEBUG",
        "twilio.call-event %pc-connection-state/new DEBUG",
      ],
      because: """
        a connection is in the state new when it is made, and an SDK posts a state when it changes; RTCPeerConnection never \
        returns to new, not even by an ICE restart (W3C WebRTC 1.0, 4.4.3)
        """),
    CoverageException(
      "a kind of session that nobody has seen", ["realtimekit.session /type = participant"],
      because: "the enumeration has it, the service has never been seen to use it"),
  ] + genesysExceptions
