import EventKernel
import GroundTruth
import Quantities
import Randomness

/// How far a campaign has come.
struct CampaignState: Sendable {
  /// Numbers dialled so far.
  var dialled = 0
}

/// Outbound calls, dialled one at a time for agents who would otherwise be idle.
extension FloorSimulation {
  /// A ready agent of a campaign's team dials after a pause, unless a call comes first.
  mutating func considerDialling(_ person: Int) {
    guard let campaign = activeCampaign(for: person) else { return }
    let pause = tables.campaigns[campaign].pause.draw(
      staff[person].key, .campaign, Int(now.microseconds))
    let opening = max(now, tables.campaigns[campaign].window?.start ?? now)
    startTimer(person, .dial, at: opening + pause)
  }

  /// The campaign a person dials for next: of those of the team, the one that has come least far.
  private func activeCampaign(for person: Int) -> Int? {
    guard case .team(let team) = staff[person].group, now < tables.directory.clock.end else { return nil }
    var found: Int?
    var least = Int.max
    for number in campaigns.indices {
      guard tables.campaigns[number].teams.contains(team),
        now < tables.campaigns[number].window?.end ?? tables.directory.clock.end,
        campaigns[number].dialled < tables.campaigns[number].contacts,
        campaigns[number].dialled < least
      else { continue }
      found = number
      least = campaigns[number].dialled
    }
    return found
  }

  mutating func dial(_ person: Int) {
    staff[person].timer = nil
    guard staff[person].isIdle, let number = activeCampaign(for: person),
      now >= tables.campaigns[number].window?.start ?? now
    else { return }
    let queue = tables.campaigns[number].queue
    let contact = campaigns[number].dialled
    campaigns[number].dialled += 1
    let entity = EntityID.child(of: tables.campaigns[number].entity, contact)
    let id = begin(entity, .outbound, queue: queue, campaign: number)
    var draws = conversations[id].key.stream(.campaign)

    var agentLeg = FloorLeg(.agent, of: .staff(person), queue: queue, origin: .dialled(by: nil), at: now)
    // The agent's own device answers by itself: the agent has asked for the call.
    let ready = now + tables.platform.joining.duration(from: &draws)
    agentLeg.alertedAt = now
    agentLeg.answeredAt = ready
    agentLeg.joinedAt = ready + tables.platform.joining.duration(from: &draws)
    let agent = conversations.append(agentLeg, to: id)
    engage(person, .talking, in: entity)

    let offered = now + tables.platform.dialling.duration(from: &draws)
    let party = Party.caller(tables.cast.contact(contact, of: number))
    let customer = conversations.append(
      FloorLeg(.customer, of: party, queue: queue, origin: .dialled(by: agent), at: offered), to: id)
    conversations[id].customer = customer
    conversations[id].agent = agent
    planLine(id, customer, number, offered: offered, &draws)
  }

  /// What the called line will do, and when.
  private mutating func planLine(
    _ id: Int, _ customer: Int, _ campaign: Int, offered: SimulationTime, _ draws: inout RandomStream
  ) {
    let fate = OpenLeg.Ring.ofLines[draws.index(weights: tables.campaigns[campaign].weights)]
    // Carriers take a second or two before the far end rings, or before they say that it cannot.
    let setup = SimulationDuration.seconds(rounding: draws.uniform(from: 0.8, to: 2.4))
    let ring =
      switch fate {
      case .answers, .isMachine: tables.campaigns[campaign].ring.duration(from: &draws)
      case .ringsOut: tables.campaigns[campaign].giveUp.duration(from: &draws)
      case .isBusy, .fails, .isDeclined: SimulationDuration.zero
      }
    if ring > .zero { conversations[id, customer].record.alertedAt = offered + setup }
    conversations[id, customer].ring = fate
    conversations[id].step = events.schedule(FloorEvent(.dialled, id), at: offered + setup + ring)
  }

  mutating func finishDialling(_ id: Int) {
    conversations[id].step = nil
    guard let customer = conversations[id].customer, let number = conversations[id].campaign else { return }
    switch conversations[id, customer].ring {
    case .answers, .isMachine:
      conversations[id, customer].record.answeredAt = now
      conversations[id, customer].record.joinedAt = now
      conversations[id].wasAnswered = true
      watchForOutage(id, customer)
      if let agent = conversations[id].agent { watchForOutage(id, agent) }
      if conversations[id, customer].ring == .isMachine {
        let listens = tables.campaigns[number].machineTalk.draw(conversations[id].key, .service, 0)
        conversations[id].forcedCode = .machine
        conversations.forgetScript(id)
        conversations.insertStep(
          id, TalkStep(delay: max(.seconds(1), listens), act: .hangUp(byCustomer: false)))
        scheduleStep(id)
      } else {
        planTalk(id)
        considerCoaching(id)
      }
    case .ringsOut, .isDeclined: failToReach(id, customer, .noAnswer, .unanswered, code: .noAnswer)
    case .isBusy: failToReach(id, customer, .busy, .unanswered, code: .busy)
    case .fails: failToReach(id, customer, .failed, .failed, code: .notInService)
    }
  }

  private mutating func failToReach(
    _ id: Int, _ customer: Int, _ end: Leg.End, _ outcome: Conversation.Outcome, code: ForcedCode
  ) {
    conversations[id].outcome = outcome
    conversations[id].forcedCode = code
    leave(id, customer, end)
  }
}
