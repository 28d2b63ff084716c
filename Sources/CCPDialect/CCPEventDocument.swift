import Dialects
import Documents

/// The one kind of document of this platform: an event with its recording.
enum CCPEventDocument {
  static let type = DocumentType(
    stream: DocumentStream(
      path: "ccp/event.ndjson", documentType: "ccp.event", order: .init(time: "recordedAt", identifier: "stream"),
      numberingPrefix: "{\"seq\":"),
    shape: shape,
    summary: "a telephony event as one agent's or coach's page got it, numbered per page",
    catalogue: CCPEventCatalogue.catalogue)

  /// The contract table (toolkit page with the corrections of API v67).
  static let shape = Shape.object([
    .required("seq", .integer(1...Int64.max)),
    .required("recordedAt", milliseconds),
    .required("stream", .string(.custom(pattern: "^agent:[^\\s]+$", matches: isStream))),
    .required("event", .tagged(key: "type", cases: cases)),
  ])

  private static let cases: [(tag: String, shape: Shape)] = [
    event("audiostats", .anyOf([.object([callID] + statistics), .object([callID, samples])])),
    event("callstarted", [callID, callType, participant]),
    event("callconnected", [callID, callType, participant, callAttributes]),
    event("callended", [callID]),
    event("hold", [callID, participant]),
    event("resume", [callID, participant]),
    event("mute", [callID]),
    event("unmute", [callID]),
    event("participantadded", [callID, participant]),
    event("participantremoved", [callID, participant]),
    event("conference", [callID]),
    event("swap", [callID]),
    event("pauserecording", [callID]),
    event("resumerecording", [callID]),
    event("wrapupended", [callID]),
    event("transcript", message(content: text, sender: [role(["Agent", "Supervisor", "EndUser"])])),
    event("flagraise", message(content: text, sender: [role(["Agent"]), displayName]) + [voiceCallID]),
    event(
      "flaglower", message(content: nothing, sender: [role(["Agent", "Supervisor"]), displayName]) + [voiceCallID]),
    event("note", message(content: text, sender: [role(["Agent", "Supervisor"]), displayName])),
  ]

  private static func event(_ type: String, _ detail: [Shape.Property]) -> (tag: String, shape: Shape) {
    event(type, .object(detail))
  }

  private static func event(_ type: String, _ detail: Shape) -> (tag: String, shape: Shape) {
    (type, .object([.required("type", .enumeration([type])), .required("detail", detail)]))
  }

  private static let callID = Shape.Property.required("callId", .string(.uuid))
  private static let callType = Shape.Property.required("callType", .enumeration(["inbound", "outbound"]))
  private static let participant = Shape.Property.required(
    "participant", .string(.custom(pattern: "^\\S(.*\\S)?$", matches: isTrimmed)))
  /// What the provider says of the call, all of it strings.
  private static let callAttributes = Shape.Property.optional(
    "callAttributes",
    .object([
      .required("isTranscribed", .enumeration(["true", "false"])), .required("languageCode", .string(.nonEmpty)),
    ]))
  private static let displayName = Shape.Property.required("displayName", .string(.nonEmpty))
  /// The prefix of voice calls and 12 or 15 letters and digits.
  private static let voiceCallID = Shape.Property.optional(
    "voiceCallId",
    .string(.custom(pattern: "^0LQ[0-9A-Za-z]{12}([0-9A-Za-z]{3})?$", matches: isVoiceCallID)))

  /// The samples of nested statistics, one per second.
  private static let samples = Shape.Property.required(
    "stats",
    .array(
      .object([.required("inputChannelStats", channel), .required("outputChannelStats", channel)]), minimum: 1))

  private static let channel = Shape.object([
    .required("statsCount", .integer(0...0)),
    .required("packetsCount", .count),
    .required("packetsLost", .count),
    .required("jitterBufferMillis", .count),
    .required("roundTripTimeMillis", .count),
  ])

  private static let statistics: [Shape.Property] = [
    .required("stats", .enumeration(["inputChannelStats", "outputChannelStats"])),
    .required("packetsLost", .count),
    .required("packetsCount", .count),
    .required("jitterBufferMillis", .count),
    .required("roundTripTimeMillis", .count),
    .required("statsCount", .count),
  ]

  /// Epoch milliseconds with 13 digits.
  private static let milliseconds = Shape.integer(1_000_000_000_000...9_999_999_999_999)
  private static let text: [Shape.Property] = [
    .required("formatType", .enumeration(["Text"])), .required("text", .string(.nonEmpty)),
  ]
  /// A lowered flag is the only event with nulls.
  private static let nothing: [Shape.Property] = [.required("formatType", .null), .required("text", .null)]

  private static func role(_ values: [String]) -> Shape.Property { .required("role", .enumeration(values)) }

  private static func message(content: [Shape.Property], sender: [Shape.Property]) -> [Shape.Property] {
    [
      .required("id", .string(.uuid)), .required("clientSentTimestamp", milliseconds),
      .required("serverReceivedTimestamp", milliseconds), .required("content", .object(content)), callID,
      .required("sender", .object(sender)),
    ]
  }

  @Sendable private static func isStream(_ text: String) -> Bool {
    text.hasPrefix("agent:") && text.utf8.count > 6 && !text.unicodeScalars.contains(where: isSpace)
  }

  /// Whether `\s` of ECMA 262 matches it, to which the byte-order mark is white space as well.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}"
  }

  @Sendable private static func isTrimmed(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return false }
    return !isSpace(first) && !isSpace(last) && !text.contains(where: \.isNewline)
  }

  @Sendable private static func isVoiceCallID(_ text: String) -> Bool {
    let rest = text.utf8.dropFirst(3)
    let isAlphanumeric = rest.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
    return text.hasPrefix("0LQ") && [12, 15].contains(rest.count) && isAlphanumeric
  }
}
