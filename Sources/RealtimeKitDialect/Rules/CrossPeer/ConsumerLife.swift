import Dialects

/// Invariant 44: there is a consumer only while there is its producer.
struct ConsumerLife: StreamsRule {
  static let id = "realtimekit.consumer.life"
  static let summary = "consumer rows lie from 7 s before the producer's first row to 14 s after its last"
  var gathering = SessionGathering<PeerStreams>()

  func judge(_ peers: [PeerStreams], _ context: RuleContext, _ report: inout RuleReport) {
    for (consumer, _, producer, _) in peers.pairs {
      let slack = SampleTiming.period + SampleTiming.tolerance
      report.expect(consumer.first >= producer.first - slack && consumer.last <= producer.last + 2 * slack) {
        "\(consumer.consumer) from \(consumer.first - producer.first) ms after the producer's first row to "
          + "\(consumer.last - producer.last) ms after its last"
      }
    }
  }
}
