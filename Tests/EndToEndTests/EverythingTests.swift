import Coverage
import Foundation
import JSONText
import Testing

/// What `scenarios/everything.yaml` shows, against what there is and the list of what it need not.
@Suite(.enabled(if: Tool.isBuilt, "needs the release build: make build"))
struct EverythingTests {
  /// A fact of coverage and how often it occurred.
  private struct Fact {
    let name: String
    let count: Int64
    let exception: String?
  }

  /// Named by document type, place, and value: `ccp.event swap`, `realtimekit.session /status = LIVE`.
  private static let facts: [Fact] = {
    guard let scratch = try? Scratch() else { return [] }
    let run = scratch.path("run")
    guard
      (try? Tool.run(["generate", Tool.scenario("everything"), "--media-series", "--out", run, "--quiet"]))?.code == 0,
      let counted = try? Tool.run(["coverage", run, "--json"]),
      let report = try? JSONReader.parse(Array(counted.output))
    else { return [] }
    return (report["types"]?.elements ?? []).flatMap { type in
      (type["facts"]?.elements ?? []).map { fact in
        let place = fact["path"]?.string ?? ""
        let name = fact["name"]?.string
        let words = [type["type"]?.string ?? "", place, fact["sight"]?.string == "value" ? "=" : "", name ?? ""]
        return Fact(
          name: words.filter { !$0.isEmpty }.joined(separator: " "), count: fact["count"]?.integer ?? 0,
          exception: fact["exception"]?.string)
      }
    }
  }()

  @Test func `an exception names facts that do not occur, and none that do`() {
    let excepted = Self.facts.filter { $0.exception != nil }
    #expect(excepted.filter { $0.count > 0 }.map(\.name) == [])
    #expect(Set(excepted.compactMap(\.exception)) == Set(coverageExceptions.map(\.name)))
  }

  /// The list of anomalies has a run of its own: `AnomalyTests`.
  @Test func `whatever is not excepted occurs`() {
    let missing = Self.facts.filter {
      $0.count == 0 && $0.exception == nil && !$0.name.hasPrefix("truth.anomaly")
    }
    #expect(Self.facts.count > 5_000)
    #expect(missing.map(\.name) == [])
  }

  /// A thing that happens, where the documentation tells of it, and the facts that show it.
  struct Feature: CustomStringConvertible, Sendable {
    let description: String
    let page: String
    let word: String
    var facts: [String]

    init(_ name: String, in page: String, as word: String, _ facts: String...) {
      description = name
      self.page = page
      self.word = word
      self.facts = facts
    }
  }

  private static let report = "realtimekit.peer-report"
  private static let answer = "realtimekit.response"
  private static let details = "\(report) /peer_report/metadata"

  static let meetings: [Feature] = [
    Feature(
      "devices that come and go (hot-plugs)", in: "realtimekit", as: "`plugged`, `unplugged`",
      "\(details)/audio_devices_updates[]/added[]/label",
      "\(details)/audio_devices_updates[]/removed[]/label"),
    Feature(
      "native clients", in: "realtimekit", as: "native applications", "\(details)/sdk_name = android-core",
      "\(details)/sdk_name = ios-core",
      "\(details)/sdk_name = flutter-core", "\(details)/sdk_name = react-native-core"),
    Feature(
      "pre-call tests", in: "realtimekit", as: "test before the call", "\(report) precall_begin",
      "\(report) clients: quality tested",
      "\(details)/pc_metadata[]/turn_connectivity = false"),
    Feature(
      "candidate pairs", in: "realtimekit", as: "candidate pair",
      "\(details)/candidate_pairs/producing_transport[]/local_candidate_type = relay",
      "\(details)/candidate_pairs/producing_transport[]/local_candidate_type = srflx"),
    Feature(
      "background tabs", in: "realtimekit", as: "meeting_view_backgrounded", "\(report) meeting_view_backgrounded",
      "\(report) clients: tab left and found again"),
    Feature(
      "permission denials", in: "realtimekit", as: "media_permission", "\(report) media_permission DENIED",
      "\(report) media_permission SYSTEM_DENIED", "\(report) clients: microphone denied",
      "\(report) clients: camera denied", "\(report) clients: screen asked for and refused"),
    Feature(
      "a shared screen with its sound", in: "realtimekit", as: "screenshare_audio_producer",
      "\(report) clients: screen shared",
      "\(report) /peer_report/quality/screenshare_audio_producer[]/packets_sent",
      "\(report) /peer_report/quality/screenshare_video_consumer[]/frames_decoded"),
    Feature(
      "webinars", in: "realtimekit", as: "webinar_presenter", "\(report) /role = webinar_presenter",
      "\(report) participant_role"),
    Feature(
      "livestreams", in: "realtimekit", as: "livestream_latency", "realtimekit.session /type = livestream",
      "\(report) livestream_latency",
      "\(report) ivs_player_error"),
    Feature(
      "audio rooms", in: "realtimekit", as: "audio_room_listener",
      "\(report) /peer_report/metadata/room_view_type = audioRoom"),
    Feature(
      "breakout rooms, raw and consolidated", in: "realtimekit", as: "`consolidated`",
      "\(answer) {get_session_participants}/query/view = raw",
      "\(answer) {get_session_participants}/query/view = consolidated",
      "\(answer) {get_session_details}/body/data/breakout_rooms[]/status = ENDED"),
    Feature("LIVE sessions", in: "realtimekit", as: "`LIVE`", "realtimekit.session /status = LIVE"),
    Feature(
      "chat as CSV", in: "realtimekit", as: "chat as CSV", "\(answer) get_session_chat 200",
      "realtimekit.download text/csv"),
    Feature(
      "transcripts as CSV, JSON, SRT and VTT", in: "realtimekit", as: "CSV, JSON, SRT and VTT",
      "realtimekit.download application/json",
      "realtimekit.download application/x-subrip", "realtimekit.download text/vtt",
      "\(answer) {get_session_transcripts}/query/format = CSV"),
    Feature(
      "summaries", in: "realtimekit", as: "the summary as Markdown", "\(answer) generate_summary_of_transcripts 200",
      "\(answer) get_session_summary 200", "realtimekit.download text/markdown"),
    Feature(
      "answers of every endpoint", in: "realtimekit", as: "response.ndjson",
      "\(answer) {get_sessions}/body/paging/total_count",
      "\(answer) get_session_details 200", "\(answer) get_session_participant_details 200",
      "\(answer) {get_participant_data_from_peer_id}/query/filters = quality_stats",
      "\(answer) {get_session_transcripts}/body{an object}/data/transcript_download_url"),
  ]

  static let desktops: [Feature] = [
    Feature("flat audio statistics", in: "ccp", as: "audiostats", "ccp.event audiostats inputChannelStats"),
    Feature("nested audio statistics", in: "ccp", as: "nested", "ccp.event audiostats nested"),
    Feature(
      "three parties and more", in: "ccp", as: "conference", "ccp.event calls on pages: conference, third party leaves",
      "ccp.event calls on pages: four parties or more"),
    Feature(
      "swap and conference", in: "ccp", as: "swap", "ccp.event calls on pages: swapped to and fro and merged",
      "ccp.event conference"),
    Feature("supervisors", in: "ccp", as: "Supervisor", "ccp.event transcript Supervisor", "ccp.event note Supervisor"),
    Feature(
      "quick connects", in: "ccp", as: "quick", "ccp.event calls on pages: blind transfer",
      "ccp.event calls on pages: consult transfer, unannounced"),
    Feature("transcripts with the customer's side", in: "ccp", as: "EndUser", "ccp.event transcript EndUser"),
  ]

  /// Ways in which calls of SDKs fail, by the names of their courses in the catalogue.
  static let calls: [Feature] = [
    ("denied microphone", "microphone_denied", [" microphone denied"]),
    ("busy", "31486", [" connection/error 31486, never answered"]),
    ("declined", "31603", [" connection/error 31603, never answered", ", rejected"]),
    ("cancelled", "canceled", [", cancelled by the caller"]),
    ("unregistered", "unregistered", [" connection/error 31404, never answered"]),
    ("token expiry", "credentials_expired", [", token expired"]),
    ("signalling loss", "signalling_lost", [", signalling lost and back"]),
    ("media loss recovered", "`reconnected`", [", media lost and back"]),
    ("media loss fatal", "network_lost", [", media lost for good"]),
    ("DTLS", "key_exchange_failed", [" DTLS failed"]), ("relay only", "relay", [", relay only"]),
    ("closed tab", "`closed`", [" tab closed"]),
    ("no candidate", "no_path", [", no candidate at all"]),
  ].map { name, word, courses in
    var feature = Feature("failure: \(name)", in: "twilio", as: word)
    feature.facts = courses.map { "twilio.call-event calls: twilio-js-sdk\($0)" }
    return feature
  }

  @Test(arguments: meetings + desktops + calls)
  func `a feature occurs, and its platform's page tells of it`(feature: Feature) throws {
    #expect(!feature.facts.isEmpty)
    for name in feature.facts {
      #expect(Self.facts.contains { $0.name == name && $0.count > 0 }, "\(name) does not occur")
    }
    let page = Tool.root.appendingPathComponent("docs/dialects/\(feature.page).md")
    #expect(try String(contentsOf: page, encoding: .utf8).contains(feature.word))
  }

  @Test func `simulcast: a camera is sent in several sizes at a time`() throws {
    let outcome = try Tool.run(
      ["generate", Tool.scenario("realtimekit"), "--only", "realtimekit/peer-report.ndjson", "--out", "-", "--quiet"])
    let isSent = try outcome.text.split(separator: "\n").contains { line in
      let rows = try JSONReader.parse(Array(line.utf8))["peer_report"]?["quality"]?["video_producer"]?.elements ?? []
      let layers = Dictionary(grouping: rows) { $0["timestamp"]?.string ?? "" }
      return layers.values.contains { Set($0.map { $0["frame_width"]?.integer }).count > 1 }
    }
    #expect(isSent)
  }
}
