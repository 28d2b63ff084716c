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

  /// The producers of every peer that has media, in order of peer and time.
  static func all(of plan: SessionPlan) -> [[AudioTrack]] {
    plan.peers.indices.map { position in
      let peer = plan.peers[position]
      guard peer.uplink != nil else { return [] }
      return peer.links.enumerated().map { link, span in
        let entity = EntityID.child(of: EntityID.child(of: peer.entity, "microphone"), link)
        return AudioTrack(
          peer: position, entity: entity, id: plan.identifiers.bits(entity, .producer),
          source: plan.identifiers.source(entity), span: span)
      }
    }
  }
}
