import Dialects

/// The contract table of `peer_report.metadata`.
///
/// What a server-side gateway cannot know is absent from its report, so most blocks are optional.
enum MetadataShape {
  static let metadata = Shape.object(blocks)

  /// What is left of it by a request that names parts in `filters`.
  static let filtered = Shape.object(blocks.map { .optional($0.name, $0.shape) })

  private static let blocks: [Shape.Property] = [
    .required("audio_devices_updates", .array(deviceUpdate(of: "audioinput"))),
    .optional("browser_metadata", browser),
    .required(
      "candidate_pairs",
      .object([
        .required("producing_transport", .array(.object(candidatePair))),
        // Only what receives estimates what comes in.
        .required(
          "consuming_transport", .array(.object(candidatePair + [.optional("available_incoming_bitrate", .count)]))),
      ])),
    .required("device_info", device),
    .required("events", .array(event, minimum: 1)),
    .optional("ip_information", internetProtocol),
    .optional(
      "native_metadata",
      .object([
        .required("audio_encoder", .string(.nonEmpty)), .optional("video_encoder", .string(.nonEmpty)),
      ])),
    .required("pc_metadata", .array(precallTest)),
    .required("room_view_type", .enumeration(["groupCall", "webinar", "audioRoom", "livestream", "chat"])),
    .optional(
      "sdk_name",
      .enumeration(["web-core", "android-core", "ios-core", "flutter-core", "react-native-core"])),
    .optional("sdk_type", .enumeration(["web", "mobile"])),
    .optional("sdk_version", .string(version)),
    .required("selected_device_updates", .array(selection)),
    .required("speaker_devices_updates", .array(deviceUpdate(of: "audiooutput"))),
    .required("video_devices_updates", .array(deviceUpdate(of: "videoinput"))),
  ]

  private static let browser = Shape.object([
    .required(
      "browser",
      .enumeration(["Chrome", "Microsoft Edge", "Firefox", "Safari", "Samsung Internet for Android", "Opera"])),
    .required("browser_version", .string(.nonEmpty)),
    .required("engine", .enumeration(["Blink", "Gecko", "WebKit"])),
    .required("user_agent", .string(.nonEmpty)),
    .required("webgl_support", .nullable(.boolean)),
  ])

  private static let device = Shape.object([
    .required("cpus", .integer(1...256)),
    .required("is_mobile", .boolean),
    .required("os", .enumeration(["macOS", "Windows", "Linux", "Chrome OS", "Android", "iOS"])),
    .optional("os_version", .string(.nonEmpty)),
  ])

  private static func mediaDevice(_ kinds: [String]) -> Shape {
    .object([
      .required("device_id", .string(.nonEmpty)),
      .required("kind", .enumeration(kinds)),
      .required("label", .string(.nonEmpty)),
    ])
  }

  /// Each list has devices of one kind.
  private static func deviceUpdate(of kind: String) -> Shape {
    .object([
      .required("added", .array(mediaDevice([kind]))),
      .required("removed", .array(mediaDevice([kind]))),
      .required("timestamp", .string(.milliseconds)),
    ])
  }

  private static let selection = Shape.object([
    .required("device", mediaDevice(["audioinput", "videoinput", "audiooutput"])),
    .required("timestamp", .string(.milliseconds)),
  ])

  private static let event = Shape.object([
    .required("name", .enumeration(eventNames)),
    .required("timestamp", .string(.milliseconds)),
    .optional("metadata", .map(.anyOf([.string(.any), .anyNumber, .boolean, .null]))),
  ])

  /// What the client sends and the report shows as events.
  private static let eventNames = [
    "precall_begin", "media_permission", "audio_on", "audio_off", "video_on", "video_off", "websocket_connected",
    "transport_connected", "net_quality_test_begin", "net_quality_test_end", "screenshare_start_requested",
    "screenshare_started", "screenshare_stopped", "dominant_speaker", "participant_role", "expected_video_resolution",
    "expected_screenshare_resolution", "meeting_view_backgrounded", "meeting_view_foregrounded", "audio_play_failed",
    "video_play_failed", "audio_track_muted", "video_track_muted", "disconnect", "reconnect_attempt", "legacy_switch",
    "livestream_latency", "ivs_player_initialized", "ivs_player_rebuffering", "ivs_player_error",
    "ivs_player_quality_changed",
  ]

  private static let precallTest = Shape.object([
    .optional("effective_network_type", .enumeration(["4g", "3g", "2g", "slow-2g"])),
    .required("reflexive_connectivity", .boolean),
    .required("relay_connectivity", .boolean),
    .optional("sdp", .array(.string(.nonEmpty), minimum: 1)),
    .required("turn_connectivity", .boolean),
    .required("timestamp", .string(.milliseconds)),
  ])

  private static let internetProtocol = Shape.object([
    .required("ipv4", .string(.ipv4OrEmpty)),
    .required("city", .string(.nonEmpty)),
    .required("region", .string(.nonEmpty)),
    .required("country", .string(country)),
    .required("timezone", .string(.nonEmpty)),
    .required("org", .string(.nonEmpty)),
    .required(
      "asn",
      .object([
        .required("asn", .string(autonomousSystem)), .required("name", .string(.nonEmpty)),
        .required("domain", .string(.any)), .required("route", .string(.nonEmpty)),
        .required("type", .enumeration(["isp", "business", "hosting", "education"])),
      ])),
  ])

  private static let candidatePair: [Shape.Property] = [
    .required("nominated", .boolean),
    // A pair that never got an answer, or was not taken, has less to tell.
    .optional("current_round_trip_time", SessionShape.positive),
    .optional("total_round_trip_time", SessionShape.positive),
    .optional("available_outgoing_bitrate", .count),
    .required("bytes_sent", .count),
    .required("bytes_received", .count),
    .required("packets_sent", .count),
    .required("packets_received", .count),
    .required("bytes_discarded_on_send", .count),
    .required("packets_discarded_on_send", .count),
    .optional("last_packet_sent_timestamp", .count),
    .optional("last_packet_received_timestamp", .count),
    .required("local_candidate_id", .string(candidate)),
    .required("local_candidate_type", .enumeration(["host", "srflx", "prflx", "relay"])),
    .required("local_candidate_address", .string(.ipv4OrEmpty)),
    .required("local_candidate_port", .integer(1...65_535)),
    .optional("local_candidate_related_address", .string(.ipv4OrEmpty)),
    .optional("local_candidate_related_port", .integer(1...65_535)),
    .required("local_candidate_protocol", .enumeration(["udp", "tcp", "tls"])),
    .required("local_candidate_network_type", .enumeration(["wifi", "ethernet", "cellular", "vpn", "unknown"])),
    .optional("local_candidate_url", .string(.nonEmpty)),
    .required("remote_candidate_id", .string(candidate)),
    .required("remote_candidate_type", .enumeration(["host"])),
    .required("remote_candidate_address", .string(.ipv4OrEmpty)),
    .required("remote_candidate_port", .integer(1...65_535)),
    .required("remote_candidate_protocol", .enumeration(["udp", "tcp"])),
  ]

  // MARK: Formats

  /// Three numbers with points between: semantic versioning without suffix.
  private static let version = TextFormat.custom(pattern: "^[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}$") { text in
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts.allSatisfy { (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy(isDigit) }
  }

  /// ISO 3166-1 alpha-2.
  private static let country = TextFormat.custom(pattern: "^[A-Z]{2}$") { text in
    text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// `AS` and the number of an autonomous system.
  private static let autonomousSystem = TextFormat.custom(pattern: "^AS[0-9]{1,10}$") { text in
    let digits = text.utf8.dropFirst(2)
    return text.hasPrefix("AS") && (1...10).contains(digits.count) && digits.allSatisfy(isDigit)
  }

  /// Chromium's candidate ids: `I` and eight letters or digits.
  private static let candidate = TextFormat.custom(pattern: "^I[0-9A-Za-z]{8}$") { text in
    text.utf8.count == 9 && text.hasPrefix("I")
      && text.utf8.allSatisfy { isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
