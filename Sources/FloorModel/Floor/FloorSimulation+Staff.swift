import EventKernel
import GroundTruth
import Quantities
import Randomness

/// What agents and coaches are doing: one state at a time, told whenever it changes.
extension FloorSimulation {
  /// Tells a change of state, unless nothing changes.
  mutating func tell(
    _ person: Int, _ state: AgentStateChange.State, reason: String? = nil, conversation: UInt64? = nil
  ) {
    let known = staff[person]
    guard known.state != state || known.reason != reason || known.conversation != conversation else { return }
    staff[person].state = state
    staff[person].reason = reason
    staff[person].conversation = conversation
    stateChanges.append(
      AgentStateChange(
        at: now, cell: directory.cell, entity: known.entity, person: known.name, team: known.team, state: state,
        reason: reason, conversation: conversation))
  }

  /// A person is taken up by a conversation.
  mutating func engage(_ person: Int, _ state: AgentStateChange.State, in conversation: UInt64) {
    withdraw(person)
    tell(person, state, conversation: conversation)
  }

  /// Nobody offers this person anything any more.
  mutating func withdraw(_ person: Int) {
    guard staff[person].isIdle else { return }
    if let timer = staff[person].timer { events.cancel(timer) }
    staff[person].timer = nil
    if case .team(let team) = staff[person].group, let position = idle[team].firstIndex(of: person) {
      idle[team].remove(at: position)
    }
  }

  /// A person is done with what they did: whatever is due comes first, readiness last.
  mutating func release(_ person: Int) {
    guard staff[person].isLoggedIn else { return }
    if staff[person].isLeaving {
      goOffline(person)
    } else if outUntil[staff[person].access.network] != nil {
      tell(person, .notReady, reason: AbsenceReason.network)
    } else if let meeting = staff[person].meeting, attendNow(person, meeting) {
      return
    } else if !staff[person].owed.isEmpty {
      beginAbsence(person, staff[person].owed.removeFirst())
    } else {
      becomeReady(person)
    }
  }

  private mutating func becomeReady(_ person: Int) {
    withdraw(person)
    tell(person, .ready)
    staff[person].readySince = now
    guard case .team(let team) = staff[person].group else { return }
    idle[team].append(person)
    grantRequest(to: team)
    guard staff[person].isIdle else { return }
    serve(person)
    if staff[person].isIdle { considerDialling(person) }
  }

  /// A rest begins now; the end of it comes as `back`.
  mutating func beginAbsence(_ person: Int, _ absence: StaffMember.Absence) {
    withdraw(person)
    tell(person, .notReady, reason: absence.reason)
    staff[person].timer = events.schedule(FloorEvent(.back, person), at: now + absence.duration)
  }

  mutating func comeBack(_ person: Int) {
    staff[person].timer = nil
    release(person)
  }

  /// A person's leg in a conversation is over: work after the call, a pause for breath, or the next call.
  mutating func staffLeft(_ id: Int, leg: Int, person: Int) {
    let ended = conversations[id].legs[leg].leg
    switch ended.role {
    case .agent:
      if ended.joinedAt != nil {
        wrapUp(id, leg: leg, person: person)
      } else {
        afterRefusal(person, ended.end, id: id, leg: leg)
      }
    case .coach: release(person)
    case .attendee:
      if let meeting = conversations[id].meeting, isComingBack(person, to: meeting) {
        tell(person, .notReady, reason: AbsenceReason.meeting)
      } else {
        release(person)
      }
    case .customer, .ivr, .queue, .external: break
    }
  }

  private mutating func afterRefusal(_ person: Int, _ end: Leg.End, id: Int, leg: Int) {
    guard !staff[person].isLeaving, end == .noAnswer || end == .declined else {
      release(person)
      return
    }
    let shifts = shifts(of: staff[person].group)
    let missed = end == .noAnswer
    let length = draw(
      missed ? shifts.afterMiss : shifts.afterDecline, conversations[id].entity, .shifts, leg)
    beginAbsence(
      person,
      StaffMember.Absence(reason: missed ? AbsenceReason.noAnswer : AbsenceReason.declined, duration: length))
  }

  /// The work after the call: drawn when the leg ends, so that the conversation is complete at once.
  private mutating func wrapUp(_ id: Int, leg: Int, person: Int) {
    let conversation = conversations[id]
    guard let queue = workQueue(conversation, leg) else {
      release(person)
      return
    }
    let habits = configuration.queues[queue]
    var draws = stream(conversation.entity, .wrapUp, leg)
    let skips = draws.chance(habits.noWrapUp)
    let drawn = habits.wrapUp.seconds(from: &draws)
    let code =
      conversation.forcedCode ?? habits.wrapUpCodes[draws.index(weights: habits.wrapUpCodes.map(\.weight))].name
    var length = drawn
    var ending = Leg.WrapUp.Ending.completed
    switch directory.queues[queue].wrapUpPolicy {
    case .mandatory: break
    case .optional: if skips { (length, ending) = (.zero, .skipped) }
    case .limited(let limit):
      if skips { (length, ending) = (.zero, .skipped) }
      if length >= limit { (length, ending) = (limit, .timedOut) }
    }
    let start = conversation.legs[leg].leg.leftAt
    let span = TimeSpan(start, start + length)
    conversations[id].legs[leg].leg.wrapUp = Leg.WrapUp(
      span: span, code: ending == .completed ? code : "", ending: ending)
    conversations[id].act(span.start, leg, .wrapUpStart)
    conversations[id].act(span.end, leg, .wrapUpEnd)
    guard length > .zero else {
      release(person)
      return
    }
    tell(person, .wrapUp, conversation: conversation.entity)
    events.schedule(FloorEvent(.wrapUpDone, person), at: span.end)
  }

  /// The queue whose rules an agent works under: the leg's own, or that of the colleague who called them in.
  private func workQueue(_ conversation: OpenConversation, _ leg: Int) -> Int? {
    let leg = conversation.legs[leg].leg
    if let queue = leg.queue { return queue }
    switch leg.origin {
    case .blindTransfer(let from), .consult(let from), .partyAdd(let from): return workQueue(conversation, from)
    case .arrival, .routing, .offer, .dialled, .supervision, .meeting, .rejoin: return conversation.queue
    }
  }

  /// The working time of a group.
  func shifts(of group: Group) -> ShiftConfiguration {
    switch group {
    case .team(let team): configuration.teams[team].shifts ?? configuration.shifts
    case .coaches(let team): configuration.coaches[team].shifts ?? configuration.shifts
    }
  }
}

/// Why somebody who is logged in is not ready, as the truth tells it.
enum AbsenceReason {
  static let noAnswer = "no_answer"
  static let declined = "declined"
  static let network = "network"
  static let meeting = "meeting"
  static let preparation = "preparation"
  static let personal = "personal"
}
