import Dialects

/// Invariant 42: what a receiver got and missed is what the producer sent meanwhile.
///
/// Video may be more at the producer, which counts every layer and what it sent twice.
struct LifetimeBalance: StreamsRule {
  static let id = "realtimekit.consumer.balance"
  static let summary =
    "received and lost are at most what was sent, within 1 % and 100; audio heard throughout 97 % of it"
  var gathering = SessionGathering<PeerStreams>()

  func judge(_ peers: [PeerStreams], _ context: RuleContext, _ report: inout RuleReport) {
    for (consumer, peer, producer, _) in peers.pairs {
      let got = consumer.rows.filter { $0.time <= producer.last }.reduce(0) { $0 + $1.packets }
      let sent = producer.rows.reduce(0) { $0 + $1.packets }
      var isEnough = true
      if consumer.series.isAudio, context.truth.hearsThroughout(peer.id) {
        // The producer's samples that lie wholly inside what the consumer's rows after the first cover.
        let inside = zip(producer.rows, producer.rows.dropFirst()).filter {
          $0.0.time >= consumer.first && $0.1.time <= consumer.last
        }
        let due = inside.reduce(0) { $0 + $1.1.packets }
        isEnough = Double(consumer.rows.dropFirst().reduce(0) { $0 + $1.packets }) >= 0.97 * Double(due)
      }
      report.expect(Double(got) <= 1.01 * Double(sent) + 100 && isEnough) {
        "\(consumer.series.rawValue) \(consumer.consumer): \(got) packets, the producer sent \(sent)"
      }
    }
  }
}
