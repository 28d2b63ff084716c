import Dialects

/// Invariant 35: nobody decodes frames that were never encoded.
struct FrameBalance: StreamsRule {
  static let id = "realtimekit.consumer.frame-balance"
  static let summary = "frames decoded and dropped up to the sender's last row are at most those encoded, plus 10"
  var gathering = SessionGathering<PeerStreams>()

  func judge(_ peers: [PeerStreams], _ context: RuleContext, _ report: inout RuleReport) {
    for (consumer, _, producer, _) in peers.pairs where !consumer.series.isAudio {
      let seen = consumer.rows.filter { $0.time <= producer.last }.reduce(0) { $0 + $1.frames }
      // Every layer encodes the same frames: the fullest row of each moment counts.
      var encoded: [Int64: Int] = [:]
      for row in producer.rows { encoded[row.time] = max(row.frames, encoded[row.time] ?? 0) }
      let sent = encoded.values.reduce(0, +)
      report.expect(seen <= sent + 10) { "\(consumer.consumer) saw \(seen) frames of \(sent)" }
    }
  }
}
