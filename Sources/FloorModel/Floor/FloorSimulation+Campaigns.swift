import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Outbound calls: contacts that agents are shown and dial, and what becomes of every call of a campaign.
///
/// Calls that the dialler places by itself are in `FloorSimulation+Dialler`.
extension FloorSimulation {
  /// A ready agent of a campaign's team is shown a contact after a pause, unless a call comes first.
  mutating func considerDialling(_ person: Int) {
    guard let campaign = activeCampaign(for: person) else { return }
    let pause = tables.campaigns[campaign].pause.draw(
      staff[person].key, .campaign, Int(now.microseconds))
    let opening = max(now, tables.campaigns[campaign].window?.start ?? now)
    startTimer(person, .dial, at: opening + pause)
  }

  /// The campaign a person dials for next: of those of the team, the one that has come least far.
  @inline(__always)
  private func activeCampaign(for person: Int) -> Int? {
    guard case .team(let team) = staff[person].group, now < tables.directory.clock.end else { return nil }
    var found: Int?
    var least = Int.max
    for number in campaigns.indices {
      guard tables.campaigns[number].pacing == .preview, tables.campaigns[number].teams.contains(team),
        now < tables.campaigns[number].window?.end ?? tables.directory.clock.end,
        campaigns[number].dialled < tables.campaigns[number].contacts,
        campaigns[number].dialled < least
      else { continue }
      found = number
      least = campaigns[number].dialled
    }
    return found
  }

  /// An idle agent is shown the next contact and dials it, at once or when they have looked at it.
  mutating func dial(_ person: Int) {
    staff[person].timer = nil
    guard staff[person].isIdle, let number = activeCampaign(for: person),
      now >= tables.campaigns[number].window?.start ?? now
    else { return }
    let contact = campaigns[number].dialled
    let entity = EntityID.child(of: tables.campaigns[number].entity, contact)
    let length = tables.campaigns[number].preview.draw(EntityKey(seed: tables.seed, entity: entity), .campaign, 1)
    guard length > .zero else {
      campaigns[number].dialled += 1
      return dial(person, contact, of: number, previewedAt: nil)
    }
    // What is shown is dialled, and no call comes after the clock's end.
    guard now + length < tables.directory.clock.end else { return }
    campaigns[number].dialled += 1
    engage(person, .offered, in: entity)
    days[person].preview = StaffDay.Preview(campaign: number, contact: contact, start: now)
    events.schedule(FloorEvent(.previewed, person), at: now + length)
  }

  mutating func dialPreviewed(_ person: Int) {
    guard let preview = days[person].preview else { return }
    days[person].preview = nil
    dial(person, preview.contact, of: preview.campaign, previewedAt: preview.start)
  }

  private mutating func dial(_ person: Int, _ contact: Int, of number: Int, previewedAt: SimulationTime?) {
    let queue = tables.campaigns[number].queue
    let id = beginCall(of: number, to: contact, previewedAt: previewedAt)
    let entity = conversations[id].entity
    var draws = conversations[id].key.stream(.campaign)
    var agentLeg = FloorLeg(.agent, of: .staff(person), queue: queue, origin: .dialled(by: nil), at: now)
    // The agent's own device answers by itself: the agent has asked for the call.
    let ready = now + tables.platform.joining.duration(from: &draws)
    agentLeg.alertedAt = now
    agentLeg.answeredAt = ready
    agentLeg.joinedAt = ready + tables.platform.joining.duration(from: &draws)
    let agent = conversations.append(agentLeg, to: id)
    engage(person, .talking, in: entity)
    conversations[id].agent = agent
    let offered = now + tables.platform.dialling.duration(from: &draws)
    callContact(id, contact, of: number, origin: .dialled(by: agent), offered: offered, &draws)
  }

  /// The conversation of a contact that is called now.
  mutating func beginCall(of number: Int, to contact: Int, previewedAt: SimulationTime? = nil) -> Int {
    begin(
      EntityID.child(of: tables.campaigns[number].entity, contact), .outbound, queue: tables.campaigns[number].queue,
      campaign: FloorCampaignCall(number: Int32(number), previewedAt: previewedAt))
  }

  /// Tries the contact's line; what it does comes as `dialled`.
  mutating func callContact(
    _ id: Int, _ contact: Int, of number: Int, origin: Leg.Origin, offered: SimulationTime,
    _ draws: inout RandomStream
  ) {
    let party = Party.caller(tables.cast.contact(contact, of: number))
    let customer = conversations.append(
      FloorLeg(.customer, of: party, queue: tables.campaigns[number].queue, origin: origin, at: offered), to: id)
    conversations[id].customer = customer
    planLine(id, customer, number, offered: offered, &draws)
  }

  /// What the called line will do, and when.
  private mutating func planLine(
    _ id: Int, _ customer: Int, _ campaign: Int, offered: SimulationTime, _ draws: inout RandomStream
  ) {
    let fate = OpenLeg.Ring.ofLines[draws.index(weights: tables.campaigns[campaign].weights)]
    if conversations[id].medium.isWritten { return deliver(id, customer, fate, offered: offered, &draws) }
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

  /// What an agent writes of their own accord arrives or cannot be delivered; whether anybody answers decides nothing.
  private mutating func deliver(
    _ id: Int, _ customer: Int, _ fate: OpenLeg.Ring, offered: SimulationTime, _ draws: inout RandomStream
  ) {
    let way = SimulationDuration.seconds(rounding: draws.uniform(from: 0.8, to: 2.4))
    conversations[id, customer].ring = fate == .fails ? .fails : fate == .isMachine ? .isMachine : .answers
    conversations[id].step = events.schedule(FloorEvent(.dialled, id), at: offered + way)
  }

  mutating func finishDialling(_ id: Int) {
    conversations[id].step = nil
    guard let customer = conversations[id].customer else { return }
    switch conversations[id, customer].ring {
    case .answers, .isMachine: contactAnswers(id, customer)
    case .ringsOut, .isDeclined: failToReach(id, customer, .noAnswer, .unanswered, code: .noAnswer)
    case .isBusy: failToReach(id, customer, .busy, .unanswered, code: .busy)
    case .fails: failToReach(id, customer, .failed, .failed, code: .notInService)
    }
  }

  private mutating func contactAnswers(_ id: Int, _ customer: Int) {
    conversations[id, customer].record.answeredAt = now
    let isMachine = conversations[id, customer].ring == .isMachine
    conversations[id].campaign?.answeredBy = isMachine ? .machine : .person
    watchForOutage(id, customer)
    guard let agent = conversations[id].agent else { return lineAnswers(id) }
    conversations[id, customer].record.joinedAt = now
    conversations[id].wasAnswered = true
    watchForOutage(id, agent)
    planTalk(id)
    if conversations[id].campaign?.answeredBy == .person { considerCoaching(id) }
  }

  /// An agent who has a machine on the line listens to it for a while and hangs up.
  ///
  /// False when it is no machine.
  mutating func listensToMachine(_ id: Int) -> Bool {
    guard conversations[id].kind == .outbound, let call = conversations[id].campaign, call.answeredBy == .machine,
      !conversations[id].medium.isWritten
    else { return false }
    let listens = tables.campaigns[Int(call.number)].machineTalk.draw(conversations[id].key, .service, 0)
    conversations[id].forcedCode = .machine
    conversations.forgetScript(id)
    conversations.insertStep(id, TalkStep(delay: max(.seconds(1), listens), act: .hangUp(byCustomer: false)))
    scheduleStep(id)
    return true
  }

  private mutating func failToReach(
    _ id: Int, _ customer: Int, _ end: Leg.End, _ outcome: Conversation.Outcome, code: ForcedCode
  ) {
    conversations[id].outcome = outcome
    // Codes are about telephones.
    if !conversations[id].medium.isWritten { conversations[id].forcedCode = code }
    leave(id, customer, end)
  }
}
