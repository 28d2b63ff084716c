import Dialects

/// Invariant 45: a receiver shows one of the layers that the producer sends.
///
/// While an encoder is held back it may send a size between two of its samples that neither tells of; then the size
/// need only be no larger than what it ever sends. Behind the sender's last sample nothing tells what it sends, so there the
/// size may be any that it ever had.
struct ForwardedFrame: StreamsRule {
  static let id = "realtimekit.consumer.frame"
  static let summary =
    "a received frame size is a layer's within 14 s, or a step of a limited one; frame rate at most the sender's plus 2"
  var gathering = SessionGathering<PeerStreams>()

  func judge(_ peers: [PeerStreams], _ context: RuleContext, _ report: inout RuleReport) {
    let reach = 2 * (SampleTiming.period + SampleTiming.tolerance)
    for (consumer, _, producer, _) in peers.pairs where !consumer.series.isAudio {
      // Both ascend, so the neighbourhood only moves forward.
      var first = 0
      let largest = producer.rows.map(\.width).max() ?? 0
      for row in consumer.rows where row.width > 0 {
        while first < producer.rows.count, producer.rows[first].time < row.time - reach { first += 1 }
        let near = producer.rows[first...].prefix { $0.time <= row.time + reach }
        let isSent = near.contains { sample in
          sample.width == row.width && sample.height == row.height || sample.wasLimited && row.width <= largest
        }
        let isUntold = producer.rows.last.map { $0.time < row.time } ?? true
        let wasSent = producer.rows.contains { $0.width == row.width && $0.height == row.height }
        let rate = near.map(\.frameRate).max() ?? 0
        report.expect((isSent || isUntold && wasSent) && row.frameRate <= rate + 2) {
          "\(consumer.consumer) shows \(row.width) x \(row.height) at \(row.frameRate); the sender's best rate is \(rate)"
        }
      }
    }
  }
}
