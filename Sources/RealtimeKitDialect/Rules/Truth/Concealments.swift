import Dialects

/// Invariant 47: a receiver conceals only what was lost, or came late on either of the two paths.
struct Concealments: SessionRule {
  static let id = "realtimekit.truth.concealments"
  static let summary = "concealment_events are at most the packets lost plus those the truth calls late on both paths"
  var gathering = SessionGathering<Facts>()

  struct Facts: Sendable {
    var peer: String
    /// By consumer, in order of the rows.
    var heard: [(remote: String, concealed: Int, lost: Int)]
  }

  static func facts(_ reading: ReportReading) -> Facts {
    var heard: [(remote: String, concealed: Int, lost: Int)] = []
    var positions: [String: Int] = [:]
    for row in reading.rows(.audioConsumer) {
      let id = row.text("consumer_id")
      let position = positions[id] ?? heard.count
      if position == heard.count {
        positions[id] = position
        heard.append((row.text("peer_id"), 0, 0))
      }
      heard[position].concealed += row.count("concealment_events")
      heard[position].lost += row.count("packets_lost")
    }
    return Facts(peer: reading.id, heard: heard)
  }

  func judge(_ peers: [Facts], _ context: RuleContext, _ report: inout RuleReport) {
    func late(_ peer: String, _ direction: KeyPath<TruthIndex.Leg, TruthIndex.Media?>) -> Int {
      context.truth.byRealtimeKitPeer[peer].flatMap { context.truth.leg($0)[keyPath: direction]?.late } ?? 0
    }
    for peer in peers {
      for stream in peer.heard {
        let possible = stream.lost + late(stream.remote, \.uplink) + late(peer.peer, \.downlink)
        // A run of losses may begin in one part of a second and its packets be counted in the next.
        report.expect(stream.concealed <= possible + 2) {
          "\(peer.peer) concealed \(stream.concealed) times from \(stream.remote), \(possible) packets were missing"
        }
      }
    }
  }
}
