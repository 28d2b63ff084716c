import EventKernel
import GroundTruth
import Quantities
import Randomness

/// What the agent in charge does, step by step.
extension FloorSimulation {
  /// Draws what the agent in charge is going to do, and begins with it.
  mutating func planTalk(_ id: Int) {
    if listensToMachine(id) { return }
    guard let planner = TalkPlanner(id, segment: conversations[id].segments, conversations, staff, now: now)
    else { return }
    conversations[id].segments += 1
    conversations[id].parties = 0
    conversations[id].members = ConferenceMembers()
    if let queue = conversations[id].queue, let writing = tables.queues[queue].writing {
      planner.plan(writing, tables, into: &conversations.scripts[id], by: &plannedActs)
    } else {
      planner.plan(tables, into: &conversations.scripts[id], by: &plannedActs)
      if let agent = conversations[id].agent { conversations.postpone(id, by: opening(id, agent)) }
    }
    scheduleStep(id)
  }

  /// Schedules the next step, if one is left and none is scheduled.
  mutating func scheduleStep(_ id: Int) {
    let left = conversations.scripts[id].count
    guard conversations[id].step == nil, left > 0 else { return }
    let delay = conversations.scripts[id][left - 1].delay
    conversations[id].step = events.schedule(FloorEvent(.step, id), at: now + delay)
  }

  mutating func takeStep(_ id: Int) {
    conversations[id].step = nil
    guard let next = conversations.takeStep(id), let agent = conversations[id].agent,
      let customer = conversations[id].customer
    else { return }
    switch next.act {
    case .hold:
      // While a coach takes part, the agent leaves the call as it is.
      if conversations.isBarged(id) {
        _ = conversations.takeStep(id)
      } else {
        conversations.hold(id, customer, by: agent, at: now)
      }
    case .unhold:
      conversations.unhold(id, customer, by: agent, at: now)
      for index in 0..<conversations[id].members.count {
        conversations.unhold(id, conversations[id].members[index].leg, by: agent, at: now)
      }
      if resumeMember(id) { return }
    case .blindTransfer(let target): if transferBlind(id, to: target) { return }
    case .consult(let plan):
      if request(id, plan.target, again: next) { return }
      if !conversations.isBarged(id), startConsult(id, plan) { return }
    case .addParty(let plan):
      if request(id, plan.target, again: next) { return }
      if !conversations.isBarged(id), addParty(id, plan) { return }
      if resumeMember(id) { return }
    case .hangUp(let byCustomer):
      leave(id, byCustomer ? customer : agent, .hungUp)
      return
    case .fallSilent:
      leave(id, customer, .removed)
      return
    case .breakOff(let byCustomer, let end):
      leave(id, byCustomer ? customer : agent, end)
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
  private mutating func request(_ id: Int, _ target: Target, again step: TalkStep) -> Bool {
    let hasSearched = conversations[id].isRequesting
    withdrawRequest(id)
    guard !hasSearched, dispatcher.hasMembers(at: target), dispatcher.colleague(at: target) == nil else {
      return false
    }
    conversations[id].isRequesting = true
    requests.append(ColleagueRequest(conversation: id, target: target))
    conversations.insertStep(id, step)
    conversations[id].step = events.schedule(FloorEvent(.step, id), at: now + Self.search)
    return true
  }

  /// An agent of `team` is free: whoever asked first for such a colleague calls them in, before any caller.
  mutating func grantRequest(to agent: Int, of team: Int) {
    guard !requests.isEmpty else { return }
    let request = requests.first { request in
      switch request.target {
      case .queue(let queue): dispatcher.plan.serves(queue, profile: dispatcher.plan.profiles[agent])
      case .team(let wanted): wanted == team
      case .outside, .voicemail: false
      }
    }
    guard let request else { return }
    withdrawStep(request.conversation)
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
    let isHolding = conversations[id, customer].heldBy != nil
    if !isHolding, resumeMember(id) { return }
    if isHolding {
      var draws = conversations[id].key.stream(.talk, conversations[id].actionCount)
      let pause = SimulationDuration.seconds(rounding: draws.uniform(from: 0.8, to: 3))
      conversations.insertStep(id, TalkStep(delay: pause, act: .unhold))
      // Steps planned before wait for the customer to be back.
      cancelStep(id)
    }
    scheduleStep(id)
  }

}

extension Dispatcher {
  /// Whether anybody on the floor can be called there.
  @inline(__always)
  func hasMembers(at target: Target) -> Bool {
    switch target {
    case .queue(let queue): !plan.servers.positions(of: plan.widestLine(of: queue)).isEmpty
    case .team: true
    case .outside, .voicemail: false
    }
  }

  /// The colleague to call there, if somebody is ready.
  @inline(__always)
  func colleague(at target: Target) -> Int? {
    switch target {
    case .queue(let queue): colleague(serving: queue)
    case .team(let team): longestIdle(of: team)
    case .outside, .voicemail: nil
    }
  }
}

extension TalkPlanner {
  /// The planner of the talk that is to begin or going on; nil when no agent is in charge.
  init?(
    _ id: Int, segment: Int, _ conversations: borrowing OpenConversations, _ staff: borrowing PlainStore<StaffMember>,
    now: SimulationTime
  ) {
    guard let leg = conversations[id].agent, case .staff(let person) = conversations[id, leg].record.party,
      case .team(let team) = staff[person].group
    else { return nil }
    self.init(
      key: conversations[id].key, segment: segment,
      queue: conversations[id, leg].record.queue ?? conversations[id].queue ?? 0, team: team,
      pace: staff[person].pace(at: now), campaign: conversations[id].campaign.map { Int($0.number) })
  }
}
