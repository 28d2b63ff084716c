/// What really happened: conversations, their legs, what anybody did, and what staff were doing.
let truthTables: [Table] = [conversationTable, legTable, legMediaTable, actionTable, agentStateTable]

private let type = "truth.conversation"

private let conversationTable = Table(
  "conversation", "One contact or meeting, from the first offer to the last leave.", .each(type),
  key: ["conversation_id"],
  references: [.toRun, .init(["run_id", "cell", "queue"], "queue", ["run_id", "cell", "queue"])],
  checks: ["ended_at >= started_at"],
  indices: [
    ["run_id", "started_at"], ["queue", "started_at"], ["twilio_conference_sid"], ["realtimekit_session_id"],
    ["genesys_conversation_id"],
  ],
  columns: [
    .uuid("conversation_id", "Its id in the truth."), .run, .integer("cell", "The cell, an independent floor, from 0."),
    .text("kind", "Who began it.").oneOf("inbound", "outbound", "callback", "meeting"),
    .time("started_at", "When it began."), .time("ended_at", "When the last leg left; wrap-up is outside."),
    .text("queue", "The queue; null where there was none.").optional,
    .text("outcome", "What became of it.").oneOf("completed", "abandoned", "blocked", "unanswered", "failed"),
    .text("twilio_conference_sid", from: "ids.twilio_conference_sid", "The conference at Twilio.").optional,
    .uuid("realtimekit_session_id", from: "ids.realtimekit_session_id", "The session at RealtimeKit.").optional,
    .uuid("genesys_conversation_id", from: "ids.genesys_conversation_id", "The conversation at Genesys.").optional,
    .document,
  ])

private let legTable = Table(
  "leg", "One person's connection to a conversation, from the first offer to the last packet.",
  .each(type, .each("legs")), key: ["conversation_id", "leg"],
  references: [
    .toConversation, .toRun, .init(["run_id", "person"], "person", ["run_id", "person"]),
    .init(["run_id", "cell", "network"], "network", ["run_id", "cell", "network"]),
  ],
  checks: ["left_at >= offered_at", "joined_at IS NULL OR left_at >= joined_at"],
  indices: [
    ["run_id", "person"], ["network", "joined_at"], ["twilio_call_sid"], ["twilio_participant_sid"],
    ["realtimekit_peer_id"], ["genesys_participant_id"], ["ccp_call_id"],
  ],
  columns: [
    .uuid("conversation_id", level: 0, "The conversation."), .integer("leg", "Its number there, from 0."), .run,
    .integer("cell", level: 0, "The cell, from 0."),
    .text("role", "What the person was.").oneOf("customer", "ivr", "queue", "agent", "coach", "external", "attendee"),
    .text("person", "Who; the queue or menu on legs of the platform."),
    .text("address", "How they are reached; null on legs of the platform.").optional,
    .text("transport", "What it came over.").oneOf("pstn", "sip", "webrtc", "platform"),
    .text("codec", "How speech was packed; null where none was.").oneOf("pcmu", "pcma", "g722", "g729", "opus")
      .optional,
    .text("network", "The access network; null where there was none.").optional,
    .time("offered_at", "When it was first offered."),
    .time("answered_at", "When it was answered; null if never.").optional,
    .time("joined_at", "When its audio entered the mix; null if never.").optional,
    .time("left_at", "When it left."),
    .text("ending", from: "end", "How it ended, from its own point of view.").oneOf(
      "hung_up", "peer_left", "transferred", "declined", "no_answer", "busy", "abandoned", "routed", "cancelled",
      "removed", "network_lost", "failed", "meeting_over"),
    .text("twilio_call_sid", from: "ids.twilio_call_sid", "The call at Twilio.").optional,
    .text("twilio_participant_sid", from: "ids.twilio_participant_sid", "The stay in the conference at Twilio.")
      .optional,
    .uuid("realtimekit_peer_id", from: "ids.realtimekit_peer_id", "The peer at RealtimeKit.").optional,
    .uuid("genesys_participant_id", from: "ids.genesys_participant_id", "The participant at Genesys.").optional,
    .uuid("genesys_call_id", from: "ids.genesys_call_id", "The communication at Genesys.").optional,
    .text("ccp_stream", from: "ids.ccp_stream", "The page of the agent at CCP.").optional,
    .uuid("ccp_call_id", from: "ids.ccp_call_id", "The call in that page.").optional,
  ])

private let legMediaTable = Table(
  "leg_media", "What the packets of one direction of a leg went through, from joining to leaving.",
  .each(type, .each("legs"), .members("media", of: ["uplink", "downlink"])),
  key: ["conversation_id", "leg", "direction"], references: [.toLeg],
  checks: ["packets_lost <= packets_sent", "packets_late <= packets_sent - packets_lost", "mos BETWEEN 1 AND 5"],
  columns: [
    .uuid("conversation_id", level: 0, "The conversation."), .integer("leg", level: 1, "The leg."),
    Column("direction", .text, "Uplink is from the person to the mixer.", .key(level: 2)).oneOf("uplink", "downlink"),
    .integer("packets_sent", "Packets that were sent."), .integer("packets_lost", "Those that never arrived."),
    .integer("packets_late", "Those that came past the jitter buffer."),
    .integer("loss_bursts", "Runs of lost packets."),
    .real("jitter_ms", "The RFC 3550 estimate, averaged over the seconds."),
    .real("delay_ms", "The mean one-way network delay."), .real("mos", "The G.107 score of the mean R, 1 to 5."),
  ])

private let actionTable = Table(
  "action", "Something that a party did in a conversation.", .each(type, .each("actions")),
  key: ["conversation_id", "action_no"],
  references: [.toLeg, .init(["conversation_id", "target"], "leg", ["conversation_id", "leg"])],
  indices: [["action", "at"]],
  columns: [
    .uuid("conversation_id", level: 0, "The conversation."),
    .position("action_no", level: 1, "Its number there, from 0, in the order of the document."),
    .time("at", "When."), .integer("leg", "The leg of whoever did it."),
    .text("action", "What.").oneOf(
      "hold", "unhold", "mute", "unmute", "coach_start", "coach_retarget", "coach_stop", "monitor_start",
      "monitor_stop", "barge", "transfer_blind", "transfer_consult_start", "transfer_consult_complete",
      "transfer_consult_cancel", "conference_merge", "party_add", "party_drop", "swap", "recording_pause",
      "recording_resume", "wrapup_start", "wrapup_end", "flag_raise", "flag_lower", "note", "utterance", "reconnect",
      "camera_on", "camera_off", "screenshare_start", "screenshare_stop", "chat"),
    .integer("target", "The leg it was done to; null where it concerns nobody else.").optional,
  ])

private let agentStateTable = Table(
  "agent_state", "What an agent or coach was doing from this instant on, until the next.", .each("truth.agent-state"),
  key: ["id"],
  references: [
    .toRun, .toConversation, .init(["run_id", "person"], "person", ["run_id", "person"]),
    .init(["run_id", "cell", "team"], "team", ["run_id", "cell", "team"]),
  ],
  indices: [["run_id", "person", "at"], ["conversation_id"]],
  columns: [
    .id, .run, .time("at", "From when on."), .integer("cell", "The cell, from 0."), .text("person", "Who."),
    .text("team", "The team; null for whoever has none.").optional,
    .text("state", "What.").oneOf("offline", "ready", "not_ready", "offered", "talking", "wrap_up", "coaching"),
    .text("reason", "Why, where somebody is not ready; null otherwise.").optional,
    .uuid("conversation_id", "The conversation concerned; null where there is none.").optional,
  ])
