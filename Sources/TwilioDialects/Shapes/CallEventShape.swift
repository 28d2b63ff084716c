import Dialects

/// The contract table of `twilio/call-event.ndjson`: the published schema of version 3, closed to what gateways and
/// SDKs report.
///
/// `edge` says which of the four edge objects stands in the document; exactly that one does. Events of
/// ConversationRelay, which no scenario places, are not accepted. That group, name and level go together is a rule's
/// business.
let callEventShape = Shape.tagged(
  key: "edge",
  cases: [
    (tag: "carrier_edge", shape: gatewayEvent("carrier_edge", carrierMetadata)),
    (tag: "sip_edge", shape: gatewayEvent("sip_edge", addressedMetadata)),
    (tag: "client_edge", shape: gatewayEvent("client_edge", addressedMetadata)),
    (
      tag: "sdk_edge",
      shape: .object(
        callEventHead(
          edge: "sdk_edge", groups: sdkGroups, names: .string(eventName), levels: ["DEBUG", "INFO", "WARNING", "ERROR"]
        ) + [
          .required("sdk_edge", sdkEdge)
        ])
    ),
  ])

private func callEventHead(
  edge: String, groups: [String], names: Shape, levels: [String]
) -> [Shape.Property] {
  [
    .required("timestamp", .string(.milliseconds)),
    .required("call_sid", .string(.sid("CA"))),
    .required("account_sid", .string(.sid("AC"))),
    .required("edge", .enumeration([edge])),
    .required("group", .enumeration(groups)),
    .required("name", names),
    .required("level", .enumeration(levels)),
  ]
}

private func gatewayEvent(_ edge: String, _ metadata: Shape) -> Shape {
  .object(
    callEventHead(
      edge: edge, groups: ["connection"],
      names: .enumeration(["initiated", "ringing", "answered", "completed"]), levels: ["INFO"]) + [
        .required(edge, .object([.required("metadata", metadata)]))
      ])
}

/// Addresses of a carrier edge are not disclosed (documentation, "Call Summary"), so they are empty.
private let carrierMetadata = gatewayMetadata(.enumeration([""]))
private let addressedMetadata = gatewayMetadata(.string(.ipv4OrEmpty))

private func gatewayMetadata(_ address: Shape) -> Shape {
  .object([
    .required("region", .enumeration(regionIDs)),
    .required("twilio_ip", address),
    .required("external_ip", address),
    .required("edge_location", .enumeration(edgeLocations)),
  ])
}

/// Cities of the regions (Voice documentation, "Edge locations").
private let edgeLocations = [
  "ashburn", "umatilla", "dublin", "frankfurt", "sydney", "sao-paulo", "tokyo", "singapore", "mumbai",
]

/// Groups as the SDKs post them.
private let sdkGroups = [
  "connection", "network-quality-warning-raised", "network-quality-warning-cleared", "audio-level-warning-raised",
  "audio-level-warning-cleared", "audio", "audio-processor", "call-message", "get-user-media", "settings",
  "ice-gathering-state", "ice-candidate",
  "ice-connection-state", "pc-connection-state", "dtls-transport-state", "signaling-state", "network-information",
  "feedback",
]

/// Kebab case: `selected-ice-candidate-pair`.
private let eventName = TextFormat.custom(pattern: "^[a-z]+(-[a-z]+)*$") { text in
  var previousIsLetter = false
  for byte in text.utf8 {
    let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    guard isLetter || byte == UInt8(ascii: "-") && previousIsLetter else { return false }
    previousIsLetter = isLetter
  }
  return previousIsLetter
}

private let sdkEdge = Shape.object([
  .optional(
    "error",
    .object([.required("code", .integer(20_101...64_107)), .required("message", .string(.any))])),
  .optional(
    "metric",
    .object([.required("threshold", .number(0...400)), .required("values", .array(.number(0...1e9)))])),
  .optional(
    "feedback",
    .object([.required("score", .integer(0...5)), .required("reason", .enumeration(feedbackReasons))])),
  .optional("ice_candidate_pair", .object([.required("local", candidate), .required("remote", mediaServer)])),
  .required("metadata", sdkMetadata),
])

/// The SDKs' feedback issues in either spelling, and the schema's default.
private let feedbackReasons = [
  "unknown", "one_way_audio", "choppy_audio", "dropped_call", "audio_latency", "noisy_call", "echo", "one-way-audio",
  "choppy-audio", "dropped-call", "audio-latency", "noisy-call",
]

private let candidate = Shape.object([
  .required("type", .enumeration(["host", "srflx", "prflx", "relay"])),
  .required("protocol", .enumeration(["udp", "tcp", "tls"])),
])

/// The platform's end is a public media server, reached where it is or, seldom, at an address that checks turned up.
private let mediaServer = Shape.object([
  .required("type", .enumeration(["host", "prflx"])),
  .required("protocol", .enumeration(["udp"])),
])

private let sdkMetadata = Shape.object([
  .required("client_name", .string(.nonEmpty)),
  .required(
    "location", .object([.required("lat", .number(-90...90)), .required("lon", .number(-180...180))])),
  .required("city", .string(.any)),
  .required("country_code", .string(countryCode)),
  .required("country_subdivision", .string(.any)),
  .required("ip_address", .string(.ipv4OrEmpty)),
  .required(
    "sdk",
    .object([
      .required("type", .enumeration(["twilio-js-sdk", "twilio-voice-android", "twilio-voice-ios"])),
      .required("version", .string(release)),
      .required("platform", .enumeration(["WebRTC", "android", "ios"])),
      .required("region", .enumeration(regionIDs)),
      .required("selected_region", .enumeration(["", "gll"] + regionIDs)),
      .required("edge_location", .enumeration(edgeLocations)),
      .optional(
        "browser",
        .object([
          .required("name", .enumeration(["Chrome", "Edge", "Opera", "Samsung Browser", "Firefox", "Safari"])),
          .required("major", .string(.nonEmpty)),
          .required("version", .string(.nonEmpty)),
        ])),
      .optional(
        "engine",
        .object([
          .required("name", .enumeration(["Blink", "Gecko", "WebKit"])), .required("version", .string(.nonEmpty)),
        ])),
      .required("os", .object([.required("name", .string(.nonEmpty)), .required("version", .string(.any))])),
      .required(
        "device",
        .object([
          .required("model", .string(.any)), .required("type", .string(.any)), .required("vendor", .string(.any)),
          .required("arch", .string(.any)),
        ])),
    ])),
])

/// `2.18.0`.
private let release = TextFormat.custom(pattern: "^[0-9]+[.][0-9]+[.][0-9]+$") { text in
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  return parts.count == 3
    && parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
