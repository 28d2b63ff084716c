import Dialects

/// The contract tables of what goes on beside a conversation as users' topics have it (reference section 7.2).
enum GenesysCompanionTopicShape {
  private static let uuid = GenesysShape.uuid
  private static let time = GenesysShape.time
  private static let states = [
    "alerting", "dialing", "contacting", "offering", "connected", "disconnected", "terminated", "none",
  ]
  private static let types = GenesysWrittenShape.disconnectTypes
  private static let name = Shape.object([.required("name", .string(.nonEmpty))])

  /// A page of the customer's that both look at.
  static let coBrowse = Shape.object(
    GenesysWrittenTopicShape.state(states) + [
      .optional("disconnectType", .enumeration(types)),
      .required("self", GenesysCompanionShape.end),
      .required("cobrowseSessionId", uuid),
      .required("cobrowseRole", .enumeration(["sharer", "viewer"])),
      .required("controlling", .array(uuid)),
      .optional("viewerUrl", .string(.nonEmpty)),
      .required("provider", .enumeration(["PureCloud Cobrowse"])),
      .required("peerId", uuid),
      .required("providerEventTime", time),
    ] + times + work)

  /// A screen that is shared.
  static let screenShare = Shape.object(
    GenesysWrittenTopicShape.state(states) + [
      .required("context", .string(.nonEmpty)),
      .required("sharing", .boolean),
      .required("provider", .enumeration(["PureCloud ScreenShare"])),
      .required("peerId", uuid),
      .required("peerCount", .count),
      .optional("disconnectType", .enumeration(types)),
    ] + times + work)

  /// Cameras.
  static let video = Shape.object(
    GenesysWrittenTopicShape.state(states) + [
      .required("self", GenesysCompanionShape.end),
      .required("context", .string(.nonEmpty)),
      .required("audioMuted", .boolean),
      .required("videoMuted", .boolean),
      .required("sharingScreen", .boolean),
      .required("peerCount", .count),
      .required("provider", .enumeration(["PureCloud Video"])),
      .required("peerId", uuid),
      .optional("disconnectType", .enumeration(types)),
    ] + times + [.required("msids", .array(uuid))] + work)

  /// A supervisor who watches an agent's screen.
  static let screenMonitoring = Shape.object(
    GenesysWrittenTopicShape.state(["none", "connected", "disconnected"]) + [
      .required("provider", .enumeration(["Screen Monitoring"])),
      .optional("disconnectType", .enumeration(["system"])),
    ] + times + [
      .required("targetUserId", uuid),
      .required("screenMonitoringId", uuid),
      .required("monitoringType", .enumeration(["Unknown", "AgentLevel", "ConversationLevel"])),
      .required("count", .integer(1...1_000)),
    ])

  /// Messages between colleagues about the conversation.
  static let internalMessage = Shape.object(
    GenesysWrittenTopicShape.state(["alerting", "connected", "disconnected"]) + [
      .required("provider", .enumeration(["PureCloud Messaging"])),
      .required("peerId", uuid),
      .optional("disconnectType", .enumeration(["client", "system", "peer", "transfer"])),
    ] + times + [
      .required("targetUserId", uuid),
      .required("sourceUserId", uuid),
      .required("toAddress", name),
      .required("fromAddress", name),
      .required(
        "messages", .array(.object([.required("messageId", uuid), .required("messageTime", time)]))),
    ])

  private static let work: [Shape.Property] = [
    .required("afterCallWork", GenesysCompanionShape.noWork), .required("afterCallWorkRequired", .boolean),
  ]

  private static let times: [Shape.Property] = [
    .optional("connectedTime", time), .optional("disconnectedTime", time),
  ]
}
