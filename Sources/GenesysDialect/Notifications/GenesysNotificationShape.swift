import Dialects

/// The contract table of an event of the topic `v2.users.{id}.conversations` (reference section 7.2), written from the
/// vendor's model of the topic: no start times, no segments, states in lower case, references by name instead of path.
enum GenesysNotificationShape {
  /// A line of `genesys/notification.ndjson`.
  static let event = Shape.object([
    .required("recordedAt", time),
    .required(
      "topicName",
      .string(
        .custom(
          pattern: "^v2\\.users\\.[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\.conversations$",
          matches: { user(ofTopic: $0).map { TextFormat.uuid.matches($0) } ?? false }))),
    .required("version", .enumeration(["2"])),
    .required("eventBody", conversation),
    .required("metadata", .object([.required("CorrelationId", uuid)])),
  ])

  /// The id between `v2.users.` and `.conversations`; nil in any other topic.
  static func user(ofTopic topic: String) -> String? {
    let (prefix, suffix) = ("v2.users.", ".conversations")
    guard topic.hasPrefix(prefix), topic.hasSuffix(suffix), topic.utf8.count > prefix.utf8.count + suffix.utf8.count
    else { return nil }
    return String(topic.dropFirst(prefix.count).dropLast(suffix.count))
  }

  private static let uuid = GenesysShape.uuid
  private static let time = GenesysShape.time

  // MARK: Conversation

  private static let conversation = Shape.object([
    .required("id", uuid),
    .optional("maxParticipants", .integer(2...1_000)),
    .required("participants", .array(participant, minimum: 1)),
    .required("recentTransfers", .array(transfer)),
    .required("recordingState", .enumeration(["none", "active", "paused"])),
    .optional("address", .string(.nonEmpty)),
    .optional("utilizationLabelId", uuid),
    .required("securePause", .boolean),
    .optional("inactivityTimeout", time),
    .required("divisions", .array(GenesysShape.division(isLive: true), minimum: 1)),
  ])

  private static let transfer = Shape.object([
    .required("id", uuid),
    .required("state", .enumeration(["pending", "active", "complete", "canceled", "failed", "timeout"])),
    .required("dateIssued", time),
    .required("initiator", .object([.optional("userId", uuid)])),
    .optional("modifiedBy", GenesysShape.reference("/api/v2/users/")),
    .required(
      "destination",
      .object([.optional("userId", uuid), .optional("address", .string(.nonEmpty))])),
    .required("transferType", .enumeration(["attended", "unattended"])),
  ])

  // MARK: Participant

  private static let participant = Shape.object(identity + work + supervision + media)

  private static let identity: [Shape.Property] = [
    .required("id", uuid),
    .optional("connectedTime", time),
    .optional("endTime", time),
    .optional("userId", uuid),
    .optional("externalContactId", uuid),
    .optional("externalContactInitialDivisionId", uuid),
    .optional("externalOrganizationId", uuid),
    .optional("name", .string(.nonEmpty)),
    .optional("queueId", uuid),
    .optional("groupId", uuid),
    .optional("teamId", uuid),
    .required("purpose", .enumeration(GenesysShape.purposes)),
    .optional("consultParticipantId", uuid),
    .optional("address", .string(.nonEmpty)),
  ]

  private static let work: [Shape.Property] = [
    .required("wrapupRequired", .boolean),
    .required("wrapupExpected", .boolean),
    .optional("wrapupPrompt", .enumeration(GenesysShape.wrapUpPrompts)),
    .optional("wrapupTimeoutMs", .integer(1_000...3_600_000)),
    .optional("wrapup", wrapUp),
    .optional("startAcwTime", time),
    .optional("endAcwTime", time),
    .optional("conversationRoutingData", routingData),
    .optional("alertingTimeoutMs", .integer(1...3_600_000)),
  ]

  private static let supervision: [Shape.Property] = [
    .optional("monitoredParticipantId", uuid),
    .optional("screenMonitoredParticipantId", uuid),
    .optional("coachedParticipantId", uuid),
    .optional("bargedParticipantId", uuid),
    .required("mediaRoles", .array(.enumeration(["full", "monitor", "coach", "barge"]), minimum: 1)),
    .optional(
      "screenRecordingState", .enumeration(["requested", "active", "paused", "stopped", "error", "timeout"])),
    .optional("flaggedReason", .enumeration(["general"])),
    .required("attributes", .map(.string(.any))),
  ]

  private static let media: [Shape.Property] =
    [
      .required("calls", .array(call)),
      .required("callbacks", .array(callback)),
      .required("chats", .array(GenesysWrittenTopicShape.chat)),
      .required("cobrowsesessions", .array(GenesysCompanionTopicShape.coBrowse)),
      .required("emails", .array(GenesysWrittenTopicShape.email)),
      .required("messages", .array(GenesysWrittenTopicShape.message)),
      .required("internalMessages", .array(GenesysCompanionTopicShape.internalMessage)),
      .required("screenMonitorings", .array(GenesysCompanionTopicShape.screenMonitoring)),
      .required("screenshares", .array(GenesysCompanionTopicShape.screenShare)),
      .required("socialExpressions", .array(GenesysWrittenTopicShape.socialExpression)),
      .required("videos", .array(GenesysCompanionTopicShape.video)),
    ]

  private static let wrapUp = GenesysShape.wrapUp(named: false)

  private static let reference = Shape.object([.required("id", uuid)])

  private static let routingData = Shape.object([
    .optional("queue", reference),
    .optional("language", reference),
    .required("priority", .integer(-25_000_000...25_000_000)),
    .required("skills", .array(reference)),
    .required("scoredAgents", .array(.object([.required("agent", reference), .required("score", .integer(0...100))]))),
  ])

  // MARK: Callback

  private static let callback = Shape.object(
    [
      .required("state", .enumeration(GenesysCallbackShape.states + ["uploading"])),
      .required("initialState", .enumeration(GenesysCallbackShape.states + ["uploading"])),
      .required("id", uuid),
      .required("direction", .enumeration(["outbound"])),
      .required("held", .boolean),
      .optional("disconnectType", .enumeration(GenesysWrittenShape.disconnectTypes)),
    ] + GenesysCallbackShape.request(isLive: true) + [
      .required("provider", .enumeration(["PureCloud Callback"])),
      .optional("peerId", uuid),
      .optional("connectedTime", time),
      .optional("disconnectedTime", time),
      .optional("callbackScheduledTime", time),
      .optional("automatedCallbackConfigId", uuid),
      .optional("callerId", .string(.nonEmpty)),
      .optional("callerIdName", .string(.nonEmpty)),
      .optional("queueMediaSettings", GenesysCallShape.mediaSettings),
    ] + GenesysWrittenTopicShape.afterCallWork)

  // MARK: Call

  private static let call = Shape.object(course + relations)

  private static let course: [Shape.Property] = [
    .required("id", uuid),
    .required("state", .enumeration(GenesysCallShape.states)),
    .required("initialState", .enumeration(GenesysCallShape.states)),
    .required("recording", .boolean),
    .required("recordingState", .enumeration(["none", "active", "paused"])),
    .optional("recordersState", GenesysCallShape.recordersState),
    .required("muted", .boolean),
    .required("confined", .boolean),
    .required("held", .boolean),
    .required("securePause", .boolean),
    .optional("errorInfo", GenesysCallShape.errorInfo),
    .optional("disconnectType", .enumeration(GenesysWrittenShape.disconnectTypes)),
    .optional("startHoldTime", time),
    .required("direction", .enumeration(["inbound", "outbound"])),
    .optional("documentId", uuid),
    .optional("self", GenesysCallShape.address),
    .optional("other", GenesysCallShape.address),
    .required("provider", .enumeration(["Edge"])),
  ]

  private static let relations: [Shape.Property] = [
    .optional("scriptId", uuid),
    .optional("peerId", uuid),
    .optional("connectedTime", time),
    .optional("disconnectedTime", time),
    .optional("disconnectReasons", .array(GenesysCallShape.disconnectReason, minimum: 1)),
    .optional("faxStatus", GenesysCallShape.faxStatus),
    .optional("uuiData", .string(.nonEmpty)),
    .optional("agentAssistantId", uuid),
    .optional("bargedTime", time),
    .optional("wrapup", wrapUp),
    .optional("afterCallWork", GenesysCallShape.afterCallWork),
    .required("afterCallWorkRequired", .boolean),
    .optional("queueMediaSettings", GenesysCallShape.mediaSettings),
    .optional("disposition", GenesysCallShape.disposition),
    .optional("transferSource", .enumeration(GenesysCallShape.transferSources)),
  ]
}
