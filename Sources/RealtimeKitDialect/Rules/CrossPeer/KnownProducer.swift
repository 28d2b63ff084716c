import Dialects

/// Invariant 40: whom a peer consumes is somebody else in the room, who produces just that.
///
/// What a peer produced for less than a sampling period before it left (a transport made anew in its last seconds) has
/// no row of its own, but may have one where it was consumed.
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
        let isUnsampled = remote.map { consumer.first > $0.left - SampleTiming.longestGap } ?? false
        let overlaps = remote.map { $0.joined < peer.left && peer.joined < $0.left } ?? false
        report.expect((isProduced || isUnsampled) && overlaps) {
          "peer \(peer.id) consumes \(consumer.series.rawValue) \(consumer.producer) of \(consumer.remote)"
        }
      }
    }
  }
}
