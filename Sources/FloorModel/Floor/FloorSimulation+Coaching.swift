import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Coaches who listen, whisper to the agent, turn to another agent, and join in.
extension FloorSimulation {
  /// Decides, when an agent begins to talk, whether and when somebody means to listen in.
  mutating func considerCoaching(_ id: Int) {
    guard conversations[id].supervision == nil, conversations[id].intention == nil, let leg = conversations[id].agent,
      case .staff(let person) = conversations[id, leg].record.party, case .team(let team) = staff[person].group,
      tables.teams[team].isWatched
    else { return }
    considerFlag(id)
    var draws = conversations[id].key.stream(.coaching, conversations[id].segments)
    for number in tables.coaches.indices where tables.coaches[number].watches.contains(team) {
      // Nobody can whisper in writing: a coach reads along.
      let isWritten = conversations[id].medium.isWritten
      let barge = isWritten ? 0 : tables.coaches[number].barge
      let factor = staff[person].isNew(at: now) ? tables.coaches[number].newAgentFactor : 1
      let choice = draws.uniform()
      let whisper = isWritten ? 0 : max(tables.coaches[number].whisper, barge)
      let aim: Supervising.Stage
      if choice < barge * factor {
        aim = .barging
      } else if choice < whisper * factor {
        aim = .whispering
      } else if choice < (whisper + tables.coaches[number].monitor) * factor {
        aim = .listening
      } else {
        continue
      }
      let planned = conversations.planned(id)
      // Who wants to come in needs some of the call left.
      let share = draws.uniform(from: 0.02, to: aim == .listening ? 0.9 : 0.4)
      conversations[id].intention = CoachingIntention(team: number, aim: aim)
      conversations[id].coachStage = events.schedule(
        FloorEvent(.coach, id), at: now + .seconds(rounding: planned.inSeconds * share + 0.5))
      return
    }
  }

  /// The next stage of a coach, or the beginning.
  mutating func advanceCoach(_ id: Int) {
    conversations[id].coachStage = nil
    guard let supervision = conversations[id].supervision else {
      beginCoaching(id)
      return
    }
    var draws = conversations[id].key.stream(.coaching, 64 + supervision.leg)
    let listening = tables.coaches[supervision.team].listening.duration(from: &draws)
    let beforeWhisper = tables.coaches[supervision.team].beforeWhisper.duration(from: &draws)
    let whispering = tables.coaches[supervision.team].whispering.duration(from: &draws)
    let barging = tables.coaches[supervision.team].barging.duration(from: &draws)
    switch supervision.stage {
    case .arriving:
      enter(id, .listening, .monitorStart)
      scheduleCoach(id, after: supervision.aim == .listening ? listening : beforeWhisper)
    case .listening where supervision.aim != .listening:
      conversations.act(id, now, supervision.leg, .monitorStop, on: supervision.target)
      enter(id, .whispering, .coachStart)
      // Help has come.
      lowerFlag(id, by: supervision.leg)
      scheduleCoach(id, after: whispering)
    case .whispering where supervision.aim == .barging && canBarge(id):
      conversations.act(id, now, supervision.leg, .coachStop, on: supervision.target)
      enter(id, .barging, .barge)
      scheduleCoach(id, after: barging)
    case .listening, .whispering, .barging: leave(id, supervision.leg, .hungUp)
    }
  }

  private mutating func enter(_ id: Int, _ stage: Supervising.Stage, _ kind: Action.Kind) {
    guard let supervision = conversations[id].supervision else { return }
    conversations[id].supervision?.stage = stage
    conversations.act(id, now, supervision.leg, kind, on: supervision.target)
  }

  private mutating func scheduleCoach(_ id: Int, after delay: SimulationDuration) {
    conversations[id].coachStage = events.schedule(
      FloorEvent(.coach, id), at: now + max(.seconds(1), delay))
  }

  /// A coach joins in only while agent and customer speak with one another.
  @inline(__always)
  private func canBarge(_ id: Int) -> Bool {
    guard
      conversations[id].third == nil || conversations[id].third?.stage == .merged
        || conversations[id].third?.stage == .staying,
      let customer = conversations[id].customer
    else { return false }
    return conversations.hasCustomer(id) && conversations[id, customer].heldBy == nil
      && conversations.isConnected(id, conversations[id].agent)
  }

  private mutating func beginCoaching(_ id: Int) {
    guard let intention = conversations[id].intention, let target = conversations[id].agent,
      !conversations[id].isEnding,
      conversations.hasCustomer(id), conversations.isConnected(id, target),
      case .staff(let person) = conversations[id, target].record.party
    else { return }
    guard let coach = freeCoach(intention.team, for: person) else {
      return awaitCoach(id, intention)
    }
    let leg = FloorLeg(.coach, of: .staff(coach), queue: nil, origin: .supervision(of: target), at: now)
    let position = conversations.append(leg, to: id)
    conversations[id].supervision = Supervising(
      staff: coach, leg: position, target: target, aim: intention.aim, team: intention.team)
    if intention.isCalledFor { leaveFlagToCoach(id) }
    connect(id, position)
    let joined = conversations[id, position].record.joinedAt ?? now
    conversations[id].coachStage = events.schedule(FloorEvent(.coach, id), at: joined)
  }

  /// The coach who looks after this agent if coaches have a span, else whoever has been free longest.
  @inline(__always)
  func freeCoach(_ team: Int, for agent: Int) -> Int? {
    let coaches = staff.indices.filter { staff[$0].group == .coaches(team) }
    let free = coaches.filter { staff[$0].isIdle }
    if let span = tables.configuration.coaches[team].span {
      let watched = tables.configuration.coaches[team].watches.flatMap { watched in
        staff.indices.filter { staff[$0].group == .team(watched) }
      }
      guard let place = watched.firstIndex(of: agent), coaches.indices.contains(place / max(1, span)) else {
        return nil
      }
      let own = coaches[place / max(1, span)]
      return free.contains(own) ? own : nil
    }
    return free.min { (staff[$0].readySince, $0) < (staff[$1].readySince, $1) }
  }

  // MARK: Two agents

  /// A whispering coach may turn to the second agent a few seconds after they joined.
  mutating func considerRetargeting(_ id: Int) {
    guard let supervision = conversations[id].supervision, let third = conversations[id].third,
      case .staff = conversations[id, third.leg].record.party
    else { return }
    var draws = conversations[id].key.stream(.coaching, 4_096 + third.leg)
    guard draws.chance(tables.coaches[supervision.team].retarget) else { return }
    let delay = SimulationDuration.seconds(rounding: draws.uniform(from: 3, to: 12))
    let ticket = events.schedule(FloorEvent(.retarget, id), at: now + delay)
    conversations[id].supervision?.retarget = ticket
  }

  mutating func retargetCoach(_ id: Int) {
    conversations[id].supervision?.retarget = nil
    guard let supervision = conversations[id].supervision, let third = conversations[id].third,
      supervision.target == conversations[id].agent
    else { return }
    turnCoach(id, from: supervision.target, to: third.leg)
  }

  /// A coach who whispers to `leg` turns to `other`, who must be an agent in the mix; else nothing happens.
  @discardableResult
  mutating func turnCoach(_ id: Int, from leg: Int, to other: Int) -> Bool {
    guard let supervision = conversations[id].supervision, supervision.target == leg, other != leg,
      supervision.stage == .whispering, conversations.isConnected(id, other),
      conversations[id, other].record.role == .agent,
      let joined = conversations[id, other].record.joinedAt, joined <= now
    else { return false }
    conversations[id].supervision?.target = other
    conversations.act(id, now, supervision.leg, .coachRetarget, on: other)
    return true
  }

  /// `leg` is about to end: a coach's own, or that of the agent a coach is with.
  mutating func stopSupervising(_ id: Int, _ leg: Int) {
    guard let supervision = conversations[id].supervision, supervision.leg == leg || supervision.target == leg else {
      return
    }
    if supervision.target == leg {
      let others = [conversations[id].agent, conversations[id].third?.leg].compactMap(\.self)
      if others.contains(where: { turnCoach(id, from: leg, to: $0) }) { return }
    }
    switch supervision.stage {
    case .listening: conversations.act(id, now, supervision.leg, .monitorStop, on: supervision.target)
    case .whispering: conversations.act(id, now, supervision.leg, .coachStop, on: supervision.target)
    case .arriving, .barging: break
    }
    if let ticket = supervision.retarget { events.cancel(ticket) }
    cancelCoachStage(id)
    conversations[id].supervision = nil
    if supervision.leg != leg {
      var lags = conversations[id].key.stream(.coaching, 8_192 + supervision.leg)
      plan(id, supervision.leg, .peerLeft, after: tables.platform.hangUpLag.duration(from: &lags))
    }
  }
}
