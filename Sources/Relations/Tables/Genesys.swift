/// Genesys: conversations with their participants, what these communicated by, segments, transfers; live notifications.
let genesysTables: [Table] = [
  conversationTable, participantTable, communicationTable, segmentTable, messageTable, transferTable, notificationTable,
]

private let type = "genesys.conversation"
private let parent = Column.reference("conversation_no", "The conversation: genesys_conversation.id.")
private let toConversation = Table.Reference.toDocument("conversation_no", "genesys_conversation")
private let media = [
  "calls", "callbacks", "chats", "cobrowsesessions", "emails", "messages", "internalMessages", "screenMonitorings",
  "screenshares", "socialExpressions", "videos",
]
private let communicationKey = ["conversation_no", "participant_no", "medium", "communication_no"]

private let conversationTable = Table(
  "genesys_conversation", "A conversation in its final state.", .each(type), key: ["id"], references: [.toRun],
  indices: [["conversation_id"], ["start_time"]],
  columns: [
    .id, .run, .uuid("conversation_id", from: "id", "The conversation."),
    .time("start_time", from: "startTime", "When it began."),
    .time("end_time", from: "endTime", "When it ended.").optional,
    .text("address", "The address that was called or written to.").optional,
    .text("recording_state", from: "recordingState", "ACTIVE, PAUSED or NONE."),
    .boolean("secure_pause", from: "securePause", "Whether recording was paused for the sake of what was said."),
    .integer("max_participants", from: "maxParticipants", "The most that took part at once.").optional,
    .text("external_tag", from: "externalTag", "The tag that something outside gave it.").optional,
    .text("name", "Its name.").optional, .document,
  ])

private let participantTable = Table(
  "genesys_participant", "A participant of a conversation.", .each(type, .each("participants")),
  key: ["conversation_no", "participant_no"], references: [toConversation],
  indices: [["participant_id"], ["user_id", "start_time"], ["queue_name", "start_time"], ["purpose"]],
  columns: [
    parent, .position("participant_no", level: 1, "The position in the list, from 0."),
    .uuid("participant_id", from: "id", "The participant."), .text("purpose", "What it is there for."),
    .text("participant_type", from: "participantType", "External or Internal."),
    .time("start_time", from: "startTime", "When it came."),
    .time("end_time", from: "endTime", "When it left.").optional,
    .time("connected_time", from: "connectedTime", "When it was connected.").optional,
    .text("name", "Its name.").optional,
    .uuid("user_id", from: "userId", "The user.").optional, .uuid("queue_id", from: "queueId", "The queue.").optional,
    .text("queue_name", from: "queueName", "The name of the queue.").optional,
    .uuid("team_id", from: "teamId", "The team.").optional, .text("address", "How it is reached.").optional,
    .text("ani", "The number it called from.").optional, .text("dnis", "The number that was called.").optional,
    .boolean("wrapup_required", from: "wrapupRequired", "Whether it has to say what it was about."),
    .text("wrapup_code", from: "wrapup.code", "What it was about, a code.").optional,
    .text("wrapup_name", from: "wrapup.name", "What it was about, in words.").optional,
    .integer("wrapup_seconds", from: "wrapup.durationSeconds", "How long that took.").optional,
    .time("acw_start", from: "startAcwTime", "When work after the call began.").optional,
    .time("acw_end", from: "endAcwTime", "When it ended.").optional,
    .text("flagged_reason", from: "flaggedReason", "Why it asked for help.").optional,
    .uuid("consult_participant_id", from: "consultParticipantId", "With whom it consulted.").optional,
    .uuid("monitored_participant_id", from: "monitoredParticipantId", "Whom it listened to.").optional,
    .uuid("coached_participant_id", from: "coachedParticipantId", "Whom it coached.").optional,
    .uuid("barged_participant_id", from: "bargedParticipantId", "Upon whom it broke in.").optional,
    .json("attributes", "What was attached to it."),
  ])

private let communicationTable = Table(
  "genesys_communication", "A call, or anything else by which a participant communicated.",
  .each(type, .each("participants"), .members("", of: media), .each("")), key: communicationKey,
  references: [
    .init(["conversation_no", "participant_no"], "genesys_participant", ["conversation_no", "participant_no"])
  ], indices: [["communication_id"], ["medium", "connected_time"]],
  columns: communicationPlace + [
    .uuid("communication_id", from: "id", "The communication."), .text("state", "Its state."),
    .text("initial_state", from: "initialState", "The state it began in.").optional,
    .text("direction", "Inbound or outbound.").optional, .text("provider", "Who carries it.").optional,
    .time("alerting_time", from: "startAlertingTime", "When it was offered.").optional,
    .time("connected_time", from: "connectedTime", "When it was connected.").optional,
    .time("disconnected_time", from: "disconnectedTime", "When it ended.").optional,
    .text("disconnect_type", from: "disconnectType", "How it ended.").optional,
    .boolean("held", "Whether it ended on hold.").optional, .boolean("muted", "Whether it ended muted.").optional,
    .boolean("recording", "Whether it was recorded.").optional,
    .text("transfer_source", from: "transferSource", "Who transferred it.").optional,
    .uuid("peer_id", from: "peerId", "The other end.").optional,
    .text("self_address", from: "self.addressNormalized", "The address of this end.").optional,
    .text("other_address", from: "other.addressNormalized", "The address of the other end.").optional,
    .text("after_call_work", from: "afterCallWork.state", "How far work after it is.").optional,
    .json("detail", from: "", "All of it."),
  ])

private let communicationPlace: [Column] = [
  parent, .position("participant_no", level: 1, "The participant."),
  .key("medium", level: 2, "The list that it is in: calls, callbacks, chats and so on."),
  .position("communication_no", level: 3, "The position in that list, from 0."),
]

private let toCommunication = Table.Reference(communicationKey, "genesys_communication", communicationKey)

private let segmentTable = Table(
  "genesys_segment", "What a communication was doing from here to there.",
  .each(type, .each("participants"), .members("", of: media), .each(""), .each("segments")),
  key: communicationKey + ["segment_no"], references: [toCommunication], indices: [["type", "start_time"]],
  columns: communicationPlace + [
    .position("segment_no", level: 4, "The position in the list, from 0."), .text("type", "What."),
    .time("start_time", from: "startTime", "From when on."), .time("end_time", from: "endTime", "Until when.").optional,
    .text("how_ended", from: "howEnded", "What came next."),
    .text("disconnect_type", from: "disconnectType", "How the communication ended, in its last segment.").optional,
  ])

private let messageTable = Table(
  "genesys_message", "A message of a messenger.",
  .each(type, .each("participants"), .members("", of: ["messages"]), .each(""), .each("messages")),
  key: communicationKey + ["message_no"], references: [toCommunication],
  columns: communicationPlace + [
    .position("message_no", level: 4, "The position in the list, from 0."),
    .uuid("message_id", from: "messageId", "The message."), .time("message_time", from: "messageTime", "When."),
    .text("message_status", from: "messageStatus", "How far it came."),
    .text("message_type", from: "messageMetadata.type", "What kind it is."),
  ])

private let transferTable = Table(
  "genesys_transfer", "A transfer that a conversation remembers.", .each(type, .each("recentTransfers")),
  key: ["conversation_no", "transfer_no"], references: [toConversation], indices: [["date_issued"]],
  columns: [
    parent, .position("transfer_no", level: 1, "The position in the list, from 0."),
    .uuid("transfer_id", from: "id", "The transfer."),
    .text("state", "What became of it."), .time("date_issued", from: "dateIssued", "When."),
    .text("transfer_type", from: "transferType", "Attended or Unattended."),
    .uuid("initiator_user_id", from: "initiator.userId", "Who began it.").optional,
    .uuid("destination_user_id", from: "destination.userId", "To whom.").optional,
    .text("destination_address", from: "destination.address", "To which address.").optional,
  ])

private let notificationTable = Table(
  "genesys_notification", "A live notification of a user's conversations; only where the scenario asks.",
  .each("genesys.notification"), key: ["id"], references: [.toRun],
  indices: [["conversation_id", "recorded_at"], ["topic_name"]],
  columns: [
    .id, .run, .time("recorded_at", from: "recordedAt", "When it came."),
    .text("topic_name", from: "topicName", "The topic, which names the user."),
    .uuid("conversation_id", from: "eventBody.id", "The conversation."), .document,
  ])
