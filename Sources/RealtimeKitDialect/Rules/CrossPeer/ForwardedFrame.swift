import Dialects

/// Invariant 45: a receiver shows one of the layers that the producer sends.
struct ForwardedFrame: StreamsRule {
  static let id = "realtimekit.consumer.frame"
  static let summary = "a received frame size is a layer's within 14 s; the frame rate is at most the sender's plus 2"
  var gathering = SessionGathering<PeerStreams>()

  func judge(_ peers: [PeerStreams], _ context: RuleContext, _ report: inout RuleReport) {
    for (consumer, _, producer, _) in peers.pairs where !consumer.series.isAudio {
      for row in consumer.rows where row.width > 0 {
        let near = producer.rows.filter {
          abs($0.time - row.time) <= 2 * (SampleTiming.period + SampleTiming.tolerance)
        }
        let isSent = near.contains { $0.width == row.width && $0.height == row.height }
        let rate = near.map(\.frameRate).max() ?? 0
        report.expect(isSent && row.frameRate <= rate + 2) {
          "\(consumer.consumer) shows \(row.width) x \(row.height) at \(row.frameRate); the sender's best rate is \(rate)"
        }
      }
    }
  }
}
