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
    let pause = draw(
      configuration.campaigns[campaign].pause, staff[person].entity, .campaign, Int(now.microseconds))
    let opening = max(now, configuration.campaigns[campaign].window?.start ?? now)
    staff[person].timer = events.schedule(FloorEvent(.dial, person), at: opening + pause)
  }

  /// The campaign a person dials for next: of those of the team, the one that has come least far.
  private func activeCampaign(for person: Int) -> Int? {
    guard case .team(let team) = staff[person].group, now < directory.clock.end else { return nil }
    return configuration.campaigns.indices.filter { number in
      let campaign = configuration.campaigns[number]
      return campaign.teams.contains(team) && now < (campaign.window?.end ?? directory.clock.end)
        && campaigns[number].dialled < campaign.contacts ?? .max
    }.min { (campaigns[$0].dialled, $0) < (campaigns[$1].dialled, $1) }
  }

  mutating func dial(_ person: Int) {
    staff[person].timer = nil
    guard staff[person].isIdle, let number = activeCampaign(for: person),
      now >= configuration.campaigns[number].window?.start ?? now
    else { return }
    let campaign = configuration.campaigns[number]
    let contact = campaigns[number].dialled
    campaigns[number].dialled += 1
    let entity = EntityID.child(of: FloorEntity.campaign(campaign.name, cell: directory.cell), contact)
    var draws = stream(entity, .campaign)
    let id = begin(entity, .outbound, queue: campaign.queue, campaign: number)
    let caller = cast.contact(contact, of: number)

    var agentLeg = cast.leg(
      role: .agent, party: .staff(person), queue: campaign.queue, origin: .dialled(by: nil), isInbound: false, at: now)
    // The agent's own device answers by itself: the agent has asked for the call.
    let ready = now + configuration.platform.joining.seconds(from: &draws)
    agentLeg.alertedAt = now
    agentLeg.answeredAt = ready
    agentLeg.joinedAt = ready + configuration.platform.joining.seconds(from: &draws)
    let agent = conversations[id].append(agentLeg, of: .staff(person))
    engage(person, .talking, in: entity)

    let offered = now + configuration.platform.dialling.seconds(from: &draws)
    let customerLeg = cast.leg(
      role: .customer, party: .caller(caller), queue: campaign.queue, origin: .dialled(by: agent), isInbound: false,
      at: offered)
    let customer = conversations[id].append(customerLeg, of: .caller(caller))
    conversations[id].customer = customer
    conversations[id].agent = agent
    planLine(id, customer, campaign, offered: offered, &draws)
  }

  /// What the called line will do, and when.
  private mutating func planLine(
    _ id: Int, _ customer: Int, _ campaign: CampaignConfiguration, offered: SimulationTime,
    _ draws: inout RandomStream
  ) {
    let weights = [campaign.answered, campaign.machine, campaign.unanswered, campaign.busy, campaign.failed]
    let fates: [OpenLeg.Ring] = [.answers, .isMachine, .ringsOut, .isBusy, .fails]
    let fate = fates[draws.index(weights: weights)]
    // Carriers take a second or two before the far end rings, or before they say that it cannot.
    let setup = SimulationDuration.seconds(rounding: draws.uniform(from: 0.8, to: 2.4))
    let ring =
      switch fate {
      case .answers, .isMachine: campaign.ring.seconds(from: &draws)
      case .ringsOut: campaign.giveUp.seconds(from: &draws)
      case .isBusy, .fails, .isDeclined: SimulationDuration.zero
      }
    if ring > .zero { conversations[id].legs[customer].leg.alertedAt = offered + setup }
    conversations[id].legs[customer].ring = fate
    conversations[id].step = events.schedule(FloorEvent(.dialled, id), at: offered + setup + ring)
  }

  mutating func finishDialling(_ id: Int) {
    conversations[id].step = nil
    guard let customer = conversations[id].customer, let number = conversations[id].campaign else { return }
    switch conversations[id].legs[customer].ring {
    case .answers, .isMachine:
      conversations[id].legs[customer].leg.answeredAt = now
      conversations[id].legs[customer].leg.joinedAt = now
      conversations[id].wasAnswered = true
      watchForOutage(id, customer)
      if let agent = conversations[id].agent { watchForOutage(id, agent) }
      if conversations[id].legs[customer].ring == .isMachine {
        let listens = draw(
          configuration.campaigns[number].machineTalk, conversations[id].entity, .service, 0)
        conversations[id].forcedCode = "Answering machine"
        conversations[id].script = [TalkStep(delay: max(.seconds(1), listens), act: .hangUp(byCustomer: false))]
        scheduleStep(id)
      } else {
        planTalk(id)
        considerCoaching(id)
      }
    case .ringsOut, .isDeclined: failToReach(id, customer, .noAnswer, .unanswered, code: "No answer")
    case .isBusy: failToReach(id, customer, .busy, .unanswered, code: "Busy")
    case .fails: failToReach(id, customer, .failed, .failed, code: "Number not in service")
    }
  }

  private mutating func failToReach(
    _ id: Int, _ customer: Int, _ end: Leg.End, _ outcome: Conversation.Outcome, code: String
  ) {
    conversations[id].outcome = outcome
    conversations[id].forcedCode = code
    leave(id, customer, end)
  }
}
