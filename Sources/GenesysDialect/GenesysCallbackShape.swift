import Dialects

/// The contract table of a callback (reference section 3.6).
enum GenesysCallbackShape {
  static let callback = Shape.object(course + request(isLive: false) + relations)

  static let states = [
    "alerting", "dialing", "contacting", "offering", "connected", "disconnected", "terminated", "scheduled", "none",
  ]

  private static let course: [Shape.Property] = [
    .required("state", .enumeration(states)),
    .required("initialState", .enumeration(states)),
    .required("id", GenesysShape.uuid),
    .required("segments", .array(segment, minimum: 1)),
    .required("direction", .enumeration(["outbound"])),
    .required("held", .boolean),
    .optional("disconnectType", disconnectType),
  ]

  /// The do-not-disturb words exist for calls only (reference section 3.6).
  private static let disconnectType = Shape.enumeration(GenesysWrittenShape.disconnectTypes)

  private static let segment = Shape.object([
    .required("startTime", GenesysShape.time),
    .optional("endTime", GenesysShape.time),
    .required("type", .enumeration(["Alert", "Interact", "Scheduled", "Uploading", "Wrapup"])),
    .required("howEnded", .enumeration(["Disconnect", "Interact"])),
    .optional("disconnectType", disconnectType),
  ])

  /// What an agent is shown of a contact; users' topics have less of it.
  private static func dialerPreview(isLive: Bool) -> Shape {
    let column: [Shape.Property] = [
      .required("columnName", .string(.nonEmpty)), .required("type", .string(.nonEmpty)),
    ]
    let callable: [Shape.Property] = isLive ? [] : [.required("callableTimeColumnName", .string(.nonEmpty))]
    return .object(
      [
        .required("id", GenesysShape.uuid),
        .required("contactId", .string(.hexadecimal(32))),
        .required("contactListId", GenesysShape.uuid),
        .required("campaignId", GenesysShape.uuid),
        .required("phoneNumberColumns", .array(.object(column + callable), minimum: 1)),
      ] + (isLive ? [] : [.required("callbackAutoAnswer", .boolean)]))
  }

  /// What was asked for, in a final document or in a user's topic.
  static func request(isLive: Bool) -> [Shape.Property] {
    [
      .optional("dialerPreview", dialerPreview(isLive: isLive)),
      .optional(
        "voicemail",
        .object([
          .required("id", GenesysShape.uuid),
          .required(
            "uploadStatus", .enumeration(["pending", "complete", "failed", "timeout", "none"])),
        ])),
    ] + asked
  }

  private static let asked: [Shape.Property] = [
    .required("callbackNumbers", .array(.string(.nonEmpty), minimum: 1)),
    .required("callbackUserName", .string(.nonEmpty)),
    .optional("scriptId", GenesysShape.uuid),
    .required("externalCampaign", .boolean),
    .required("skipEnabled", .boolean),
    .required("timeoutSeconds", .integer(0...3_600)),
  ]

  private static let relations: [Shape.Property] = [
    .optional("startAlertingTime", GenesysShape.time),
    .optional("connectedTime", GenesysShape.time),
    .optional("disconnectedTime", GenesysShape.time),
    .optional("callbackScheduledTime", GenesysShape.time),
    .optional("automatedCallbackConfigId", GenesysShape.uuid),
    .required("provider", .enumeration(["PureCloud Callback"])),
    .optional("peerId", GenesysShape.uuid),
    .optional("callerId", .string(.nonEmpty)),
    .optional("callerIdName", .string(.nonEmpty)),
    .optional("queueMediaSettings", GenesysCallShape.mediaSettings),
    .optional("wrapup", GenesysShape.writtenWrapUp),
    .optional("afterCallWork", GenesysWrittenShape.afterCallWorkTimes),
    .required("afterCallWorkRequired", .boolean),
  ]
}
