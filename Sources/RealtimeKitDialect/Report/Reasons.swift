public import Dialects
import JSONText

/// Which share of a report's samples was beyond which threshold, and what limited what was sent.
public let realtimeKitReasons: [DocumentReasons] = [
  DocumentReasons("realtimekit.peer-report", read: PeerReportReasons.read)
]

private enum PeerReportReasons {
  private static let suffix = "_cumulative", thresholdSuffix = "_or_greater_event_fraction"

  @Sendable static func read(_ document: JSONValue) -> [DocumentReason] {
    let quality = document["peer_report"]?["quality"]
    return (quality?.members ?? []).flatMap { member -> [DocumentReason] in
      guard member.key.hasSuffix(suffix) else { return [] }
      let series = String(member.key.dropLast(suffix.count))
      let rows = quality?[series]?.elements ?? []
      return member.value.members.flatMap { fractions($0, series, rows.count) } + limits(series, rows)
    }
  }

  /// The highest threshold that any sample met, for the lower ones are met by as many or more; each kind of issue.
  private static func fractions(
    _ figure: (key: String, value: JSONValue), _ series: String, _ rows: Int
  ) -> [DocumentReason] {
    if figure.key == "high_negative_feedback_fraction", let share = figure.value.double, share > 0 {
      let threshold = "\(RealtimeKitConventions.negativeFeedback) requests for a new picture in a row or more"
      return [reason("\(series) \(figure.key) \(figure.value.digits)", share, rows, threshold)]
    }
    var highest: DocumentReason?
    var issues: [DocumentReason] = []
    for member in figure.value.members {
      guard let share = member.value.double, share > 0 else { continue }
      let claim = "\(series) \(figure.key) \(member.key) \(member.value.digits)"
      if member.key.hasSuffix(thresholdSuffix) {
        let limit = String(member.key.dropLast(thresholdSuffix.count))
        highest = reason(claim, share, rows, "at least \(limit)\(limit.hasSuffix("ms") ? "" : " %")")
        highest?.measured += figure.value["avg"].map { ", avg \($0.digits)" } ?? ""
      } else if figure.key == "issues" {
        issues.append(reason(claim, share, rows, issue(member.key, series)))
      }
    }
    return (highest.map { [$0] } ?? []) + issues
  }

  private static func reason(_ claim: String, _ share: Double, _ rows: Int, _ threshold: String) -> DocumentReason {
    DocumentReason(
      claim: claim, measured: "\(Int((share * Double(rows)).rounded())) of \(rows) samples of 7 s",
      threshold: threshold)
  }

  private static func issue(_ name: String, _ series: String) -> String {
    let source: VideoSource = series.hasPrefix("screenshare") ? .screen : .camera
    switch name {
    case "no_video_fraction": return "no frame at all"
    case "poor_resolution_fraction": return "narrower than \(source.poorWidth) pixels"
    case "lag_fraction": return "fewer than \(source.laggingRate) frames a second"
    case "bandwidth_quality_limitation_fraction": return "limited by bandwidth"
    case "cpu_quality_limitation_fraction": return "limited by the processor"
    default: return "limited by anything"
    }
  }

  /// When what limits a sent layer changes.
  private static func limits(_ series: String, _ rows: [JSONValue]) -> [DocumentReason] {
    var last: [String: String] = [:]
    var found: [DocumentReason] = []
    for row in rows {
      guard let reason = row["quality_limitation_reason"]?.string else { continue }
      let layer = row["ssrc"]?.digits ?? ""
      if last[layer] ?? "none" != reason {
        found.append(
          DocumentReason(
            at: row["timestamp"]?.instant, claim: "\(series) quality_limitation_reason \(reason)",
            measured: "\(row["frame_width"]?.digits ?? "0") pixels wide, "
              + "\(row["frames_per_second"]?.digits ?? "0") frames a second",
            threshold: reason == "none" ? "the estimate allows the full picture" : "the estimate of what can be sent"))
      }
      last[layer] = reason
    }
    return found
  }
}
