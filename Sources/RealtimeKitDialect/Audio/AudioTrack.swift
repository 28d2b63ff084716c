import Dialects
import GroundTruth
import Quantities
import Randomness

/// A microphone as the forwarding unit sees it: one producer per peer and transport.
struct AudioTrack {
  /// The producing peer: a position in `SessionPlan.peers`.
  let peer: Int
  /// What draws and identifiers about this producer are keyed by.
  let entity: UInt64
  let id: IdentifierBits
  let source: UInt32
  /// The life of its transport.
  let span: TimeSpan

  /// Adds the producers of the peer at `position`, in order of time; none for one without media.
  static func append(of position: Int, in plan: SessionPlan, to tracks: inout [AudioTrack]) {
    let peer = plan.peers[position]
    guard plan.series[peer.leg] != nil else { return }
    let microphone = EntityID.child(of: peer.entity, "microphone")
    for (link, span) in peer.links.enumerated() {
      let entity = EntityID.child(of: microphone, link)
      tracks.append(
        AudioTrack(
          peer: position, entity: entity, id: plan.identifiers.bits(entity, .producer),
          source: plan.identifiers.source(entity), span: plan.spans[span]))
    }
  }
}
