import GroundTruth
import JSONText
import Quantities
import Randomness

/// A session object as the list of sessions shows it: after the session's end or, when the platform is asked at the end of
/// the clock, while it goes on.
extension SessionPlan {
  private typealias Conventions = RealtimeKitConventions

  /// When a session's record was made and touched, and when it was over; nil while it goes on.
  struct Life {
    var created: SimulationTime
    var ended: SimulationTime?
    var updated: SimulationTime
  }

  /// The record's times, as far as they are known when the platform is asked.
  var life: Life {
    var draws = RandomStream(
      identifiers.key(conversation.entity, RealtimeKitIdentifiers.Slot.session.rawValue))
    let created = peers[0].joined + draws.milliseconds(in: Conventions.sessionCreation)
    let over = end(noticedAfter: draws.milliseconds(in: Conventions.graceSlack))
    let touched = draws.milliseconds(in: Conventions.sessionUpdate)
    let ended = over.flatMap { isKnown($0) ? $0 : nil }
    // While it goes on, its record is touched whenever somebody comes or goes.
    let updated = ended.map { $0 + touched } ?? max(created, known(lastChange + touched))
    return Life(created: created, ended: ended, updated: updated)
  }

  /// Writes the object.
  ///
  /// - Parameters:
  ///   - marksIdentifier: whether its id is the line's.
  ///   - rooms: writes the elements of `breakout_rooms`; nil to leave that out.
  mutating func writeSession(
    in directory: CellDirectory, marksIdentifier: Bool = true, to json: inout JSONWriter,
    rooms: ((inout JSONWriter) -> Void)? = nil
  ) {
    let life = life
    json.beginObject()
    json.key("id")
    if marksIdentifier { json.markIdentifier() }
    json.uuid(id)
    json.key("associated_id")
    json.uuid(identifiers.meeting(conversation, in: directory))
    json.key("created_at")
    json.time(life.created)
    json.key("live_participants")
    json.integer(peers.count(where: \.isLive))
    json.key("max_concurrent_participants")
    json.integer(mostConcurrent())
    json.key("meeting_display_name")
    json.string(title(in: directory))
    json.key("minutes_consumed")
    // Who is still there is counted on leaving.
    let minutes = peers.reduce(0) { $0 + ($1.isLive ? 0 : $1.minuteUnits) }
    json.decimal(Int(minutes), places: Conventions.minutePlaces)
    json.key("organization_id")
    json.uuid(identifiers.application(directory))
    json.key("started_at")
    json.time(peers[0].joined)
    json.key("status")
    if life.ended == nil { json.literal("LIVE") } else { json.literal("ENDED") }
    json.key("type")
    if conversation.format == .livestream { json.literal("livestream") } else { json.literal("meeting") }
    json.key("updated_at")
    json.time(life.updated)
    if let rooms {
      json.key("breakout_rooms")
      json.beginArray()
      rooms(&json)
      json.endArray()
    }
    if let ended = life.ended {
      json.key("ended_at")
      json.time(ended)
    }
    json.endObject()
  }

  /// The meeting's title, or the name of the queue whose calls the room is for.
  func title(in directory: CellDirectory) -> String {
    if let title = conversation.title { return title }
    return conversation.queue.map { directory.queues[$0].name } ?? Conventions.directCallTitle
  }

  /// When somebody came or went last.
  private var lastChange: SimulationTime {
    peers.reduce(peers[0].joined) { max($0, $1.isLive ? $1.joined : $1.left) }
  }

  /// A session outlives its last peer by the grace, unless a host ended it for all; nil while anybody is there.
  private func end(noticedAfter slack: SimulationDuration) -> SimulationTime? {
    guard !peers.contains(where: \.isLive) else { return nil }
    let last = peers.reduce(peers[0].left) { max($0, $1.left) }
    let isOver = peers.contains { conversation.legs[$0.leg].end == .meetingOver && $0.left == last }
    return isOver ? last : last + Conventions.grace + slack
  }
}
