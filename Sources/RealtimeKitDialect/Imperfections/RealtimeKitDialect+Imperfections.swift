public import Dialects
import JSONText
import Randomness

/// How answers of the sessions API are imperfect: lists that are paged while they grow, peers whose leaving nobody told,
/// and reports that a client made with its own clock and could not always finish (reference sections 2 and 3).
extension RealtimeKitDialect {
  public static let imperfections: [Imperfection] = [
    .duplicate(of: Document.session), .duplicate(of: Document.participant), unendedPeer,
    .duplicate(of: Document.peerReport), missingStatistic, truncatedReport, clientClock,
  ]

  /// The server never learnt that a peer left: it is still in the call, for no time so far (section 3.4).
  private static let unendedPeer = Imperfection(.openLeg, of: Document.participant) { subject, _ in
    let document = subject.documents[0].value
    let events = document["peer_events"]?.elements ?? []
    guard document["left_at"] != nil, events.count > 1, events.last?["event_name"]?.string == "PEER_LEAVING",
      let updated = events[events.count - 2]["updated_at"]
    else { return [] }
    var draft = DocumentDraft(document)
    draft.replace(["duration"], by: .integer(0))
    draft.remove(["left_at"])
    draft.remove(["peer_events", String(events.count - 1)])
    draft.replace(["updated_at"], by: updated)
    return [.edited(0, draft)]
  }

  // MARK: Peer reports

  /// The series of a report, in its order.
  private static let series = [
    "video_consumer", "audio_consumer", "screenshare_video_consumer", "screenshare_audio_consumer", "video_producer",
    "audio_producer", "screenshare_video_producer", "screenshare_audio_producer",
  ]

  private static func rows(of series: String, in report: JSONValue) -> [JSONValue] {
    report.value(at: ["peer_report", "quality", series])?.elements ?? []
  }

  /// A browser left a figure out of one row: the published types have every figure optional.
  private static let missingStatistic = Imperfection(.missingStatistic, of: Document.peerReport) { subject, draws in
    let report = subject.documents[0].value
    let names = ["rtt", "jitter_buffer_delay", "concealment_events", "frames_per_second"]
    let filled = Self.series.filter { !rows(of: $0, in: report).isEmpty }
    guard let chosen = draws.element(of: filled) else { return [] }
    let found = rows(of: chosen, in: report)
    let row = draws.integer(below: found.count)
    guard let name = draws.element(of: names.filter { found[row][$0] != nil }) else { return [] }
    var draft = DocumentDraft(report)
    draft.remove(["peer_report", "quality", chosen, String(row), name])
    return [.edited(0, draft)]
  }

  /// The client was gone before its last ping was through: the last row of every series is missing, while the server
  /// had counted it into the cumulative objects.
  private static let truncatedReport = Imperfection(.truncatedSample, of: Document.peerReport) { subject, _ in
    let report = subject.documents[0].value
    let last = series.compactMap { rows(of: $0, in: report).last?["timestamp"]?.string }.max()
    var draft = DocumentDraft(report)
    for name in series {
      for (index, row) in rows(of: name, in: report).enumerated().reversed() where row["timestamp"]?.string == last {
        draft.remove(["peer_report", "quality", name, String(index)])
      }
    }
    return draft.edits.isEmpty ? [] : [.edited(0, draft)]
  }

  /// The clock of the client's device is off: so is everything that it stamped, and nothing that the server did.
  private static let clientClock = Imperfection(.clockSkew, of: Document.peerReport) { subject, draws in
    let skew = clockSkewMilliseconds(&draws)
    var draft = DocumentDraft(subject.documents[0].value)
    draft.shift(["peer_report", "quality", "*", "*", "timestamp"], by: skew)
    let metadata = [
      "audio_devices_updates", "events", "pc_metadata", "selected_device_updates", "speaker_devices_updates",
      "video_devices_updates",
    ]
    for list in metadata { draft.shift(["peer_report", "metadata", list, "*", "timestamp"], by: skew) }
    for time in ["last_packet_sent_timestamp", "last_packet_received_timestamp"] {
      draft.shift(["peer_report", "metadata", "candidate_pairs", "*", "*", time], by: skew)
    }
    return draft.edits.isEmpty ? [] : [.edited(0, draft)]
  }
}
