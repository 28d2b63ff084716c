import Dialects
import JSONText

/// A part of a report that a request named is that part of the whole.
struct AnswersMatchReports: Rule {
  static let id = "realtimekit.response.reports"
  static let summary = "parts of a report that were asked for equal those of the peer report, and others are absent"
  static let documents = ["realtimekit.response", "realtimekit.peer-report"]

  /// What each word of `filters` keeps of the metadata.
  private static let parts: [String: Set<String>] = [
    "device_info": [
      "browser_metadata", "device_info", "native_metadata", "room_view_type", "sdk_name", "sdk_type", "sdk_version",
    ],
    "ip_information": ["ip_information"],
    "precall_network_information": ["pc_metadata"],
    "events": [
      "events", "audio_devices_updates", "video_devices_updates", "speaker_devices_updates", "selected_device_updates",
    ],
    "quality_stats": ["candidate_pairs"],
  ]

  /// Each part that was asked for with the members it has, by peer, until the report itself comes.
  private var answers: [String: [(filters: String, report: JSONValue)]] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    if context.documentType == "realtimekit.response" {
      guard document.text("operation") == "get_participant_data_from_peer_id",
        let participant = document["body"]?["data"]?["participant"]
      else { return }
      let answer = (document["query"]?.text("filters") ?? "", participant["peer_report"] ?? .null)
      answers[participant.text("id"), default: []].append(answer)
      return
    }
    guard let whole = document["peer_report"] else { return }
    for (filters, part) in answers.removeValue(forKey: document.text("id")) ?? [] {
      let words = filters.split(separator: ",").map(String.init)
      let wanted = Set(words.flatMap { Self.parts[$0] ?? [] })
      let members = (whole["metadata"]?.members ?? []).filter { words.isEmpty || wanted.contains($0.key) }
      let told = part["metadata"]?.members ?? []
      let isSame =
        members.map(\.key) == told.map(\.key)
        && zip(members, told).allSatisfy { $0.value.compactText == $1.value.compactText }
      let hasQuality = words.isEmpty || words.contains("quality_stats")
      let isQuality = part["quality"]?.compactText == (hasQuality ? whole["quality"]?.compactText : nil)
      report.expect(isSame && isQuality) {
        "\(document.text("id")) asked for '\(filters)': \(told.map(\.key)), quality as asked for \(isQuality)"
      }
    }
  }
}
