import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// The connection events of one peer: made once, then in and out of the room once per socket.
///
/// A socket that the network took is noticed when the client comes back on a new one, so the old socket's leave and the
/// new one's join stand together, and the minutes of all leaves add up to the peer's duration.
struct PeerEvents: ~Copyable {
  /// What happened.
  private enum Kind { case created, joining, leaving }

  private let peer: Peer
  private let identifiers: RealtimeKitIdentifiers
  private let session: IdentifierBits
  private var draws: RandomStream
  /// Events and sockets so far.
  private var count = 0
  private var socket = 0
  /// Ten-thousandths of a minute that earlier leaves account for.
  private var billed: Int64 = 0

  private init(of peer: Peer, in plan: SessionPlan) {
    self.peer = peer
    identifiers = plan.identifiers
    session = plan.id
    draws = RandomStream(plan.identifiers.key(peer.entity, ReportingBucket.events))
  }

  /// Writes the array, each event as its times are drawn.
  static func write(of peer: Peer, in plan: SessionPlan, to json: inout JSONWriter) {
    typealias Conventions = RealtimeKitConventions
    var events = PeerEvents(of: peer, in: plan)
    json.beginArray()
    let creation = peer.joined - events.draws.milliseconds(in: Conventions.peerCreation)
    events.write(.created, at: creation, to: &json)
    var joining = peer.joined + events.draws.milliseconds(in: Conventions.peerEventDelay)
    for action in plan.conversation.actions where action.kind == .reconnect && action.leg == peer.leg {
      let back = action.at.flooredToMilliseconds
      guard peer.joined < back, back < peer.left else { continue }
      events.write(.joining, at: joining, to: &json)
      let takeover = max(back, joining + .milliseconds(1))
      events.writeLeave(
        at: takeover, after: Peer.minuteUnits(action.at.milliseconds - peer.joined.milliseconds), to: &json)
      joining = takeover + events.draws.milliseconds(in: Conventions.socketTakeover)
      events.socket += 1
    }
    events.write(.joining, at: joining, to: &json)
    guard !peer.isLive else {
      json.endArray()
      return
    }
    let leaving = max(
      peer.left + events.draws.milliseconds(in: Conventions.peerEventDelay), joining + .milliseconds(1))
    events.writeLeave(at: leaving, after: peer.minuteUnits, to: &json)
    json.endArray()
  }

  /// Writes a leave; `total` is the ten-thousandths of a minute that the peer has been there for.
  private mutating func writeLeave(at time: SimulationTime, after total: Int64, to json: inout JSONWriter) {
    write(.leaving, at: time, minutes: total - billed, to: &json)
    billed = total
  }

  private mutating func write(
    _ kind: Kind, at created: SimulationTime, minutes: Int64 = 0, to json: inout JSONWriter
  ) {
    let updated = created + draws.milliseconds(in: RealtimeKitConventions.peerEventUpdate)
    json.beginObject()
    json.key("id")
    json.uuid(identifiers.bits(EntityID.child(of: peer.entity, count), .peerEvent))
    json.key("created_at")
    json.time(created)
    json.key("event_name")
    switch kind {
    case .created: json.literal("PEER_CREATED")
    case .joining: json.literal("PEER_JOINING")
    case .leaving: json.literal("PEER_LEAVING")
    }
    json.key("minutes_consumed")
    json.decimal(Int(minutes), places: RealtimeKitConventions.minutePlaces)
    json.key("participant_id")
    json.uuid(peer.id)
    json.key("peer_id")
    json.uuid(peer.id)
    json.key("preset_view_type")
    json.literal(peer.preset.viewType)
    json.key("session_id")
    json.uuid(session)
    json.key("socket_session_id")
    json.uuid(identifiers.bits(EntityID.child(of: peer.entity, socket), .socket))
    json.key("updated_at")
    json.time(updated)
    json.endObject()
    count += 1
  }
}
