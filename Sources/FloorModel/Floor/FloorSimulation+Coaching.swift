import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Coaches who listen, whisper to the agent, turn to another agent, and join in.
extension FloorSimulation {
  /// Decides, when an agent begins to talk, whether and when somebody means to listen in.
  mutating func considerCoaching(_ id: Int) {
    let conversation = conversations[id]
    guard conversation.supervision == nil, conversation.intention == nil, let leg = conversation.agent,
      case .staff(let person) = conversation.legs[leg].party, case .team(let team) = staff[person].group
    else { return }
    var draws = stream(conversation.entity, .coaching, conversation.segments)
    for (number, coaches) in configuration.coaches.enumerated() where coaches.watches.contains(team) {
      let factor = staff[person].isNew ? coaches.newAgentFactor : 1
      let choice = draws.uniform()
      let whisper = max(coaches.whisper, coaches.barge)
      let aim: Supervising.Stage
      if choice < coaches.barge * factor {
        aim = .barging
      } else if choice < whisper * factor {
        aim = .whispering
      } else if choice < (whisper + coaches.monitor) * factor {
        aim = .listening
      } else {
        continue
      }
      let planned = conversation.script.reduce(SimulationDuration.zero) { $0 + $1.delay }
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
    let habits = configuration.coaches[supervision.team]
    var draws = stream(conversations[id].entity, .coaching, 64 + supervision.leg)
    let listening = habits.listening.seconds(from: &draws)
    let beforeWhisper = habits.beforeWhisper.seconds(from: &draws)
    let whispering = habits.whispering.seconds(from: &draws)
    let barging = habits.barging.seconds(from: &draws)
    switch supervision.stage {
    case .arriving:
      enter(id, .listening, .monitorStart)
      scheduleCoach(id, after: supervision.aim == .listening ? listening : beforeWhisper)
    case .listening where supervision.aim != .listening:
      conversations[id].act(now, supervision.leg, .monitorStop, on: supervision.target)
      enter(id, .whispering, .coachStart)
      scheduleCoach(id, after: whispering)
    case .whispering where supervision.aim == .barging && canBarge(id):
      conversations[id].act(now, supervision.leg, .coachStop, on: supervision.target)
      enter(id, .barging, .barge)
      scheduleCoach(id, after: barging)
    case .listening, .whispering, .barging: leave(id, supervision.leg, .hungUp)
    }
  }

  private mutating func enter(_ id: Int, _ stage: Supervising.Stage, _ kind: Action.Kind) {
    guard let supervision = conversations[id].supervision else { return }
    conversations[id].supervision?.stage = stage
    conversations[id].act(now, supervision.leg, kind, on: supervision.target)
  }

  private mutating func scheduleCoach(_ id: Int, after delay: SimulationDuration) {
    conversations[id].coachStage = events.schedule(
      FloorEvent(.coach, id), at: now + max(.seconds(1), delay))
  }

  /// A coach joins in only while agent and customer speak with one another.
  private func canBarge(_ id: Int) -> Bool {
    let conversation = conversations[id]
    guard conversation.third == nil || conversation.third?.stage == .merged || conversation.third?.stage == .staying,
      let customer = conversation.customer
    else { return false }
    return conversation.hasCustomer && conversation.legs[customer].heldBy == nil
      && conversation.isConnected(conversation.agent)
  }

  private mutating func beginCoaching(_ id: Int) {
    let conversation = conversations[id]
    guard let intention = conversation.intention, let target = conversation.agent, !conversation.isEnding,
      conversation.hasCustomer, conversation.isConnected(target),
      case .staff(let person) = conversation.legs[target].party,
      let coach = freeCoach(intention.team, for: person)
    else { return }
    let leg = cast.leg(
      role: .coach, party: .staff(coach), queue: nil, origin: .supervision(of: target), isInbound: false, at: now)
    let position = conversations[id].append(leg, of: .staff(coach))
    conversations[id].supervision = Supervising(
      staff: coach, leg: position, target: target, aim: intention.aim, team: intention.team)
    connect(id, position)
    let joined = conversations[id].legs[position].leg.joinedAt ?? now
    conversations[id].coachStage = events.schedule(FloorEvent(.coach, id), at: joined)
  }

  /// The coach who looks after this agent if coaches have a span, else whoever has been free longest.
  private func freeCoach(_ team: Int, for agent: Int) -> Int? {
    let coaches = staff.indices.filter { staff[$0].group == .coaches(team) }
    let free = coaches.filter { staff[$0].isIdle }
    if let span = configuration.coaches[team].span {
      let watched = configuration.coaches[team].watches.flatMap { watched in
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
    let conversation = conversations[id]
    guard let supervision = conversation.supervision, let third = conversation.third,
      case .staff = conversation.legs[third.leg].party
    else { return }
    var draws = stream(conversation.entity, .coaching, 4_096 + third.leg)
    guard draws.chance(configuration.coaches[supervision.team].retarget) else { return }
    let delay = SimulationDuration.seconds(rounding: draws.uniform(from: 3, to: 12))
    let ticket = events.schedule(FloorEvent(.retarget, id), at: now + delay)
    conversations[id].supervision?.retarget = ticket
  }

  mutating func retargetCoach(_ id: Int) {
    conversations[id].supervision?.retarget = nil
    let conversation = conversations[id]
    guard let supervision = conversation.supervision, let third = conversation.third,
      supervision.target == conversation.agent
    else { return }
    turnCoach(id, from: supervision.target, to: third.leg)
  }

  /// A coach who whispers to `leg` turns to `other`, who must be an agent in the mix; else nothing happens.
  @discardableResult
  mutating func turnCoach(_ id: Int, from leg: Int, to other: Int) -> Bool {
    let conversation = conversations[id]
    guard let supervision = conversation.supervision, supervision.target == leg, other != leg,
      supervision.stage == .whispering, conversation.isConnected(other),
      conversation.legs[other].leg.role == .agent,
      let joined = conversation.legs[other].leg.joinedAt, joined <= now
    else { return false }
    conversations[id].supervision?.target = other
    conversations[id].act(now, supervision.leg, .coachRetarget, on: other)
    return true
  }

  /// `leg` is about to end: a coach's own, or that of the agent a coach is with.
  mutating func stopSupervising(_ id: Int, _ leg: Int) {
    let conversation = conversations[id]
    guard let supervision = conversation.supervision, supervision.leg == leg || supervision.target == leg else {
      return
    }
    if supervision.target == leg {
      let others = [conversation.agent, conversation.third?.leg].compactMap(\.self)
      if others.contains(where: { turnCoach(id, from: leg, to: $0) }) { return }
    }
    switch supervision.stage {
    case .listening: conversations[id].act(now, supervision.leg, .monitorStop, on: supervision.target)
    case .whispering: conversations[id].act(now, supervision.leg, .coachStop, on: supervision.target)
    case .arriving, .barging: break
    }
    if let ticket = supervision.retarget { events.cancel(ticket) }
    cancelCoachStage(id)
    conversations[id].supervision = nil
    if supervision.leg != leg {
      var lags = stream(conversation.entity, .coaching, 8_192 + supervision.leg)
      plan(id, supervision.leg, .peerLeft, after: configuration.platform.hangUpLag.seconds(from: &lags))
    }
  }
}
