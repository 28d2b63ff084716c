import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// A peer as the participants' list and the peer report wrap it.
///
/// Both say the same before and after what distinguishes them: whichever is written second copies it.
struct ParticipantDocument {
  private let peer: Peer
  private let created: SimulationTime
  private let updated: SimulationTime
  private var head: Range<Int>?
  private var tail: Range<Int>?

  init(_ peer: Peer, in plan: SessionPlan) {
    self.peer = peer
    var draws = RandomStream(plan.identifiers.key(peer.entity, ReportingBucket.record))
    created = peer.joined + draws.milliseconds(in: RealtimeKitConventions.participantCreation)
    let touched = draws.milliseconds(in: RealtimeKitConventions.participantUpdate)
    updated = peer.isLive ? created : peer.left + touched
  }

  /// Writes an element of the participants' list, with the session it belongs to.
  mutating func writeListed(in plan: SessionPlan, to json: inout JSONWriter) {
    json.beginObject()
    writeHead(in: plan, to: &json)
    json.key("preset_name")
    json.literal(peer.preset.name)
    writeTail(in: plan, to: &json)
    json.endObject()
  }

  /// Writes the peer report's participant around what `report` writes.
  mutating func writeReported(in plan: SessionPlan, to json: inout JSONWriter, report: (inout JSONWriter) -> Void) {
    json.beginObject()
    writeHead(in: plan, to: &json)
    json.key("peer_report")
    report(&json)
    json.key("role")
    json.literal(peer.preset.name)
    writeTail(in: plan, to: &json)
    json.endObject()
  }

  private mutating func writeHead(in plan: SessionPlan, to json: inout JSONWriter) {
    json.key("id")
    json.markIdentifier()
    if let head {
      json.again(head)
      return
    }
    head = json.recorded { json in
      writeFacts(in: plan, to: &json)
      json.key("peer_events")
      PeerEvents.write(of: peer, in: plan, to: &json)
    }
  }

  /// Writes the id and what else is known of the peer, up to its connections.
  private func writeFacts(in plan: SessionPlan, to json: inout JSONWriter) {
    json.uuid(peer.id)
    json.key("created_at")
    json.time(created)
    json.key("custom_participant_id")
    json.string(plan.person(of: peer).name)
    json.key("display_name")
    json.string(plan.displayName(of: peer))
    json.key("duration")
    json.decimal(Int(peer.minuteUnits), places: RealtimeKitConventions.minutePlaces)
    json.key("joined_at")
    json.time(peer.joined)
    if !peer.isLive {
      json.key("left_at")
      json.time(peer.left)
    }
  }

  // MARK: Answers of endpoints

  /// Writes the members of a participant as the list and the details have them.
  func writeAnswer(hasEvents: Bool, in plan: SessionPlan, to json: inout JSONWriter) {
    writeBeginning(hasEvents: hasEvents, in: plan, to: &json)
    json.key("preset_name")
    json.literal(peer.preset.name)
    json.key("updated_at")
    json.time(updated)
    json.key("user_id")
    json.uuid(peer.user)
  }

  /// Writes the members of the participant of a peer report around what `report` writes.
  func writeReportAnswer(
    hasEvents: Bool, in plan: SessionPlan, to json: inout JSONWriter, report: (inout JSONWriter) -> Void
  ) {
    writeBeginning(hasEvents: hasEvents, in: plan, to: &json)
    json.key("peer_report")
    report(&json)
    json.key("role")
    json.literal(peer.preset.name)
    json.key("session_id")
    json.uuid(plan.id)
    json.key("updated_at")
    json.time(updated)
    json.key("user_id")
    json.uuid(peer.user)
  }

  private func writeBeginning(hasEvents: Bool, in plan: SessionPlan, to json: inout JSONWriter) {
    json.key("id")
    writeFacts(in: plan, to: &json)
    guard hasEvents else { return }
    json.key("peer_events")
    PeerEvents.write(of: peer, in: plan, to: &json)
  }

  private mutating func writeTail(in plan: SessionPlan, to json: inout JSONWriter) {
    if let tail {
      json.again(tail)
      return
    }
    tail = json.recorded { json in
      json.key("session_id")
      json.uuid(plan.id)
      json.key("updated_at")
      json.time(updated)
      json.key("user_id")
      json.uuid(peer.user)
    }
  }
}

extension SessionPlan {
  /// Whose connection a peer is.
  func person(of peer: Peer) -> Person { conversation.people[peer.person] }

  /// What the room shows: a client gives the person's name, a gateway knows no more than the caller's address.
  func displayName(of peer: Peer) -> String {
    let person = person(of: peer)
    guard peer.isGateway else { return person.displayName }
    return switch person.address {
    case .telephone(let number): number
    case .sip(let address): address
    case .client: person.displayName
    }
  }
}
