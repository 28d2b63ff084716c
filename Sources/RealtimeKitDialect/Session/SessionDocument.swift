import GroundTruth
import JSONText
import Quantities
import Randomness

/// A session object as the list of sessions shows it after the session's end.
struct SessionDocument {
  let plan: SessionPlan

  /// Writes the object.
  func write(to json: inout JSONWriter) {
    typealias Conventions = RealtimeKitConventions
    var draws = RandomStream(
      StreamKey(
        seed: plan.directory.seed, entity: plan.conversation.entity, purpose: .reporting,
        bucket: RealtimeKitIdentifiers.Slot.session.rawValue))
    let started = plan.peers[0].joined
    let created = started + draws.milliseconds(in: Conventions.sessionCreation)
    let ended = end(noticedAfter: draws.milliseconds(in: Conventions.graceSlack))
    let updated = ended + draws.milliseconds(in: Conventions.sessionUpdate)
    let meeting = plan.identifiers.meeting(plan.conversation, in: plan.directory)
    let application = plan.identifiers.application(plan.directory)
    json.beginObject()
    json.key("id")
    json.markIdentifier()
    json.uuid(plan.id)
    json.key("associated_id")
    json.uuid(meeting)
    json.key("created_at")
    json.time(created)
    json.key("live_participants")
    json.integer(0)
    json.key("max_concurrent_participants")
    json.integer(plan.mostConcurrent)
    json.key("meeting_display_name")
    json.string(title)
    json.key("minutes_consumed")
    let minutes = plan.peers.reduce(0) { $0 + $1.minuteUnits }
    json.decimal(Int(minutes), places: Conventions.minutePlaces)
    json.key("organization_id")
    json.uuid(application)
    json.key("started_at")
    json.time(started)
    json.key("status")
    json.literal("ENDED")
    json.key("type")
    json.literal("meeting")
    json.key("updated_at")
    json.time(updated)
    json.key("ended_at")
    json.time(ended)
    json.endObject()
  }

  /// The meeting's title, or the name of the queue whose calls the room is for.
  private var title: String {
    let conversation = plan.conversation
    if let title = conversation.title { return title }
    return conversation.queue.map { plan.directory.queues[$0].name } ?? RealtimeKitConventions.directCallTitle
  }

  /// A session outlives its last peer by the grace, unless a host ended it for all.
  private func end(noticedAfter slack: SimulationDuration) -> SimulationTime {
    let last = plan.peers.max { $0.left < $1.left } ?? plan.peers[0]
    if plan.peers.contains(where: { $0.leg.end == .meetingOver && $0.left == last.left }) { return last.left }
    return last.left + RealtimeKitConventions.grace + slack
  }
}
