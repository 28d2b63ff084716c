import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// The connection events of one peer: made once, then in and out of the room once per socket.
///
/// A socket that the network took is noticed when the client comes back on a new one, so the old socket's leave and the
/// new one's join stand together, and the minutes of all leaves add up to the peer's duration.
struct PeerEvents {
  /// What happened.
  enum Kind { case created, joining, leaving }

  /// One event.
  struct Event {
    var id: IdentifierBits
    var kind: Kind
    var created: SimulationTime
    var updated: SimulationTime
    /// Ten-thousandths of a minute since the matching join.
    var minuteUnits: Int64
    var socket: IdentifierBits
  }

  let events: [Event]

  init(of peer: Peer, in plan: SessionPlan) {
    typealias Conventions = RealtimeKitConventions
    let key = StreamKey(
      seed: plan.directory.seed, entity: peer.entity, purpose: .reporting, bucket: ReportingBucket.events)
    var draws = RandomStream(key)
    let identifiers = plan.identifiers
    var events: [Event] = []
    func append(_ kind: Kind, at created: SimulationTime, minutes: Int64 = 0, socket: Int, _ update: SimulationDuration)
    {
      events.append(
        Event(
          id: identifiers.bits(EntityID.child(of: peer.entity, events.count), .peerEvent), kind: kind, created: created,
          updated: created + update, minuteUnits: minutes,
          socket: identifiers.bits(EntityID.child(of: peer.entity, socket), .socket)))
    }

    let creation = peer.joined - draws.milliseconds(in: Conventions.peerCreation)
    append(.created, at: creation, socket: 0, draws.milliseconds(in: Conventions.peerEventUpdate))
    var joining = peer.joined + draws.milliseconds(in: Conventions.peerEventDelay)
    var billed: Int64 = 0
    let returns = plan.conversation.actions.filter {
      $0.kind == .reconnect && $0.leg == peer.leg.index && peer.joined < $0.at.flooredToMilliseconds
        && $0.at.flooredToMilliseconds < peer.left
    }
    for (socket, back) in returns.enumerated() {
      append(.joining, at: joining, socket: socket, draws.milliseconds(in: Conventions.peerEventUpdate))
      let takeover = max(back.at.flooredToMilliseconds, joining + .milliseconds(1))
      let minutes = Peer.minuteUnits(back.at.milliseconds - peer.joined.milliseconds) - billed
      billed += minutes
      append(
        .leaving, at: takeover, minutes: minutes, socket: socket, draws.milliseconds(in: Conventions.peerEventUpdate))
      joining = takeover + draws.milliseconds(in: Conventions.socketTakeover)
    }
    append(.joining, at: joining, socket: returns.count, draws.milliseconds(in: Conventions.peerEventUpdate))
    let leaving = max(peer.left + draws.milliseconds(in: Conventions.peerEventDelay), joining + .milliseconds(1))
    append(
      .leaving, at: leaving, minutes: peer.minuteUnits - billed, socket: returns.count,
      draws.milliseconds(in: Conventions.peerEventUpdate))
    self.events = events
  }

  /// Writes the array.
  func write(of peer: Peer, in plan: SessionPlan, to json: inout JSONWriter) {
    json.beginArray()
    for event in events {
      json.beginObject()
      json.key("id")
      json.uuid(event.id)
      json.key("created_at")
      json.time(event.created)
      json.key("event_name")
      switch event.kind {
      case .created: json.literal("PEER_CREATED")
      case .joining: json.literal("PEER_JOINING")
      case .leaving: json.literal("PEER_LEAVING")
      }
      json.key("minutes_consumed")
      json.decimal(Int(event.minuteUnits), places: RealtimeKitConventions.minutePlaces)
      json.key("participant_id")
      json.uuid(peer.id)
      json.key("peer_id")
      json.uuid(peer.id)
      json.key("preset_view_type")
      json.literal(Preset.viewType)
      json.key("session_id")
      json.uuid(plan.id)
      json.key("socket_session_id")
      json.uuid(event.socket)
      json.key("updated_at")
      json.time(event.updated)
      json.endObject()
    }
    json.endArray()
  }
}
