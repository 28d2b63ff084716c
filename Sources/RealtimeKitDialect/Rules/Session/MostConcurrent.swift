import Dialects
import JSONText

/// Invariant 4: the peak is the largest number of peers whose stays overlap.
struct MostConcurrent: Rule {
  static let id = "realtimekit.session.max-concurrent"
  static let summary = "max_concurrent_participants is the largest overlap of [joined_at, left_at), at least 1"
  static let documents = ["realtimekit.participant", "realtimekit.session"]

  private var stays: [String: [(joined: Int64, left: Int64)]] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    if context.documentType == "realtimekit.participant" {
      guard let joined = document.time("joined_at") else { return }
      let left = document.time("left_at") ?? ReportReading.never
      stays[document.text("session_id"), default: []].append((joined, left))
    } else if let stays = stays.removeValue(forKey: document.text("id")) {
      // The overlap is largest at the moment of some join.
      let largest = stays.map { moment in
        stays.count { $0.joined <= moment.joined && moment.joined < $0.left }
      }
      let most = max(1, largest.max() ?? 1)
      let stated = document.count("max_concurrent_participants")
      report.expect(stated == most) { "states \(stated), the stays overlap \(most) times" }
    }
  }
}
