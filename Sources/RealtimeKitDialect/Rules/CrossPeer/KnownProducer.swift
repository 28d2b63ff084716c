import Dialects

/// Invariant 40: whom a peer consumes is somebody else in the room, who produces just that.
///
/// What a peer produced for less than a sampling period before it left or lost its transport again (one made anew in its
/// last seconds, or between two outages) has no row of its own, but may have one where it was consumed. Then the peer
/// told of nothing else of the kind around that time either.
struct KnownProducer: StreamsRule {
  static let id = "realtimekit.consumer.producer"
  static let summary = "a consumer's peer_id is another, overlapping peer of the session that has its producer_id"
  var gathering = SessionGathering<PeerStreams>()

  func judge(_ peers: [PeerStreams], _ context: RuleContext, _ report: inout RuleReport) {
    for peer in peers {
      for consumer in peer.consumers {
        let remote = peers.first { $0.id == consumer.remote && $0.id != peer.id }
        let isProduced =
          remote?.producers.contains {
            $0.producer == consumer.producer && $0.series == consumer.series.produced
          } ?? false
        let isUnsampled = remote.map { isSilent($0, around: consumer) } ?? false
        let overlaps = remote.map { $0.joined < peer.left && peer.joined < $0.left } ?? false
        report.expect((isProduced || isUnsampled) && overlaps) {
          "peer \(peer.id) consumes \(consumer.series.rawValue) \(consumer.producer) of \(consumer.remote)"
        }
      }
    }
  }

  /// Whether `remote` was gone a sampling period after the consumer's first row, or has no row of what it consumes within
  /// one of its rows.
  private func isSilent(_ remote: PeerStreams, around consumer: PeerStreams.Stream) -> Bool {
    // Rows that go back in time are another rule's.
    if consumer.first > remote.left - SampleTiming.longestGap || consumer.first > consumer.last { return true }
    let kin = remote.producers.filter { $0.series == consumer.series.produced }
    let around = (consumer.first - SampleTiming.longestGap)...(consumer.last + SampleTiming.longestGap)
    if !kin.contains(where: { $0.rows.contains { around.contains($0.time) } }) { return true }
    // Or it was made anew twice between two rows that the remote peer has of others, so lived for less than a period.
    guard consumer.last - consumer.first < SampleTiming.longestGap,
      !kin.contains(where: { $0.rows.contains { consumer.first <= $0.time && $0.time <= consumer.last } })
    else {
      return false
    }
    guard let before = kin.filter({ $0.last < consumer.first }).max(by: { $0.last < $1.last }),
      let after = kin.filter({ $0.first > consumer.last }).min(by: { $0.first < $1.first })
    else { return false }
    return before.producer != after.producer
  }
}
