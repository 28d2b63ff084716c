import EventKernel
import GroundTruth
import Quantities
import Randomness

/// A meeting while it is planned or held.
struct MeetingState: Sendable {
  /// A place at the table: who, and what they are going to do.
  struct Seat: Sendable {
    let party: Party
    /// The leg that ended, for whoever is to come back.
    var lost: Int?
    /// The leg while there.
    var leg: Int?
    /// Whether they leave and come back at some time.
    var rejoins: Bool
    /// Whether they leave for good before the end.
    var leavesEarly: Bool
    /// Whether they are coming back, so that nobody else gets them meanwhile.
    var isComingBack = false
  }

  var seats: [Seat] = []
  /// The conversation, once somebody has joined.
  var conversation: Int?
  var end = SimulationTime(microseconds: 0)
  var isOver = false

  /// Whether it is still to come or going on.
  var isPending: Bool { !isOver }
}

/// Scheduled video meetings, whose attendees the queues have to do without.
extension FloorSimulation {
  /// How long before the start attendees are called.
  private static let notice = SimulationDuration.seconds(120)
  /// A meeting is never shorter, whatever is drawn.
  private static let leastLength = SimulationDuration.seconds(60)

  mutating func scheduleMeetings() {
    for (number, meeting) in tables.configuration.meetings.enumerated() {
      events.schedule(FloorEvent(.meetingDue, number), at: meeting.start - Self.notice)
    }
  }

  /// Chooses the attendees among those who are at work, and tells them when to join.
  mutating func beginMeeting(_ number: Int) {
    let meeting = tables.configuration.meetings[number]
    let entity = FloorEntity.meeting(meeting.name, cell: tables.directory.cell)
    var draws = EntityKey(seed: tables.seed, entity: entity).stream(.meeting)
    let overrun = SimulationDuration.seconds(rounding: meeting.overrun.draw(from: &draws))
    meetings[number].end = meeting.start + max(Self.leastLength, meeting.duration + overrun)
    events.schedule(FloorEvent(.meetingOver, number), at: meetings[number].end)
    var candidates = staff.indices.filter { person in
      staff[person].isLoggedIn
        && meeting.attendees.contains { group in
          switch group {
          case .team(let team): staff[person].group == .team(team)
          case .coaches(let team): staff[person].group == .coaches(team)
          }
        }
    }
    draws.shuffle(&candidates)
    let invited = candidates.prefix(meeting.count).map(Party.staff)
    let guests = (0..<meeting.guests).map { Party.guest(meeting: number, number: $0) }
    for (seat, party) in (invited + guests).enumerated() {
      meetings[number].seats.append(
        MeetingState.Seat(
          party: party, rejoins: draws.chance(meeting.rejoin), leavesEarly: draws.chance(meeting.early)))
      let lateness = SimulationDuration.seconds(rounding: meeting.lateness.draw(from: &draws))
      events.schedule(FloorEvent(.seatJoins, number, seat), at: max(now, meeting.start + lateness))
    }
  }

  /// A person takes their seat, now or as soon as they are free.
  mutating func joinMeeting(_ number: Int, seat: Int) {
    let party = meetings[number].seats[seat].party
    guard !meetings[number].isOver, meetings[number].seats[seat].leg == nil else { return }
    guard case .staff(let person) = party else {
      sit(number, seat)
      return
    }
    if staff[person].isIdle {
      withdraw(person)
      sit(number, seat)
    } else if meetings[number].seats[seat].isComingBack, staff[person].isLoggedIn {
      sit(number, seat)
    } else if staff[person].isLoggedIn {
      staff[person].meeting = number
    }
  }

  /// A person who has become free goes to the meeting that waits for them; false when it is not worth it any more.
  mutating func attendNow(_ person: Int, _ number: Int) -> Bool {
    staff[person].meeting = nil
    guard !meetings[number].isOver, meetings[number].end - now > Self.leastLength,
      let seat = meetings[number].seats.firstIndex(where: { $0.party == .staff(person) && $0.leg == nil })
    else { return false }
    sit(number, seat)
    return true
  }

  private mutating func sit(_ number: Int, _ seat: Int) {
    let meeting = tables.configuration.meetings[number]
    let entity = FloorEntity.meeting(meeting.name, cell: tables.directory.cell)
    let id = meetings[number].conversation ?? begin(entity, .meeting, queue: nil)
    meetings[number].conversation = id
    conversations[id].meeting = number
    let party = meetings[number].seats[seat].party
    let origin = meetings[number].seats[seat].lost.map { Leg.Origin.rejoin(of: $0) } ?? .meeting
    let count = conversations[id].legCount
    var draws = EntityKey(seed: tables.seed, entity: entity).stream(.meeting, 1 + count)
    var leg = FloorLeg(.attendee, of: party, queue: nil, origin: origin, at: now)
    let answered = now + .seconds(rounding: draws.uniform(from: 0.08, to: 0.4))
    leg.answeredAt = answered
    leg.joinedAt = answered + tables.platform.joining.duration(from: &draws)
    let position = conversations.append(leg, to: id)
    meetings[number].seats[seat].leg = position
    meetings[number].seats[seat].lost = nil
    meetings[number].seats[seat].isComingBack = false
    if case .staff(let person) = party {
      staff[person].meeting = nil
      tell(person, .notReady, reason: .meeting, conversation: entity)
    }
    watchForOutage(id, position)
    let seated = meetings[number].seats[seat]
    guard seated.rejoins || seated.leavesEarly else { return }
    let rest = meetings[number].end - now
    let stay = SimulationDuration.seconds(rounding: rest.inSeconds * draws.uniform(from: 0.25, to: 0.9))
    guard stay >= .seconds(30) else { return }
    events.schedule(FloorEvent(.seatLeaves, number, seat), at: now + stay)
  }

  /// Somebody leaves before the end, for good or for a moment.
  mutating func leaveMeeting(_ number: Int, seat: Int) {
    guard !meetings[number].isOver, let id = meetings[number].conversation,
      let leg = meetings[number].seats[seat].leg
    else { return }
    if meetings[number].seats[seat].rejoins {
      var draws = conversations[id].key.stream(.dropOff, leg)
      meetings[number].seats[seat].rejoins = false
      expectBack(number, seat, lost: leg, after: .seconds(rounding: draws.uniform(from: 4, to: 60)))
    }
    leave(id, leg, .hungUp)
    if !meetings[number].seats[seat].isComingBack { meetings[number].seats[seat].leg = nil }
  }

  /// A person whose network failed joins again soon after it is back.
  mutating func comeBackAfterOutage(_ number: Int, _ id: Int, _ leg: Int) {
    guard let seat = meetings[number].seats.firstIndex(where: { $0.leg == leg }),
      let network = access(of: id, leg)?.network, let until = networksOut.end(network)
    else { return }
    var draws = conversations[id].key.stream(.dropOff, 1 << 16 + leg)
    expectBack(
      number, seat, lost: leg, after: until - now + .seconds(rounding: draws.uniform(from: 3, to: 20)))
  }

  private mutating func expectBack(_ number: Int, _ seat: Int, lost: Int, after delay: SimulationDuration) {
    guard meetings[number].end - now > delay + Self.leastLength else { return }
    meetings[number].seats[seat].lost = lost
    meetings[number].seats[seat].leg = nil
    meetings[number].seats[seat].isComingBack = true
    events.schedule(FloorEvent(.seatJoins, number, seat), at: now + delay)
  }

  /// Whether a person has left a meeting only for a moment.
  func isComingBack(_ person: Int, to number: Int) -> Bool {
    meetings[number].seats.contains { $0.party == .staff(person) && $0.isComingBack }
  }

  /// The meeting closes: some have said goodbye by themselves, the rest are sent out together.
  mutating func endMeeting(_ number: Int) {
    meetings[number].isOver = true
    for seat in meetings[number].seats.indices where meetings[number].seats[seat].isComingBack {
      meetings[number].seats[seat].isComingBack = false
      if case .staff(let person) = meetings[number].seats[seat].party { release(person) }
    }
    guard let id = meetings[number].conversation else {
      closeIfDone()
      return
    }
    var draws = conversations[id].key.stream(.meeting, 1 << 16)
    for leg in conversations.legs(of: id) where conversations[id, leg].isOpen {
      if draws.chance(0.55) {
        plan(id, leg, .hungUp, after: .seconds(rounding: draws.uniform(from: 0.3, to: 6)))
      } else {
        plan(id, leg, .meetingOver, after: .seconds(rounding: draws.uniform(from: 6.1, to: 6.3)))
      }
    }
    finishIfEmpty(id)
  }
}
