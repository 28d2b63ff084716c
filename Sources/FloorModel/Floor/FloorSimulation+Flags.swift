import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Agents who ask for help, and coaches who are waited for.
///
/// Only where coaches come to flags: elsewhere a flag decides nothing, and `Dressing` adds it when the call is over.
extension FloorSimulation {
  /// The part of the talk in which an agent asks for help; inferred.
  private static let moment = 0.1...0.6

  /// Draws, when the first agent begins to talk, whether and when they will ask for help.
  mutating func considerFlag(_ id: Int) {
    guard conversations[id].segments == 1, conversations[id].flag == nil, !conversations[id].medium.isWritten,
      let leg = conversations[id].agent,
      case .staff(let person) = conversations[id, leg].record.party, case .team(let team) = staff[person].group,
      tables.teams[team].helpers != nil
    else { return }
    var draws = conversations[id].key.stream(.coaching, 1 << 16)
    guard draws.chance(tables.talk.flagged) else { return }
    let share = draws.uniform(from: Self.moment.lowerBound, to: Self.moment.upperBound)
    let time = now + .seconds(rounding: 1 + conversations.planned(id).inSeconds * share)
    let raising = events.schedule(FloorEvent(.flag, id), at: time)
    conversations[id].flag = Flag(leg: leg, next: raising)
  }

  /// The flag goes up, or down because nobody came.
  mutating func advanceFlag(_ id: Int) {
    conversations[id].flag?.next = nil
    guard let flag = conversations[id].flag else { return }
    if flag.isRaised { lowerFlag(id, by: flag.leg) } else { raiseFlag(id, flag.leg) }
  }

  private mutating func raiseFlag(_ id: Int, _ leg: Int) {
    guard case .staff(let person) = conversations[id, leg].record.party, case .team(let team) = staff[person].group,
      let helpers = tables.teams[team].helpers, !conversations[id].isEnding,
      let joined = conversations[id, leg].record.joinedAt, joined <= now
    else {
      conversations[id].flag = nil
      return
    }
    var draws = conversations[id].key.stream(.coaching, 1 + 1 << 16)
    conversations.act(id, now, leg, .flagRaise)
    conversations[id].flag?.isRaised = true
    let patience = tables.talk.flag.duration(from: &draws)
    let lowering = events.schedule(FloorEvent(.flag, id), at: now + patience)
    conversations[id].flag?.next = lowering
    guard draws.chance(tables.coaches[helpers].flags) else { return }
    let aim: Supervising.Stage = draws.chance(tables.coaches[helpers].flagBarge) ? .barging : .whispering
    let reaction = tables.coaches[helpers].reaction.duration(from: &draws)
    if let supervision = conversations[id].supervision {
      // Whoever listens already has seen it, and whoever helps already goes on.
      guard supervision.stage == .listening || supervision.stage == .arriving else { return }
      conversations[id].supervision?.aim = aim
      leaveFlagToCoach(id)
      guard supervision.stage == .listening else { return }
    } else {
      conversations[id].intention = CoachingIntention(team: helpers, aim: aim, isCalledFor: true)
    }
    cancelCoachStage(id)
    conversations[id].coachStage = events.schedule(FloorEvent(.coach, id), at: now + reaction)
  }

  /// A coach is there who will lower the flag: the agent does not think of it any more.
  mutating func leaveFlagToCoach(_ id: Int) {
    if let lowering = conversations[id].flag?.next { events.cancel(lowering) }
    conversations[id].flag?.next = nil
  }

  /// The flag comes down, if it is up; if it was only planned, it never goes up.
  mutating func lowerFlag(_ id: Int, by leg: Int) {
    guard let flag = conversations[id].flag else { return }
    if let ticket = flag.next { events.cancel(ticket) }
    conversations[id].flag = nil
    guard flag.isRaised else { return }
    conversations.act(id, now, leg, .flagLower)
    // Nobody is needed any more.
    if conversations[id].supervision == nil, conversations[id].intention?.isCalledFor ?? false { cancelCoachStage(id) }
  }

  // MARK: Waiting for a coach

  /// No coach is free: a call for help waits for one, another call as its coaches have it.
  mutating func awaitCoach(_ id: Int, _ intention: CoachingIntention) {
    guard intention.isCalledFor || tables.coaches[intention.team].policy != .whenFree else { return }
    conversations[id].isAwaitingCoach = true
    coachRequests.append(id)
  }

  mutating func withdrawCoachRequest(_ id: Int) {
    guard conversations[id].isAwaitingCoach else { return }
    conversations[id].isAwaitingCoach = false
    coachRequests.removeAll { $0 == id }
  }

  /// A coach is free: of the calls that wait, one for help comes first, then by policy one of a new agent, then the first.
  mutating func grantCoach(_ person: Int) {
    guard case .coaches(let team) = staff[person].group else { return }
    while staff[person].isIdle, let id = mostUrgent(of: team) {
      withdrawCoachRequest(id)
      advanceCoach(id)
    }
  }

  @inline(__always)
  private func mostUrgent(of team: Int) -> Int? {
    var best: Int?
    for id in coachRequests where conversations[id].intention?.team == team && mayBegin(id, with: team) {
      if let other = best, urgency(of: id) <= urgency(of: other) { continue }
      best = id
    }
    return best
  }

  /// Whether a coach who may come is free: with spans, one coach's being free is nothing to another's agents.
  @inline(__always)
  private func mayBegin(_ id: Int, with team: Int) -> Bool {
    guard let leg = conversations[id].agent, case .staff(let agent) = conversations[id, leg].record.party else {
      return true
    }
    return freeCoach(team, for: agent) != nil
  }

  @inline(__always)
  private func urgency(of id: Int) -> Int {
    guard let intention = conversations[id].intention else { return 0 }
    if intention.isCalledFor { return 2 }
    guard tables.coaches[intention.team].policy == .newAgentsFirst, let leg = conversations[id].agent,
      case .staff(let agent) = conversations[id, leg].record.party
    else { return 0 }
    return staff[agent].isNew(at: now) ? 1 : 0
  }
}
