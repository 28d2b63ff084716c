import Dialects

/// Invariant 43: what an uplink lost of audio is lost to every receiver.
struct UplinkLossForwarded: StreamsRule {
  static let id = "realtimekit.consumer.uplink-loss"
  static let summary = "audio heard throughout lost at least what the producer's rows in its span lost, less 5"
  var gathering = SessionGathering<PeerStreams>()

  func judge(_ peers: [PeerStreams], _ context: RuleContext, _ report: inout RuleReport) {
    for (consumer, peer, producer, _) in peers.pairs {
      guard consumer.series.isAudio, context.truth.hearsThroughout(peer.id) else { continue }
      let inside = zip(producer.rows, producer.rows.dropFirst()).filter {
        $0.0.time >= consumer.first && $0.1.time <= consumer.last
      }
      let due = inside.reduce(0) { $0 + $1.1.lost }
      let lost = consumer.rows.reduce(0) { $0 + $1.lost }
      report.expect(lost >= due - 5) {
        "\(consumer.consumer) lost \(lost) packets, of which the uplink \(due)"
      }
    }
  }
}
