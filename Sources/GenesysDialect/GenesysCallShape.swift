import Dialects

/// The contract table of a call (reference section 3.3), and of what other communications share with it.
enum GenesysCallShape {
  /// A voice call.
  static let call = Shape.object(
    [
      .required("state", .enumeration(states)),
      .required("initialState", .enumeration(states)),
      .required("id", GenesysShape.uuid),
      .required("direction", .enumeration(["inbound", "outbound"])),
      .required("recording", .boolean),
      .required("recordingState", .enumeration(["none", "active", "paused"])),
      .optional("recordersState", recordersState),
      .required("muted", .boolean),
      .required("confined", .boolean),
      .required("held", .boolean),
      .required("securePause", .boolean),
      .optional("recordingId", GenesysShape.uuid),
      .required("segments", .array(segment, minimum: 1)),
      .optional("errorInfo", errorInfo),
      .optional("disconnectType", disconnectType),
      .optional("startHoldTime", GenesysShape.time),
      .optional("documentId", GenesysShape.uuid),
      .optional("startAlertingTime", GenesysShape.time),
      .optional("connectedTime", GenesysShape.time),
      .optional("disconnectedTime", GenesysShape.time),
      .optional("disconnectReasons", .array(disconnectReason, minimum: 1)),
      .optional("faxStatus", faxStatus),
      .required("provider", .enumeration(["Edge"])),
    ] + relations)

  private static let relations: [Shape.Property] = [
    .optional("scriptId", GenesysShape.uuid),
    .optional("peerId", GenesysShape.uuid),
    .optional("uuiData", .string(.nonEmpty)),
    .optional("self", address),
    .optional("other", address),
    .optional("wrapup", GenesysShape.wrapUp(named: false)),
    .optional("afterCallWork", afterCallWork),
    .required("afterCallWorkRequired", .boolean),
    .optional("agentAssistantId", GenesysShape.uuid),
    .optional("transferSource", .enumeration(transferSources)),
    .optional("queueMediaSettings", mediaSettings),
    .optional("disposition", disposition),
  ]

  /// What every communication has.
  static let communication = Shape.object([
    .required("state", .enumeration(states + ["parked", "scheduled"])),
    .required("id", GenesysShape.uuid),
    .optional("initialState", .enumeration(states + ["parked", "scheduled"])),
    .optional("segments", .array(segment)),
    .optional("disconnectType", disconnectType),
    .optional("connectedTime", GenesysShape.time),
    .optional("disconnectedTime", GenesysShape.time),
    .optional("provider", .string(.nonEmpty)),
    .optional("peerId", GenesysShape.uuid),
  ])

  static let transferSources = ["acd", "ivr", "agent", "external", "consult"]

  static let errorInfo = Shape.object([
    .required("message", .string(.nonEmpty)), .required("code", .string(.nonEmpty)),
  ])

  static let states = [
    "alerting", "dialing", "contacting", "offering", "connected", "disconnected", "terminated", "converting",
    "uploading", "transmitting", "none",
  ]

  static let disconnectType = Shape.enumeration([
    "endpoint", "endpoint.donotdisturb", "client", "system", "timeout", "transfer", "transfer.conference",
    "transfer.consult", "transfer.donotdisturb", "transfer.forward", "transfer.noanswer", "transfer.notavailable",
    "transport.failure", "error", "peer", "other", "spam", "uncallable",
  ])

  static let segment = Shape.object([
    .required("startTime", GenesysShape.time),
    .optional("endTime", GenesysShape.time),
    .required("type", .enumeration(GenesysShape.segmentTypes)),
    .required("howEnded", .enumeration(GenesysShape.segmentTypes + ["Disconnect"])),
    .optional("disconnectType", disconnectType),
  ])

  static let recordersState = Shape.object([
    .required("adhocState", GenesysShape.recorderState),
    .required("customerExperienceState", GenesysShape.recorderState),
    .required("agentExperienceState", GenesysShape.recorderState),
    .required("snippetState", GenesysShape.recorderState),
  ])

  static let disconnectReason = Shape.object([
    .required("type", .enumeration(["q850", "sip"])),
    .required("code", .integer(1...699)),
    .required("phrase", .string(.nonEmpty)),
    .optional("reason", .string(.nonEmpty)),
  ])

  static let faxStatus = Shape.object([
    .required("direction", .enumeration(["send", "receive"])),
    .required("expectedPages", .count),
    .required("activePage", .count),
    .required("linesTransmitted", .count),
    .required("bytesTransmitted", .count),
    .required("baudRate", .count),
    .required("pageErrors", .count),
    .required("lineErrors", .count),
  ])

  static let address = Shape.object([
    .required("name", .string(.nonEmpty)),
    .required("nameRaw", .string(.any)),
    .required("addressNormalized", .string(.nonEmpty)),
    .required("addressRaw", .string(.nonEmpty)),
    .optional("addressDisplayable", .string(.nonEmpty)),
  ])

  static let afterCallWork = Shape.object([
    .optional("startTime", GenesysShape.time),
    .optional("endTime", GenesysShape.time),
    .required("state", .enumeration(["unknown", "notApplicable", "skipped", "pending", "complete"])),
  ])

  static let mediaSettings = Shape.object([
    .required("alertingTimeoutSeconds", .integer(1...3_600)),
    .required("autoAnswerAlertToneSeconds", .number(0...3_600)),
    .required("manualAnswerAlertToneSeconds", .number(0...3_600)),
    .required("enableAutoAnswer", .boolean),
  ])

  static let disposition = Shape.object([
    .required("name", .string(.nonEmpty)),
    .optional("analyzer", .string(.nonEmpty)),
  ])
}
