import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// A peer as the participants' list and the peer report wrap it.
struct ParticipantDocument {
  let plan: SessionPlan
  let peer: Peer
  private let events: PeerEvents
  private let created: SimulationTime
  private let updated: SimulationTime

  init(_ peer: Peer, in plan: SessionPlan) {
    self.plan = plan
    self.peer = peer
    events = PeerEvents(of: peer, in: plan)
    var draws = RandomStream(
      StreamKey(seed: plan.directory.seed, entity: peer.entity, purpose: .reporting, bucket: ReportingBucket.record))
    created = peer.joined + draws.milliseconds(in: RealtimeKitConventions.participantCreation)
    updated = peer.left + draws.milliseconds(in: RealtimeKitConventions.participantUpdate)
  }

  /// Writes an element of the participants' list, with the session it belongs to.
  func writeListed(to json: inout JSONWriter) {
    json.beginObject()
    writeHead(to: &json)
    json.key("preset_name")
    json.literal(Preset(for: peer.leg).name)
    writeTail(to: &json)
    json.endObject()
  }

  /// Writes the peer report's participant around what `report` writes.
  func writeReported(to json: inout JSONWriter, report: (inout JSONWriter) -> Void) {
    json.beginObject()
    writeHead(to: &json)
    json.key("peer_report")
    report(&json)
    json.key("role")
    json.literal(Preset(for: peer.leg).name)
    writeTail(to: &json)
    json.endObject()
  }

  private func writeHead(to json: inout JSONWriter) {
    json.key("id")
    json.markIdentifier()
    json.uuid(peer.id)
    json.key("created_at")
    json.time(created)
    json.key("custom_participant_id")
    json.string(peer.person.name)
    json.key("display_name")
    json.string(displayName)
    json.key("duration")
    json.decimal(Int(peer.minuteUnits), places: RealtimeKitConventions.minutePlaces)
    json.key("joined_at")
    json.time(peer.joined)
    json.key("left_at")
    json.time(peer.left)
    json.key("peer_events")
    events.write(of: peer, in: plan, to: &json)
  }

  private func writeTail(to json: inout JSONWriter) {
    json.key("session_id")
    json.uuid(plan.id)
    json.key("updated_at")
    json.time(updated)
    json.key("user_id")
    json.uuid(peer.user)
  }

  /// What the room shows: a client gives the person's name, a gateway knows no more than the caller's address.
  private var displayName: String {
    guard peer.isGateway else { return peer.person.displayName }
    return switch peer.person.address {
    case .telephone(let number): number
    case .sip(let address): address
    case .client: peer.person.displayName
    }
  }
}
