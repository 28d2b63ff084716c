import Dialects

/// The contract tables of what goes on beside a conversation: co-browsing, screens, cameras, watched screens, messages
/// between colleagues (reference section 3.6).
///
/// There is no work after any of them.
enum GenesysCompanionShape {
  private static let shareStates = [
    "alerting", "dialing", "contacting", "offering", "connected", "disconnected", "terminated", "none",
  ]
  private static let disconnectTypes = GenesysWrittenShape.disconnectTypes
  private static let coBrowseDisconnectTypes = disconnectTypes.filter {
    !["transfer.noanswer", "transfer.notavailable"].contains($0)
  }

  /// A page of the customer's that both look at.
  static let coBrowse = Shape.object(
    state(shareStates + ["scheduled"]) + [
      .optional("disconnectType", .enumeration(coBrowseDisconnectTypes)),
      .required("self", end),
      .required("cobrowseSessionId", GenesysShape.uuid),
      .required("cobrowseRole", .enumeration(["sharer", "viewer"])),
      .required("controlling", .array(GenesysShape.uuid)),
      .optional("viewerUrl", .string(.nonEmpty)),
      .required("providerEventTime", GenesysShape.time),
    ] + times + [
      .required("provider", .enumeration(["PureCloud Cobrowse"])),
      .required("peerId", GenesysShape.uuid),
      .required("segments", segments(["Alert", "Contacting", "Sharing"], coBrowseDisconnectTypes)),
    ] + work)

  /// A screen that is shared.
  static let screenShare = Shape.object(
    state(shareStates) + [
      .required("context", .string(.nonEmpty)),
      .required("sharing", .boolean),
      .required("peerCount", .count),
      .optional("disconnectType", .enumeration(disconnectTypes)),
    ] + times + [
      .required("provider", .enumeration(["PureCloud ScreenShare"])),
      .required("peerId", GenesysShape.uuid),
      .required("segments", segments(["Alert", "Contacting", "Sharing"], disconnectTypes)),
    ] + work)

  /// Cameras; they have no segments.
  static let video = Shape.object(
    state(shareStates) + [
      .required("context", .string(.nonEmpty)),
      .required("audioMuted", .boolean),
      .required("videoMuted", .boolean),
      .required("sharingScreen", .boolean),
      .required("peerCount", .count),
      .optional("disconnectType", .enumeration(disconnectTypes)),
    ] + times + [
      .required("provider", .enumeration(["PureCloud Video"])),
      .required("peerId", GenesysShape.uuid),
      .required("msids", .array(GenesysShape.uuid)),
      .required("self", end),
    ] + work)

  /// A supervisor who watches an agent's screen.
  static let screenMonitoring = Shape.object([
    .required("id", GenesysShape.uuid),
    .required("initialState", .enumeration(monitoringStates)),
    .required("state", .enumeration(monitoringStates)),
    .required("segments", segments(["ScreenMonitoring"], ["system"])),
    .optional("disconnectType", .enumeration(["system"])),
    .required("provider", .enumeration(["Screen Monitoring"])),
    .required("targetUser", GenesysShape.reference("/api/v2/users/")),
    .required("screenMonitoring", GenesysShape.reference("/api/v2/screenmonitorings/")),
    .required("monitoringType", .enumeration(["Unknown", "AgentLevel", "ConversationLevel"])),
    .required("count", .integer(1...1_000)),
    .optional("connectedTime", GenesysShape.time),
    .optional("disconnectedTime", GenesysShape.time),
  ])

  /// Messages between colleagues about the conversation.
  static let internalMessage = Shape.object(
    state(["alerting", "connected", "disconnected"]) + [
      .required("segments", segments(["Alert", "Interact"], internalDisconnectTypes)),
      .optional("disconnectType", .enumeration(internalDisconnectTypes)),
    ] + times + [
      .required("provider", .enumeration(["PureCloud Messaging"])),
      .required("peerId", GenesysShape.uuid),
      .required("targetUserId", GenesysShape.uuid),
      .required("sourceUserId", GenesysShape.uuid),
      .required("toAddress", .object([.required("name", .string(.nonEmpty))])),
      .required("fromAddress", .object([.required("name", .string(.nonEmpty))])),
      .required(
        "messages",
        .array(.object([.required("messageId", GenesysShape.uuid), .required("messageTime", GenesysShape.time)]))),
    ])

  // MARK: What they share

  private static let monitoringStates = ["none", "connected", "disconnected"]
  private static let internalDisconnectTypes = ["client", "system", "peer", "transfer"]

  private static func state(_ states: [String]) -> [Shape.Property] {
    [
      .required("state", .enumeration(states)), .required("initialState", .enumeration(states)),
      .required("id", GenesysShape.uuid),
    ]
  }

  private static let times: [Shape.Property] = [
    .optional("startAlertingTime", GenesysShape.time),
    .optional("connectedTime", GenesysShape.time),
    .optional("disconnectedTime", GenesysShape.time),
  ]

  private static func segments(_ types: [String], _ disconnectTypes: [String]) -> Shape {
    let isOne = types.count == 1
    return .array(
      .object([
        .required("startTime", GenesysShape.time),
        .optional("endTime", GenesysShape.time),
        .required("type", .enumeration(types)),
        .required("howEnded", .enumeration(types.filter { $0 == "Sharing" || $0 == "Interact" } + ["Disconnect"])),
        isOne
          ? .required("disconnectType", .enumeration(disconnectTypes))
          : .optional("disconnectType", .enumeration(disconnectTypes)),
      ]), minimum: 1)
  }

  static let end = Shape.object([
    .required("name", .string(.nonEmpty)), .required("addressNormalized", .string(.nonEmpty)),
  ])

  /// What everything that goes on beside a conversation says of work after it.
  static let noWork = Shape.object([.required("state", .enumeration(["notApplicable"]))])

  private static let work: [Shape.Property] = [
    .required("afterCallWork", noWork),
    .required("afterCallWorkRequired", .boolean),
  ]
}
