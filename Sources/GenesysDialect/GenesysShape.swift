import Dialects

/// The contract table of a conversation (reference section 3), written from the published schema and the vendor's
/// model, closed and with every enumeration in its canonical case (section 6, rules 3 and 40).
///
/// Voice and what is written are complete; of callbacks only what all communications share is typed.
enum GenesysShape {
  /// A line of `genesys/conversation.ndjson`.
  static let conversation = Shape.object([
    .required("PCID", .string(.nonEmpty)),
    .required("conversationId", uuid),
    .required("userId", uuid),
    .required("id", uuid),
    .optional("name", .string(.nonEmpty)),
    .optional("externalTag", .string(.upTo(64))),
    .required("startTime", time),
    .required("endTime", time),
    .optional("address", .string(.nonEmpty)),
    .required("participants", .array(participant, minimum: 1)),
    .optional("maxParticipants", .integer(2...1_000)),
    .required("recordingState", recorderState),
    .required("securePause", .boolean),
    .required("divisions", .array(division(isLive: false))),
    .required("recentTransfers", .array(transfer)),
    .required("selfUri", path("/api/v2/conversations/")),
    .optional("utilizationLabelId", uuid),
    .optional("inactivityTimeout", time),
  ])

  // MARK: Words

  static let uuid = Shape.string(.uuid)
  static let time = Shape.string(.trimmedMilliseconds)
  static let recorderState = Shape.enumeration(["ACTIVE", "PAUSED", "NONE"])
  static let segmentTypes = [
    "Alert", "Barging", "Callback", "Coaching", "Contacting", "Converting", "Delay", "Dialing", "Hold", "Interact",
    "Ivr", "Monitoring", "Parked", "Scheduled", "ScreenMonitoring", "Sharing", "System", "Transmitting", "Uploading",
    "Voicemail", "Wrapup",
  ]
  static let wrapUpPrompts = ["mandatory", "optional", "agentRequested", "timeout", "forcedTimeout"]
  static let purposes = [
    "acd", "agent", "api", "botflow", "campaign", "customer", "dialer", "dialer.system", "external", "fax", "group",
    "inbound", "ivr", "manual", "outbound", "station", "user", "voicemail", "voicesurveyflow", "workflow",
  ]

  /// A path without a host that ends in an id.
  static func path(_ prefix: String) -> Shape {
    .string(
      .custom(
        pattern: "^\(prefix)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
        matches: { $0.hasPrefix(prefix) && isUUID($0.dropFirst(prefix.count)) }))
  }

  /// Whether `text` is a lower-case UUID of version 4.
  private static func isUUID(_ text: Substring) -> Bool { TextFormat.uuid.matches(String(text)) }

  /// `{id, selfUri}` as the platform refers to anything.
  static func reference(_ prefix: String) -> Shape {
    .object([.required("id", uuid), .required("selfUri", path(prefix))])
  }

  // MARK: Conversation

  /// What of a division was touched; users' topics have no names.
  static func division(isLive: Bool) -> Shape {
    let name: [Shape.Property] = isLive ? [] : [.optional("name", .string(.nonEmpty))]
    return .object([
      .required(
        "division",
        .object(
          [.required("id", uuid)] + name + [.required("selfUri", path("/api/v2/authorization/divisions/"))])),
      .required("entities", .array(.object([.required("id", uuid)] + name + entity), minimum: 1)),
    ])
  }

  private static let entity: [Shape.Property] = [
    .required("selfUri", .anyOf([path("/api/v2/routing/queues/"), path("/api/v2/users/"), path("/api/v2/flows/")])),
    .optional("dateDivisionUpdated", time),
  ]

  private static let transfer = Shape.object([
    .required("id", uuid),
    .required(
      "state", .enumeration(["Pending", "Active", "Complete", "Canceled", "Failed", "Timeout", "Unknown"])),
    .required("dateIssued", time),
    .required("initiator", .object([.optional("userId", uuid)])),
    .optional("modifiedBy", reference("/api/v2/users/")),
    .required(
      "destination",
      .object([.optional("userId", uuid), .optional("address", .string(.nonEmpty))])),
    .required("transferType", .enumeration(["Attended", "Unattended"])),
  ])

  // MARK: Participant

  private static let participant = Shape.object(participantIdentity + participantWork + participantMedia)

  private static let participantIdentity: [Shape.Property] = [
    .required("id", uuid),
    .required("startTime", time),
    .required("endTime", time),
    .optional("connectedTime", time),
    .optional("name", .string(.nonEmpty)),
    .optional("userUri", path("/api/v2/users/")),
    .optional("userId", uuid),
    .optional("externalContactId", uuid),
    .optional("externalContactInitialDivisionId", uuid),
    .optional("externalOrganizationId", uuid),
    .optional("queueId", uuid),
    .optional("groupId", uuid),
    .optional("teamId", uuid),
    .optional("queueName", .string(.nonEmpty)),
    .required("purpose", .enumeration(purposes)),
    .required("participantType", .enumeration(["External", "Internal"])),
    .optional("consultParticipantId", uuid),
    .optional("address", .string(.nonEmpty)),
    .optional("ani", .string(.nonEmpty)),
    .optional("aniName", .string(.nonEmpty)),
    .optional("dnis", .string(.nonEmpty)),
    .optional("locale", .string(.nonEmpty)),
  ]

  private static let participantWork: [Shape.Property] = [
    .required("wrapupRequired", .boolean),
    .optional("wrapupPrompt", .enumeration(wrapUpPrompts)),
    .optional("wrapupTimeoutMs", .integer(1_000...3_600_000)),
    .optional("wrapupSkipped", .boolean),
    .optional("wrapup", wrapUp(named: true)),
    .required("mediaRoles", .array(.enumeration(["full", "monitor", "coach", "barge"]), minimum: 1)),
    .optional("conversationRoutingData", routingData),
    .optional("alertingTimeoutMs", .integer(1...3_600_000)),
    .optional("monitoredParticipantId", uuid),
    .optional("coachedParticipantId", uuid),
    .required("attributes", .map(.string(.any))),
  ]

  private static let participantMedia: [Shape.Property] = [
    .required("calls", .array(GenesysCallShape.call)),
    .required("callbacks", .array(GenesysCallbackShape.callback)),
    .required("chats", .array(GenesysWrittenShape.chat)),
    .required("cobrowsesessions", .array(GenesysCompanionShape.coBrowse)),
    .required("emails", .array(GenesysWrittenShape.email)),
    .required("messages", .array(GenesysWrittenShape.message)),
    .required("internalMessages", .array(GenesysCompanionShape.internalMessage)),
    .required("screenMonitorings", .array(GenesysCompanionShape.screenMonitoring)),
    .required("screenshares", .array(GenesysCompanionShape.screenShare)),
    .required("socialExpressions", .array(GenesysWrittenShape.socialExpression)),
    .required("videos", .array(GenesysCompanionShape.video)),
    .optional("evaluations", .array(GenesysEvaluationShape.evaluation, minimum: 1)),
    .optional(
      "screenRecordingState", .enumeration(["requested", "active", "paused", "stopped", "error", "timeout"])),
    .optional("flaggedReason", .enumeration(["general"])),
    .optional("startAcwTime", time),
    .optional("endAcwTime", time),
    .optional("bargedParticipantId", uuid),
  ]

  /// A wrap-up; the copy on a call has no name.
  static func wrapUp(named: Bool) -> Shape {
    .object(
      [
        .required("code", wrapUpCode)
      ] + (named ? [.optional("name", .string(.nonEmpty))] : []) + [
        .required("notes", .string(.any)),
        .required("tags", .array(.string(.nonEmpty))),
        .required("durationSeconds", .count),
        .required("endTime", time),
        .optional("provisional", .boolean),
      ])
  }

  /// What an agent entered after something written, or the platform in their stead, for good.
  static let writtenWrapUp = Shape.object([
    .required(
      "code",
      .anyOf([
        uuid,
        .enumeration([
          "7fb334b0-0e9e-11e4-9191-0800200c9a66", "ININ-WRAP-UP-TIMEOUT", "ININ-WRAP-UP-DELETED",
          "ININ-WRAP-UP-SKIPPED",
        ]),
      ])),
    .required("notes", .string(.any)),
    .required("tags", .array(.string(.nonEmpty))),
    .required("durationSeconds", .count),
    .required("endTime", time),
  ])

  /// An id, the code every organisation is born with (a UUID of version 1), or a code of the system.
  private static let wrapUpCode = Shape.anyOf([
    uuid,
    .enumeration([
      "7fb334b0-0e9e-11e4-9191-0800200c9a66", "ININ-WRAP-UP-TIMEOUT", "ININ-WRAP-UP-DELETED", "ININ-WRAP-UP-SKIPPED",
      "ININ-OUTBOUND-BUSY", "ININ-OUTBOUND-SIT-UNCALLABLE", "ININ-OUTBOUND-FAILED-TO-REACH-AGENT",
      "ININ-OUTBOUND-TRANSFERRED-TO-QUEUE", "ININ-OUTBOUND-EXTERNALLY-THROTTLED",
      "ININ-OUTBOUND-NUMBER-COULD-NOT-BE-DIALED",
    ]),
  ])

  private static let routingData = Shape.object([
    .optional("queue", reference("/api/v2/routing/queues/")),
    .optional("language", reference("/api/v2/routing/languages/")),
    .required("priority", .integer(-25_000_000...25_000_000)),
    .required("skills", .array(reference("/api/v2/routing/skills/"))),
    .required(
      "scoredAgents",
      .array(
        .object([.required("agent", reference("/api/v2/users/")), .required("score", .integer(0...100))]))),
    .optional("label", .string(.nonEmpty)),
  ])
}
