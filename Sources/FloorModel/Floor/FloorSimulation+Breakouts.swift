import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Breakout rooms: meetings of their own, whose attendees leave a meeting for them and come back to it.
extension FloorSimulation {
  /// A meeting goes on for at least so long after its rooms have closed.
  private static let reunion = SimulationDuration.seconds(60)
  /// What the rooms of a meeting hang on.
  private static let rooms = EntityName("rooms")

  /// Rooms open if there is time for them before the meeting's end.
  mutating func scheduleRooms(of place: Int, _ meeting: MeetingConfiguration, from start: SimulationTime) {
    guard let breakouts = meeting.breakouts else { return }
    var draws = EntityKey(seed: tables.seed, entity: meetings[place].entity).stream(.breakouts)
    let opening = max(now, start + .seconds(rounding: breakouts.after.draw(from: &draws)))
    if opening + .seconds(rounding: breakouts.duration.draw(from: &draws)) + Self.reunion < meetings[place].end {
      events.schedule(FloorEvent(.roomsOpen, place), at: opening)
    }
  }

  /// Everybody but whoever came first is dealt out among the rooms.
  mutating func openRooms(_ place: Int) {
    let meeting = tables.configuration.meetings[meetings[place].number]
    guard let breakouts = meeting.breakouts, !meetings[place].isOver, let id = meetings[place].conversation else {
      return
    }
    var draws = EntityKey(seed: tables.seed, entity: meetings[place].entity).stream(.breakouts, 1)
    // The same draws that decided whether there is time.
    var length = EntityKey(seed: tables.seed, entity: meetings[place].entity).stream(.breakouts)
    _ = breakouts.after.draw(from: &length)
    let closing = now + .seconds(rounding: breakouts.duration.draw(from: &length))
    var movers = meetings[place].seats.indices.filter { seat in
      meetings[place].seats[seat].leg.map { conversations[id, $0].isOpen && isSettled(id, $0) } ?? false
    }
    if !movers.isEmpty { movers.removeFirst() }
    draws.shuffle(&movers)
    let count = min(breakouts.rooms, movers.count / 2)
    guard count > 0 else { return }
    for room in 0..<count {
      let members = movers.indices.filter { $0 % count == room }.map { movers[$0] }
      openRoom(room, of: place, members, until: closing, &draws)
    }
  }

  /// Whether somebody has been there for a moment, so that moving them means something.
  private func isSettled(_ id: Int, _ leg: Int) -> Bool {
    conversations[id, leg].record.joinedAt.map { $0 + .seconds(10) < now } ?? false
  }

  private mutating func openRoom(
    _ room: Int, of place: Int, _ members: [Int], until closing: SimulationTime, _ draws: inout RandomStream
  ) {
    guard let id = meetings[place].conversation else { return }
    let entity = EntityID.child(of: EntityID.child(of: meetings[place].entity, Self.rooms), room)
    let number = meetings[place].number
    let roomPlace = meetings.insert(MeetingState(number: number, entity: entity, end: closing))
    meetings[roomPlace].parent = (place, room)
    events.schedule(FloorEvent(.meetingOver, roomPlace), at: closing)
    for member in members {
      guard let leg = meetings[place].seats[member].leg else { continue }
      let joins = now + .seconds(rounding: draws.uniform(from: 1.5, to: 6))
      // A room is closed within seven seconds; then everybody is brought back.
      let returns = closing + .seconds(rounding: draws.uniform(from: 8, to: 13))
      if let departure = meetings[place].seats[member].departure { events.cancel(departure) }
      meetings[place].seats[member].departure = nil
      meetings[place].seats[member].lost = leg
      meetings[place].seats[member].leg = nil
      meetings[place].seats[member].isComingBack = true
      meetings[place].seats[member].arrival = events.schedule(FloorEvent(.seatJoins, place, member), at: returns)
      let seat = meetings[roomPlace].seats.count
      let arrival = events.schedule(FloorEvent(.seatJoins, roomPlace, seat), at: joins)
      meetings[roomPlace].seats.append(
        MeetingState.Seat(
          party: meetings[place].seats[member].party, rejoins: false, leavesEarly: false, isComingBack: true,
          arrival: arrival))
      leave(id, leg, .removed)
    }
  }
}
