import GroundTruth
import JSONText
import Quantities
import Randomness

/// A session object as the list of sessions shows it after the session's end.
extension SessionPlan {
  /// Writes the object.
  mutating func writeSession(in directory: CellDirectory, to json: inout JSONWriter) {
    typealias Conventions = RealtimeKitConventions
    var draws = RandomStream(
      identifiers.key(conversation.entity, RealtimeKitIdentifiers.Slot.session.rawValue))
    let started = peers[0].joined
    let created = started + draws.milliseconds(in: Conventions.sessionCreation)
    let ended = end(noticedAfter: draws.milliseconds(in: Conventions.graceSlack))
    let updated = ended + draws.milliseconds(in: Conventions.sessionUpdate)
    json.beginObject()
    json.key("id")
    json.markIdentifier()
    json.uuid(id)
    json.key("associated_id")
    json.uuid(identifiers.meeting(conversation, in: directory))
    json.key("created_at")
    json.time(created)
    json.key("live_participants")
    json.integer(0)
    json.key("max_concurrent_participants")
    json.integer(mostConcurrent())
    json.key("meeting_display_name")
    json.string(title(in: directory))
    json.key("minutes_consumed")
    let minutes = peers.reduce(0) { $0 + $1.minuteUnits }
    json.decimal(Int(minutes), places: Conventions.minutePlaces)
    json.key("organization_id")
    json.uuid(identifiers.application(directory))
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
  private func title(in directory: CellDirectory) -> String {
    if let title = conversation.title { return title }
    return conversation.queue.map { directory.queues[$0].name } ?? RealtimeKitConventions.directCallTitle
  }

  /// A session outlives its last peer by the grace, unless a host ended it for all.
  private func end(noticedAfter slack: SimulationDuration) -> SimulationTime {
    let last = peers.reduce(peers[0].left) { max($0, $1.left) }
    let isOver = peers.contains { conversation.legs[$0.leg].end == .meetingOver && $0.left == last }
    return isOver ? last : last + RealtimeKitConventions.grace + slack
  }
}
