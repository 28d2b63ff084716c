import EventKernel
import GroundTruth
import Quantities
import Randomness

/// What agents and coaches are doing: one state at a time, told whenever it changes.
extension FloorSimulation {
  /// Tells a change of state, unless nothing changes.
  mutating func tell(
    _ person: Int, _ state: AgentStateChange.State, reason: AbsenceReason? = nil, conversation: UInt64? = nil
  ) {
    guard
      staff[person].state != state || staff[person].reason != reason || staff[person].conversation != conversation
    else { return }
    totals.count(&staff[person], until: now)
    countActivity(of: person, in: state)
    staff[person].state = state
    staff[person].reason = reason
    staff[person].conversation = conversation
    guard keepsRecords else { return }
    stateChanges.append(
      FloorStateChange(at: now, person: person, state: state, reason: reason, conversation: conversation))
  }

  /// A person is taken up by a conversation.
  mutating func engage(_ person: Int, _ state: AgentStateChange.State, in conversation: UInt64) {
    withdraw(person)
    tell(person, state, conversation: conversation)
  }

  /// Nobody offers this person anything any more.
  mutating func withdraw(_ person: Int) {
    guard staff[person].isIdle else { return }
    stopTimer(person)
    if case .team = staff[person].group { dispatcher.withdraw(person) }
  }

  /// A person is done with what they did: whatever is due comes first, readiness last.
  mutating func release(_ person: Int) {
    guard staff[person].isLoggedIn else { return }
    if staff[person].isLeaving {
      goOffline(person)
    } else if networksOut.end(staff[person].network) != nil {
      tell(person, .notReady, reason: .network)
    } else if let meeting = staff[person].meeting, attendNow(person, meeting) {
      return
    } else if staff[person].owesRest {
      let rest = days[person].owed.removeFirst()
      staff[person].owesRest = !days[person].owed.isEmpty
      beginAbsence(person, rest)
    } else {
      becomeReady(person)
    }
  }

  private mutating func becomeReady(_ person: Int) {
    withdraw(person)
    tell(person, .ready)
    staff[person].readySince = now
    guard case .team(let team) = staff[person].group else { return grantCoach(person) }
    dispatcher.becomeReady(person, at: now)
    grantRequest(to: person, of: team)
    guard staff[person].isIdle else { return }
    serve(person)
    if tables.teams[team].dials, staff[person].isIdle { considerDialling(person) }
  }

  /// A rest begins now; the end of it comes as `back`.
  mutating func beginAbsence(_ person: Int, _ absence: StaffDay.Absence) {
    withdraw(person)
    tell(person, .notReady, reason: absence.reason)
    startTimer(person, .back, at: now + absence.duration)
  }

  /// The one event that a person waits for; whatever they waited for before does not come any more.
  mutating func startTimer(_ person: Int, _ kind: FloorEvent.Kind, at time: SimulationTime) {
    stopTimer(person)
    staff[person].timer = events.schedule(FloorEvent(kind, person), at: time)
  }

  /// A person waits for nothing any more.
  mutating func stopTimer(_ person: Int) {
    if let timer = staff[person].timer { events.cancel(timer) }
    staff[person].timer = nil
  }

  mutating func comeBack(_ person: Int) {
    staff[person].timer = nil
    release(person)
  }

  /// A person's leg in a conversation is over: work after the call, a pause for breath, or the next call.
  mutating func staffLeft(_ id: Int, leg: Int, person: Int) {
    switch conversations[id, leg].record.role {
    case .agent:
      if conversations[id].office != nil {
        // Whom the exchange did not even ring was busy with something else, and still is.
        if conversations[id, leg].record.diversion.map({ $0 == .unanswered }) ?? true { release(person) }
      } else if conversations[id, leg].record.joinedAt != nil {
        wrapUp(id, leg: leg, person: person)
      } else {
        afterRefusal(person, conversations[id, leg].record.end, id: id, leg: leg)
      }
    case .coach: release(person)
    case .attendee:
      if let meeting = conversations[id].meeting, isComingBack(person, to: meeting.place) {
        tell(person, .notReady, reason: .meeting)
      } else {
        release(person)
      }
    case .customer, .ivr, .queue, .external: break
    }
  }

  private mutating func afterRefusal(_ person: Int, _ end: Leg.End, id: Int, leg: Int) {
    if let group = staff[person].clients, end == .failed, !staff[person].isLeaving {
      let length = tables.clients[group].recovery.draw(conversations[id].key, .shifts, leg)
      return beginAbsence(person, StaffDay.Absence(reason: .client, duration: length))
    }
    guard !staff[person].isLeaving, end == .noAnswer || end == .declined, case .team(let team) = staff[person].group
    else {
      release(person)
      return
    }
    let missed = end == .noAnswer
    let away = missed ? tables.teams[team].afterMiss : tables.teams[team].afterDecline
    let length = away.draw(conversations[id].key, .shifts, leg)
    beginAbsence(person, StaffDay.Absence(reason: missed ? .noAnswer : .declined, duration: length))
  }

  /// The work after the call: drawn when the leg ends, so that the conversation is complete at once.
  private mutating func wrapUp(_ id: Int, leg: Int, person: Int) {
    guard let queue = conversations.workQueue(id, leg) else {
      release(person)
      return
    }
    var length = SimulationDuration.zero
    var ending = Leg.WrapUp.Ending.skipped
    if tables.queues[queue].mayNeedWrapUp {
      var draws = conversations[id].key.stream(.wrapUp, leg)
      let skips = draws.chance(tables.queues[queue].noWrapUp)
      if tables.queues[queue].wrapUpPolicy == .mandatory || !skips {
        (length, ending) = (tables.queues[queue].wrapUp.duration(from: &draws), .completed)
      }
    }
    switch tables.queues[queue].wrapUpPolicy {
    case .limited(let limit), .onRequest(let limit):
      if length >= limit { (length, ending) = (limit, .timedOut) }
    case .forced(let limit):
      // Whoever has entered nothing by the end has run out of time.
      (length, ending) = (limit, ending == .completed && length < limit ? .completed : .timedOut)
    case .optional, .mandatory: break
    }
    let start = conversations[id, leg].record.leftAt
    learnHandling(start + length - conversations[id, leg].record.offeredAt, of: queue)
    conversations[id, leg].record.wrapUp = FloorWrapUp(length: length, ending: ending)
    conversations.act(id, start, leg, .wrapUpStart)
    conversations.act(id, start + length, leg, .wrapUpEnd)
    guard length > .zero else {
      release(person)
      return
    }
    tell(person, .wrapUp, conversation: conversations[id].entity)
    events.schedule(FloorEvent(.wrapUpDone, person), at: start + length)
  }

  /// The working time of a group.
  @inline(__always)
  func shifts(of group: Group) -> ShiftConfiguration {
    switch group {
    case .team(let team): tables.configuration.teams[team].shifts ?? tables.configuration.shifts
    case .coaches(let team): tables.configuration.coaches[team].shifts ?? tables.configuration.shifts
    }
  }
}
