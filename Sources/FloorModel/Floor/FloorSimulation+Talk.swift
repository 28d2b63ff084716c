import EventKernel
import GroundTruth
import Quantities
import Randomness

/// What the agent in charge does, step by step.
extension FloorSimulation {
  /// Draws what the agent in charge is going to do, and begins with it.
  mutating func planTalk(_ id: Int) {
    guard let planner = planner(id) else { return }
    conversations[id].segments += 1
    conversations[id].parties = 0
    conversations[id].script = planner.steps().reversed()
    scheduleStep(id)
  }

  /// The planner of the talk that is to begin or going on.
  func planner(_ id: Int, segment: Int? = nil) -> TalkPlanner? {
    let conversation = conversations[id]
    guard let leg = conversation.agent, case .staff(let person) = conversation.legs[leg].party,
      case .team(let team) = staff[person].group
    else { return nil }
    return TalkPlanner(
      configuration: configuration, seed: directory.seed, entity: conversation.entity,
      segment: segment ?? conversation.segments, queue: conversation.legs[leg].leg.queue ?? conversation.queue ?? 0,
      team: team, pace: staff[person].pace,
      talk: conversation.campaign.map { configuration.campaigns[$0].talk })
  }

  /// Schedules the next step, if one is left and none is scheduled.
  mutating func scheduleStep(_ id: Int) {
    guard conversations[id].step == nil, let next = conversations[id].script.last else { return }
    conversations[id].step = events.schedule(FloorEvent(.step, id), at: now + next.delay)
  }

  mutating func takeStep(_ id: Int) {
    conversations[id].step = nil
    guard let next = conversations[id].script.popLast(), let agent = conversations[id].agent,
      let customer = conversations[id].customer
    else { return }
    switch next.act {
    case .hold:
      // While a coach takes part, the agent leaves the call as it is.
      if isBarged(id) {
        conversations[id].script.removeLast()
      } else {
        conversations[id].hold(customer, by: agent, at: now)
      }
    case .unhold: conversations[id].unhold(customer, by: agent, at: now)
    case .blindTransfer(let destination): if transferBlind(id, to: destination) { return }
    case .consult(let plan):
      if request(id, plan.destination, again: next) { return }
      if !isBarged(id), startConsult(id, plan) { return }
    case .addParty(let plan):
      if request(id, plan.destination, again: next) { return }
      if !isBarged(id), addParty(id, plan) { return }
    case .hangUp(let byCustomer):
      leave(id, byCustomer ? customer : agent, .hungUp)
      return
    }
    scheduleStep(id)
  }

  // MARK: Colleagues

  /// How long an agent looks for a free colleague before doing without; inferred.
  private static let search = SimulationDuration.seconds(60)

  /// Notes that an agent wants a colleague when none is free; the step is taken as soon as one is.
  ///
  /// False when the step can be taken now, or when the search has been in vain.
  private mutating func request(_ id: Int, _ destination: Destination, again step: TalkStep) -> Bool {
    let hasSearched = conversations[id].isRequesting
    withdrawRequest(id)
    let teams: [Int] =
      switch destination {
      case .queue(let queue): servers[queue]
      case .team(let team): [team]
      case .outside: []
      }
    guard !hasSearched, !teams.isEmpty, longestIdle(of: teams) == nil else { return false }
    conversations[id].isRequesting = true
    requests.append(ColleagueRequest(conversation: id, teams: teams))
    conversations[id].script.append(step)
    conversations[id].step = events.schedule(FloorEvent(.step, id), at: now + Self.search)
    return true
  }

  /// Somebody of `team` is free: whoever asked first for a colleague from there calls them in, before any caller.
  mutating func grantRequest(to team: Int) {
    guard let request = requests.first(where: { $0.teams.contains(team) }) else { return }
    cancel(request.conversation, \.step)
    takeStep(request.conversation)
  }

  /// The agent has stopped looking for a colleague.
  mutating func withdrawRequest(_ id: Int) {
    guard conversations[id].isRequesting else { return }
    conversations[id].isRequesting = false
    requests.removeAll { $0.conversation == id }
  }

  /// The agent turns back to the customer after a third party has gone.
  mutating func takeBack(_ id: Int) {
    guard let customer = conversations[id].customer else { return }
    if conversations[id].legs[customer].heldBy != nil {
      var draws = stream(conversations[id].entity, .talk, conversations[id].actions.count)
      let pause = SimulationDuration.seconds(rounding: draws.uniform(from: 0.8, to: 3))
      conversations[id].script.append(TalkStep(delay: pause, act: .unhold))
      // Steps planned before wait for the customer to be back.
      cancelStep(id)
    }
    scheduleStep(id)
  }

  func isBarged(_ id: Int) -> Bool { conversations[id].supervision?.stage == .barging }
}
