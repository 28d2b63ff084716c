import Dialects

/// The contract table of a callback (reference section 3.6).
enum GenesysCallbackShape {
  static let callback = Shape.object(course + request + relations)

  static let states = [
    "alerting", "dialing", "contacting", "offering", "connected", "disconnected", "terminated", "scheduled", "none",
  ]

  private static let course: [Shape.Property] = [
    .required("state", .enumeration(states)),
    .required("initialState", .enumeration(states)),
    .required("id", GenesysShape.uuid),
    .required("segments", .array(GenesysCallShape.segment, minimum: 1)),
    .required("direction", .enumeration(["outbound"])),
    .required("held", .boolean),
    .optional("disconnectType", GenesysCallShape.disconnectType),
  ]

  static let dialerPreview = Shape.object([
    .required("id", GenesysShape.uuid),
    .required("contactId", .string(.hexadecimal(32))),
    .required("contactListId", GenesysShape.uuid),
    .required("campaignId", GenesysShape.uuid),
    .required(
      "phoneNumberColumns",
      .array(.object([.required("columnName", .string(.nonEmpty)), .required("type", .string(.nonEmpty))]), minimum: 1)),
  ])

  static let request: [Shape.Property] = [
    .optional("dialerPreview", dialerPreview),
    .optional(
      "voicemail",
      .object([
        .required("id", GenesysShape.uuid),
        .required("uploadStatus", .enumeration(["pending", "complete", "failed", "timeout", "none"])),
      ])),
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
    .required("provider", .enumeration(["PureCloud Callback"])),
    .optional("peerId", GenesysShape.uuid),
    .optional("callerId", .string(.nonEmpty)),
    .optional("callerIdName", .string(.nonEmpty)),
    .optional("queueMediaSettings", GenesysCallShape.mediaSettings),
    .optional("wrapup", GenesysShape.wrapUp(named: false)),
    .optional("afterCallWork", GenesysCallShape.afterCallWork),
    .required("afterCallWorkRequired", .boolean),
  ]
}
