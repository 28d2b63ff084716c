import Dialects
import Documents
import JSONText
import RealtimeKitDialect
import Testing

/// A change of a good document that its contract table must refuse.
struct Mutant: Sendable, CustomStringConvertible {
  let type: String
  let description: String
  let change: @Sendable (inout JSONValue) -> Void

  /// Puts `value` at the path; nil takes what is there away.
  init(_ type: String, _ path: String, _ value: JSONValue?) {
    self.type = type
    description = "\(type) \(path) = \(value?.compactText ?? "absent")"
    let keys = path.split(separator: ".").map(String.init)
    change = { $0.place(value, at: keys[...]) }
  }
}

extension JSONValue {
  /// Replaces, adds or takes away what stands at `path`; a number in it is a position in an array.
  mutating func place(_ value: JSONValue?, at path: ArraySlice<String>) {
    guard let step = path.first else { return }
    let rest = path.dropFirst()
    switch self {
    case .object(var members):
      let position = members.firstIndex { $0.key == step }
      if !rest.isEmpty, let position {
        members[position].value.place(value, at: rest)
      } else if rest.isEmpty {
        if let position { members.remove(at: position) }
        if let value { members.append((step, value)) }
      }
      self = .object(members)
    case .array(var values):
      guard let position = Int(step), values.indices.contains(position) else { return }
      if rest.isEmpty { values[position] = value ?? .null } else { values[position].place(value, at: rest) }
      self = .array(values)
    case .null, .boolean, .number, .string: break
    }
  }
}

@Suite("Contract tables")
struct ShapeTests {
  @Test("A spoilt document is refused", arguments: sessions + participants + reports)
  func refusal(_ mutant: Mutant) throws {
    let type = try #require(
      RealtimeKitDialect.documentTypes.first { $0.stream.documentType == "realtimekit." + mutant.type })
    // The meeting's host has every series; of the session and the participant any will do.
    let document = try #require(
      SampleRun.all.first { $0.name == "meeting" && $0.type == type.stream.documentType })
    var value = try document.value
    #expect(type.shape.accepts(value))
    let before = value.compactText
    mutant.change(&value)
    #expect(value.compactText != before)
    #expect(!type.shape.accepts(value))
  }

  static let sessions: [Mutant] = [
    Mutant("session", "id", nil),
    Mutant("session", "id", .string("95E5FB74-2209-4E43-B753-AF33633398E6")),
    Mutant("session", "id", .integer(7)),
    Mutant("session", "associated_id", .string("abcdef-ghijkl")),
    Mutant("session", "created_at", .string("2026-03-02T18:40:00Z")),
    Mutant("session", "created_at", nil),
    Mutant("session", "live_participants", .integer(-1)),
    Mutant("session", "live_participants", .string("0")),
    Mutant("session", "max_concurrent_participants", .integer(0)),
    Mutant("session", "max_concurrent_participants", .decimal(1.5)),
    Mutant("session", "meeting_display_name", .string("")),
    Mutant("session", "meeting_display_name", .null),
    Mutant("session", "minutes_consumed", .decimal(-0.5)),
    Mutant("session", "minutes_consumed", .string("17.9")),
    Mutant("session", "organization_id", .string("my-app-id")),
    Mutant("session", "started_at", .string("2026-03-02 18:40:00.500Z")),
    Mutant("session", "started_at", .integer(1_772_476_800_500)),
    Mutant("session", "status", .string("ended")),
    Mutant("session", "type", .string("webinar")),
    Mutant("session", "updated_at", .null),
    Mutant("session", "ended_at", .null),
    Mutant("session", "endedAt", .string("2026-03-02T18:45:00.000Z")),
  ]

  static let participants: [Mutant] = [
    Mutant("participant", "id", .string("")),
    Mutant("participant", "user_id", nil),
    Mutant("participant", "session_id", .string("session")),
    Mutant("participant", "custom_participant_id", .string("")),
    Mutant("participant", "display_name", .integer(3)),
    Mutant("participant", "duration", .decimal(-1)),
    Mutant("participant", "duration", .null),
    Mutant("participant", "joined_at", .string("2026-03-02T18:40:00.03Z")),
    Mutant("participant", "left_at", .null),
    Mutant("participant", "created_at", .string("today")),
    Mutant("participant", "updated_at", .boolean(true)),
    Mutant("participant", "preset_name", .string("host")),
    Mutant("participant", "preset_name", nil),
    Mutant("participant", "role", .string("group_call_host")),
    Mutant("participant", "peer_events", .array([])),
    Mutant("participant", "peer_events", .null),
    Mutant("participant", "peer_events.0.event_name", .string("PEER_JOINED")),
    Mutant("participant", "peer_events.0.preset_view_type", .string("groupCall")),
    Mutant("participant", "peer_events.0.minutes_consumed", .decimal(-0.1)),
    Mutant("participant", "peer_events.1.socket_session_id", nil),
    Mutant("participant", "peer_events.1.peer_id", .null),
    Mutant("participant", "peer_events.2.reason", .string("left")),
  ]

  private static let metadata = "peer_report.metadata."
  private static let quality = "peer_report.quality."

  static let reports: [Mutant] = [
    Mutant("peer-report", "preset_name", .string("group_call_host")),
    Mutant("peer-report", "role", nil),
    Mutant("peer-report", "peer_stats", .object([])),
    Mutant("peer-report", "peer_report.quality", nil),
    Mutant("peer-report", metadata + "browser_metadata.engine", .string("Trident")),
    Mutant("peer-report", metadata + "browser_metadata.webgl_support", .string("yes")),
    Mutant("peer-report", metadata + "device_info.cpus", .integer(0)),
    Mutant("peer-report", metadata + "device_info.os", .string("BeOS")),
    Mutant("peer-report", metadata + "sdk_version", .string("1.2")),
    Mutant("peer-report", metadata + "sdk_type", .string("server")),
    Mutant("peer-report", metadata + "room_view_type", .string("GROUP_CALL")),
    Mutant("peer-report", metadata + "ip_information.country", .string("USA")),
    Mutant("peer-report", metadata + "ip_information.asn.asn", .string("64500")),
    Mutant("peer-report", metadata + "ip_information.ipv4", .string("256.1.0.0")),
    Mutant("peer-report", metadata + "pc_metadata.0.effective_network_type", .string("5g")),
    Mutant("peer-report", metadata + "events.0.name", .string("joined")),
    Mutant("peer-report", metadata + "events.1.metadata", .array([])),
    Mutant("peer-report", metadata + "candidate_pairs.producing_transport.0.local_candidate_id", .string("IXk3")),
    Mutant("peer-report", metadata + "candidate_pairs.producing_transport.0.remote_candidate_port", .integer(70_000)),
    Mutant("peer-report", metadata + "candidate_pairs.consuming_transport", nil),
    Mutant("peer-report", quality + "audio_producer.0.ssrc", .integer(0)),
    Mutant("peer-report", quality + "audio_producer.0.ssrc", .integer(4_294_967_296)),
    Mutant("peer-report", quality + "audio_producer.0.mid", .integer(0)),
    Mutant("peer-report", quality + "audio_producer.0.mid", .string("00")),
    Mutant("peer-report", quality + "audio_producer.0.mos_quality", .decimal(4.4)),
    Mutant("peer-report", quality + "audio_producer.0.packets_sent", .decimal(349.5)),
    Mutant("peer-report", quality + "audio_producer.0.packets_received", .integer(350)),
    Mutant("peer-report", quality + "audio_consumer.0.peer_id", nil),
    Mutant("peer-report", quality + "audio_consumer.0.concealment_events", .integer(-1)),
    Mutant("peer-report", quality + "audio_consumer.0.rtt", .decimal(0.03)),
    Mutant("peer-report", quality + "video_producer.0.quality_limitation_reason", .string("network")),
    Mutant("peer-report", quality + "video_producer.0.quality_limitation_durations.other", nil),
    Mutant("peer-report", quality + "video_consumer.0.pli_count", .integer(0)),
    Mutant("peer-report", quality + "video_consumer.0.frames_per_second", .null),
    Mutant("peer-report", quality + "audio_producer_cumulative.rtt", nil),
    Mutant("peer-report", quality + "audio_producer_cumulative.packet_loss.avg", .decimal(100.5)),
    Mutant("peer-report", quality + "audio_producer_cumulative.quality_mos.p95", .integer(1)),
    Mutant("peer-report", quality + "screenshare_audio_producer_cumulative", .null),
  ]
}
