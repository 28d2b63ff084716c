import Dialects

/// Invariant 45: a receiver shows one of the layers that the producer sends.
///
/// While an encoder is held back it may send a size between two of its samples that neither tells of; then the size
/// need only be no larger than twice what it sends around then (a large layer is twice the small one), or than what it
/// sent when it was last free; of one that never was before, what it ever sends tells how large that can be. Nor do the two tell the best rate between them: it is then at most
/// what a preset allows. Behind the sender's last sample nothing tells what it sends: there
/// size and rate may be any that it ever had, and the rate any that a preset allows if it had just begun: a camera that
/// was on for one sample may have told of nothing but its first second.
struct ForwardedFrame: StreamsRule {
  static let id = "realtimekit.consumer.frame"
  static let summary =
    "a received frame size is a layer's within 14 s, a step of a limited one, or one sent before behind the sender's "
    + "last sample; frame rate at most the sender's, of a limited one a preset's, plus 2"
  var gathering = SessionGathering<PeerStreams>()

  /// A frame's width and height.
  private struct Size: Hashable {
    let width: Int
    let height: Int
  }

  /// Frames per second that no preset exceeds (reference section 4.2).
  private static let highestRate = 30

  func judge(_ peers: [PeerStreams], _ context: RuleContext, _ report: inout RuleReport) {
    let reach = 2 * (SampleTiming.period + SampleTiming.tolerance)
    for (consumer, _, producer, _) in peers.pairs where !consumer.series.isAudio {
      // Both ascend, so the neighbourhood only moves forward.
      var first = 0
      // The largest layer of the last sample before it that was not held back.
      var whenFree: Int?
      var freeTime: Int64?
      let everSent = Set(producer.rows.map { Size(width: $0.width, height: $0.height) })
      let largestEver = everSent.map(\.width).max() ?? 0
      for row in consumer.rows where row.width > 0 {
        while first < producer.rows.count, producer.rows[first].time < row.time - reach {
          let sample = producer.rows[first]
          if !sample.wasLimited {
            whenFree = sample.time == freeTime ? max(whenFree ?? 0, sample.width) : sample.width
            freeTime = sample.time
          }
          first += 1
        }
        let near = producer.rows[first...].prefix { $0.time <= row.time + reach }
        let largest = max(whenFree ?? largestEver, 2 * (near.map(\.width).max() ?? 0))
        let isSent = near.contains { sample in
          sample.width == row.width && sample.height == row.height || sample.wasLimited && row.width <= largest
        }
        let last = producer.rows.last
        let isUntold = last.map { $0.time < row.time } ?? true
        let wasSent = isUntold && everSent.contains(Size(width: row.width, height: row.height))
        // What held it back may be over behind the last sample, so its best rate counts there.
        let hasJustBegun = producer.first == producer.last
        let isRising = isUntold ? hasJustBegun || last?.wasLimited ?? false : near.contains(where: \.wasLimited)
        let best = (isUntold ? producer.rows : Array(near)).map(\.frameRate).max() ?? 0
        let rate = isRising ? max(best, Self.highestRate) : best
        report.expect((isSent || wasSent) && row.frameRate <= rate + 2) {
          "\(consumer.consumer) shows \(row.width) x \(row.height) at \(row.frameRate); the sender's best rate is \(rate)"
        }
      }
    }
  }
}
