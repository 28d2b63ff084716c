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
    /// Their joining, while they are expected.
    var arrival: EventQueue<FloorEvent>.Ticket?
    /// Their leaving before the end, while they are there and mean to.
    var departure: EventQueue<FloorEvent>.Ticket?
  }

  /// A position in `FloorConfiguration.meetings`.
  let number: Int
  /// What its draws are keyed by: the meeting or, when it is called again and again, the occasion.
  let entity: UInt64
  var seats: [Seat] = []
  /// The conversation, once somebody has joined.
  var conversation: Int?
  let end: SimulationTime
  var isOver = false
  /// The meeting that it is a room of, by its place, and which of its rooms, from 0.
  var parent: (place: Int, room: Int)?
  /// Its rooms that are over, for the record.
  var rooms: [FloorConversation] = []
}

/// The meetings that are planned or held at present, each at a place of its own while it is.
struct OpenMeetings: Sendable {
  private var places: [MeetingState?] = []
  private var free: [Int] = []
  /// Scheduled ones that have not called their attendees yet.
  var toCome = 0

  /// Whether a scheduled one is to come, or any is going on.
  var isAny: Bool { toCome > 0 || places.count > free.count }

  subscript(place: Int) -> MeetingState {
    get {
      guard let meeting = places[place] else { preconditionFailure("a meeting that is over and gone") }
      return meeting
    }
    _modify {
      guard var meeting = places[place] else { preconditionFailure("a meeting that is over and gone") }
      places[place] = nil
      defer { places[place] = meeting }
      yield &meeting
    }
  }

  mutating func insert(_ meeting: MeetingState) -> Int {
    if let place = free.popLast() {
      places[place] = meeting
      return place
    }
    places.append(meeting)
    return places.count - 1
  }

  mutating func remove(_ place: Int) {
    places[place] = nil
    free.append(place)
  }
}

/// Where a conversation's meeting is planned and held.
struct MeetingPlace: Sendable {
  /// A position in `FloorConfiguration.meetings`.
  let number: Int
  /// A place in `OpenMeetings`.
  let place: Int
  /// Which room of the meeting it is, from 0; nil for the meeting itself.
  var room: Int?
}

/// Video meetings, scheduled and called on the spur of the moment, whose attendees the queues have to do without.
extension FloorSimulation {
  /// How long before the start attendees are called.
  private static let notice = SimulationDuration.seconds(120)
  /// A meeting is never shorter, whatever is drawn.
  private static let leastLength = SimulationDuration.seconds(60)
  /// What the occasions of a meeting that is called again and again hang on.
  private static let occasions = EntityName("occasions")

  mutating func scheduleMeetings() {
    for (number, meeting) in tables.configuration.meetings.enumerated() {
      if meeting.perHour != nil {
        scheduleOccasion(0, of: number, after: tables.directory.clock.start)
      } else {
        meetings.toCome += 1
        events.schedule(FloorEvent(.meetingDue, number), at: meeting.start - Self.notice)
      }
    }
  }

  /// The next time that somebody calls a meeting: a Poisson process over the clock.
  private mutating func scheduleOccasion(_ occasion: Int, of number: Int, after time: SimulationTime) {
    guard let perHour = tables.configuration.meetings[number].perHour else { return }
    var draws = EntityKey(seed: tables.seed, entity: occasionEntity(occasion, of: number)).stream(.arrivals)
    let next = time + .seconds(rounding: draws.exponential(mean: 3_600 / perHour))
    if next < tables.directory.clock.end { events.schedule(FloorEvent(.meetingDue, number, occasion), at: next) }
  }

  @inline(__always)
  private func occasionEntity(_ occasion: Int, of number: Int) -> UInt64 {
    let meeting = FloorEntity.meeting(tables.configuration.meetings[number].name, cell: tables.directory.cell)
    return EntityID.child(of: EntityID.child(of: meeting, Self.occasions), occasion)
  }

  /// Chooses the attendees among those who are at work or, on the spur of the moment, ready, and tells them when to join.
  mutating func beginMeeting(_ number: Int, occasion: Int) {
    let meeting = tables.configuration.meetings[number]
    let isScheduled = meeting.perHour == nil
    let entity: UInt64
    if isScheduled {
      meetings.toCome -= 1
      entity = FloorEntity.meeting(meeting.name, cell: tables.directory.cell)
    } else {
      scheduleOccasion(occasion + 1, of: number, after: now)
      entity = occasionEntity(occasion, of: number)
    }
    var draws = EntityKey(seed: tables.seed, entity: entity).stream(.meeting)
    let length = meeting.duration.draw(from: &draws) + meeting.overrun.draw(from: &draws)
    let start = isScheduled ? meeting.start : now
    var candidates = staff.indices.filter { person in
      (isScheduled ? staff[person].isLoggedIn : staff[person].isIdle)
        && meeting.attendees.contains { group in
          switch group {
          case .team(let team): staff[person].group == .team(team)
          case .coaches(let team): staff[person].group == .coaches(team)
          }
        }
    }
    draws.shuffle(&candidates)
    let invited = candidates.prefix(meeting.count).map(Party.staff)
    let guests = (0..<meeting.guests).map { Party.guest(meeting: number, number: occasion * meeting.guests + $0) }
    // Nobody meets alone.
    guard isScheduled || invited.count + guests.count > 1 else { return }
    let place = meetings.insert(
      MeetingState(
        number: number, entity: entity, end: start + max(Self.leastLength, .seconds(rounding: length))))
    events.schedule(FloorEvent(.meetingOver, place), at: meetings[place].end)
    scheduleRooms(of: place, meeting, from: start)
    for (seat, party) in (invited + guests).enumerated() {
      let rejoins = draws.chance(meeting.rejoin)
      let leavesEarly = draws.chance(meeting.early)
      let lateness = SimulationDuration.seconds(rounding: meeting.lateness.draw(from: &draws))
      let arrival = events.schedule(FloorEvent(.seatJoins, place, seat), at: max(now, start + lateness))
      meetings[place].seats.append(
        MeetingState.Seat(party: party, rejoins: rejoins, leavesEarly: leavesEarly, arrival: arrival))
    }
  }

  /// A person takes their seat, now or as soon as they are free.
  mutating func joinMeeting(_ number: Int, seat: Int) {
    meetings[number].seats[seat].arrival = nil
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
    let entity = meetings[number].entity
    let id = meetings[number].conversation ?? begin(entity, .meeting, queue: nil)
    meetings[number].conversation = id
    conversations[id].meeting = MeetingPlace(
      number: meetings[number].number, place: number, room: meetings[number].parent?.room)
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
    meetings[number].seats[seat].departure = events.schedule(FloorEvent(.seatLeaves, number, seat), at: now + stay)
  }

  /// Somebody leaves before the end, for good or for a moment.
  mutating func leaveMeeting(_ number: Int, seat: Int) {
    meetings[number].seats[seat].departure = nil
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
    guard let seat = meetings[number].seats.firstIndex(where: { $0.leg == leg }) else { return }
    // Whatever they meant to do on this leg, they cannot any more.
    if let departure = meetings[number].seats[seat].departure { events.cancel(departure) }
    meetings[number].seats[seat].departure = nil
    guard let network = access(of: id, leg)?.network, let until = networksOut.end(network)
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
    meetings[number].seats[seat].arrival = events.schedule(FloorEvent(.seatJoins, number, seat), at: now + delay)
  }

  /// Whether a person has left a meeting only for a moment.
  @inline(__always)
  func isComingBack(_ person: Int, to number: Int) -> Bool {
    meetings[number].seats.contains { $0.party == .staff(person) && $0.isComingBack }
      || (meetings[number].parent.map { isComingBack(person, to: $0.place) } ?? false)
  }

  /// The meeting closes: some have said goodbye by themselves, the rest are sent out together.
  mutating func endMeeting(_ number: Int) {
    meetings[number].isOver = true
    for seat in meetings[number].seats.indices {
      // Nobody comes or goes any more: the place is soon another meeting's.
      if let arrival = meetings[number].seats[seat].arrival { events.cancel(arrival) }
      if let departure = meetings[number].seats[seat].departure { events.cancel(departure) }
      let wasComingBack = meetings[number].seats[seat].isComingBack
      meetings[number].seats[seat].isComingBack = false
      guard case .staff(let person) = meetings[number].seats[seat].party else { continue }
      if staff[person].meeting == number { staff[person].meeting = nil }
      // From a room that closes before they found it people go back to the meeting.
      if wasComingBack, meetings[number].parent == nil { release(person) }
    }
    guard let id = meetings[number].conversation else {
      meetings.remove(number)
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
