import Dialects

/// Invariant 41: a consumer belongs to one peer, and a peer has one consumer of a producer at a time.
struct UniqueConsumers: StreamsRule {
  static let id = "realtimekit.consumer.unique"
  static let summary = "a consumer_id occurs at one peer; a peer's consumers of one producer follow one another"
  var gathering = SessionGathering<PeerStreams>()

  func judge(_ peers: [PeerStreams], _ context: RuleContext, _ report: inout RuleReport) {
    var owners: [String: String] = [:]
    for peer in peers {
      var lasts: [String: Int64] = [:]
      for consumer in peer.consumers.sorted(by: { $0.first < $1.first }) {
        let owner = owners.updateValue(peer.id, forKey: consumer.consumer)
        let previous = lasts.updateValue(consumer.last, forKey: consumer.producer)
        report.expect(owner == nil && (previous.map { $0 < consumer.first } ?? true)) {
          "consumer \(consumer.consumer) at \(peer.id), also at \(owner ?? "none"); another of its producer until "
            + "\(previous ?? 0), itself from \(consumer.first)"
        }
      }
    }
  }
}
