import Dialects

/// Invariant 42: what a receiver got and missed is what the producer sent meanwhile.
///
/// Video may be more at the producer, which counts every layer and what it sent twice.
struct LifetimeBalance: StreamsRule {
  static let id = "realtimekit.consumer.balance"
  static let summary =
    "received and lost are at most what was sent, within 1 % and 100; audio heard throughout 97 % a second"
  var gathering = SessionGathering<PeerStreams>()

  func judge(_ peers: [PeerStreams], _ context: RuleContext, _ report: inout RuleReport) {
    for (consumer, peer, producer, remote) in peers.pairs {
      let got = consumer.rows.filter { $0.time <= producer.last }.reduce(0) { $0 + $1.packets }
      let sent = producer.rows.reduce(0) { $0 + $1.packets }
      var isEnough = true
      if consumer.series.isAudio, context.truth.hearsThroughout(peer.id), !context.truth.isDiscontinuous(remote.id),
        let received = consumer.rate(from: consumer.first, to: consumer.last),
        let due = producer.rate(from: consumer.first, to: consumer.last)
      {
        isEnough = received >= 0.97 * due
      }
      report.expect(Double(got) <= 1.01 * Double(sent) + 100 && isEnough) {
        "\(consumer.series.rawValue) \(consumer.consumer): \(got) packets, the producer sent \(sent)"
      }
    }
  }
}

extension PeerStreams.Stream {
  /// Packets a millisecond over the rows that lie wholly inside, each reaching back to the one before; nil without such.
  fileprivate func rate(from start: Int64, to end: Int64) -> Double? {
    let inside = zip(rows, rows.dropFirst()).filter { $0.0.time >= start && $0.1.time <= end }
    guard let first = inside.first?.0.time, let last = inside.last?.1.time else { return nil }
    return Double(inside.reduce(0) { $0 + $1.1.packets }) / Double(last - first)
  }
}
