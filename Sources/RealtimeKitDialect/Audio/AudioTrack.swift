import Dialects
import GroundTruth
import Quantities
import Randomness

/// A microphone as the forwarding unit sees it, one producer per peer and transport; or the sound of a shared screen, one
/// per share and transport.
struct AudioTrack {
  /// The producing peer: a position in `SessionPlan.peers`.
  let peer: Int
  /// What draws and identifiers about this producer are keyed by.
  let entity: UInt64
  let id: IdentifierBits
  let source: UInt32
  /// The life of its transport, as far as the peer may send or its screen is shared.
  let span: TimeSpan
  /// The media section of the producing connection; the microphone has 0.
  let section: Int

  /// Adds the producers of the peer at `position`, in order of time; none for one without media.
  static func append(of position: Int, in plan: SessionPlan, to tracks: inout [AudioTrack]) {
    let peer = plan.peers[position]
    guard plan.series[peer.leg] != nil, let entrance = peer.entrance else { return }
    let microphone = EntityID.child(of: peer.entity, "microphone")
    for (link, span) in peer.links.enumerated() {
      let life = TimeSpan(max(plan.spans[span].start, entrance), plan.spans[span].end)
      guard life.start < life.end || life == plan.spans[span] else { continue }
      append(position, EntityID.child(of: microphone, link), life, section: 0, in: plan, to: &tracks)
    }
  }

  /// Adds the sounds that came with the screens of the peer at `position`, in order of time; `section` is free on its
  /// producing connection.
  static func appendSounds(
    of position: Int, section: Int, in plan: SessionPlan, to tracks: inout [AudioTrack]
  ) {
    let peer = plan.peers[position]
    guard plan.sound(of: peer) != nil, let shared = plan.conversation.legs[peer.leg].device?.sharedSound else { return }
    let parent = EntityID.child(of: peer.entity, "screen-sound")
    let first = tracks.count
    for span in shared {
      for link in peer.links {
        guard let life = span.intersection(plan.spans[link]) else { continue }
        let entity = EntityID.child(of: parent, tracks.count - first)
        append(position, entity, life, section: section, in: plan, to: &tracks)
      }
    }
  }

  private static func append(
    _ peer: Int, _ entity: UInt64, _ span: TimeSpan, section: Int, in plan: SessionPlan, to tracks: inout [AudioTrack]
  ) {
    tracks.append(
      AudioTrack(
        peer: peer, entity: entity, id: plan.identifiers.bits(entity, .producer),
        source: plan.identifiers.source(entity), span: span, section: section))
  }
}
