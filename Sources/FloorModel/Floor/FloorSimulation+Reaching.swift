import EventKernel
import GroundTruth
import Quantities
import Randomness

/// What becomes of whoever is called over the organisation's own telephones: they answer or do not, want no calls or are
/// away, and the exchange sends the caller on to a colleague or a mailbox.
extension FloorSimulation {
  /// The exchange puts the caller through.
  mutating func reachOffice(_ id: Int) {
    conversations[id].step = nil
    guard let state = conversations[id].office, !conversations[id].isEnding else { return }
    guard state.kind != .group else { return ringGroup(id) }
    if let called = state.called { reach(id, called) }
  }

  /// Rings a person, or finds that they do not take calls now.
  private mutating func reach(_ id: Int, _ person: Int) {
    guard let office = tables.office else { return }
    guard !staff[person].isIdle else { return ringDesk(id, person) }
    // Since the caller began, somebody else may have reached them: the mailbox answers at once.
    guard isCallable(person) else { return recordForOffice(id, after: conversations[id].legCount - 1) }
    let habits = office.habits(staff[person].key)
    let colleague = habits.forwards ? self.colleague(of: person, in: id) : nil
    let diversion: Diversion =
      if colleague != nil { .forwarded } else if !habits.hasMailbox { .refused } else if habits.wantsNoCalls {
        .doNotDisturb
      } else { .away }
    var leg = FloorLeg(.agent, of: .staff(person), queue: nil, origin: originOfRing(id), at: now)
    leg.diversion = diversion
    let position = conversations.append(leg, to: id)
    conversations[id].office?.turns += 1
    if let colleague { conversations[id].office?.called = colleague }
    leave(id, position, diversion == .refused ? .declined : .routed)
  }

  /// Somebody of the same team who is at their desk.
  private func colleague(of person: Int, in id: Int) -> Int? {
    guard case .team(let team) = staff[person].group, let found = dispatcher.longestIdle(of: team), found != person,
      (conversations[id].office?.turns ?? 0) < 2
    else { return nil }
    return found
  }

  /// Whoever calls from a desk dials; outside callers are put through by the exchange.
  @inline(__always)
  private func originOfRing(_ id: Int) -> Leg.Origin {
    .dialled(by: conversations[id].office?.kind == .inHouse ? 0 : nil)
  }

  // MARK: Ringing

  private mutating func ringDesk(_ id: Int, _ person: Int) {
    guard let office = tables.office, case .team(let team) = staff[person].group else { return }
    let number = conversations[id].rings
    conversations[id].rings += 1
    var draws = conversations[id].key.stream(.ringing, number)
    let alert = tables.platform.alerting.duration(from: &draws)
    let choice = draws.uniform()
    let configuration = office.configuration
    let isGroup = conversations[id].office?.kind == .group
    let hasMailbox = isGroup || office.habits(staff[person].key).hasMailbox
    var (after, outcome) = (alert + tables.teams[team].alert.duration(from: &draws), OpenLeg.Ring.answers)
    if choice < configuration.unanswered {
      (after, outcome) = (office.ringLimit, .ringsOut)
    } else if choice < configuration.unanswered + configuration.declined, !isGroup {
      (after, outcome) = (alert + tables.talk.decline.duration(from: &draws), .isDeclined)
    }
    if after >= office.ringLimit { (after, outcome) = (office.ringLimit, .ringsOut) }
    var leg = FloorLeg(.agent, of: .staff(person), queue: nil, origin: originOfRing(id), at: now)
    leg.alertedAt = now + min(alert, after)
    let position = conversations.append(leg, to: id)
    conversations[id, position].ring = outcome
    engage(person, .offered, in: conversations[id].entity)
    conversations[id, position].ringTicket = events.schedule(FloorEvent(.ringOver, id, position), at: now + after)
    // Without a mailbox it rings until the caller has had enough.
    if outcome == .ringsOut, !hasMailbox {
      if let ticket = conversations[id, position].ringTicket { events.cancel(ticket) }
      conversations[id, position].ringTicket = nil
      plan(
        id, 0, endOfCaller(id),
        after: .seconds(rounding: office.ringLimit.inSeconds * draws.uniform(from: 0.7, to: 1.6)))
    }
  }

  /// How a caller leaves whom nobody has answered.
  private func endOfCaller(_ id: Int) -> Leg.End {
    conversations[id, 0].record.answeredAt == nil ? .abandoned : .hungUp
  }

  /// Rings everybody of a group who is at their desk, up to as many as it takes.
  private mutating func ringGroup(_ id: Int) {
    guard let office = tables.office, let line = conversations[id].office?.line,
      let number = office.lines[line].group
    else { return }
    let group = office.configuration.groups[number]
    var rung = 0
    for person in staff.indices where rung < group.rings {
      guard case .team(let team) = staff[person].group, group.teams.contains(team), staff[person].isIdle else {
        continue
      }
      ringDesk(id, person)
      rung += 1
    }
    // Nobody is there: the group's mailbox answers.
    if rung == 0 { recordForOffice(id, after: 0) }
  }

  /// A telephone has rung for long enough.
  mutating func finishOfficeRing(_ id: Int, leg: Int) {
    switch conversations[id, leg].ring {
    case .answers, .isMachine: answerOffice(id, leg)
    case .isDeclined: leave(id, leg, .declined)
    case .ringsOut:
      if case .staff = conversations[id, leg].record.party, conversations[id].office?.kind != .group {
        conversations[id, leg].record.diversion = .unanswered
      }
      leave(id, leg, .noAnswer)
    case .isBusy: leave(id, leg, .busy)
    case .fails:
      conversations[id].outcome = .failed
      leave(id, leg, .failed)
    }
  }

  // MARK: Talking

  private mutating func answerOffice(_ id: Int, _ leg: Int) {
    guard let office = tables.office else { return }
    connect(id, leg)
    conversations[id].office?.isAnswered = true
    conversations[id].outcome = .completed
    if conversations[id, 0].record.answeredAt == nil { conversations[id, 0].record.answeredAt = now }
    if conversations[id, 0].record.joinedAt.map({ $0 > now }) ?? true { conversations[id, 0].record.joinedAt = now }
    watchForOutage(id, 0)
    for other in conversations.legs(of: id)
    where other != leg && conversations[id, other].isOpen && conversations[id, other].record.answeredAt == nil {
      leave(id, other, .cancelled)
    }
    var draws = conversations[id].key.stream(.office, 2)
    let length = max(.seconds(3), office.talk.duration(from: &draws))
    let byCaller = draws.chance(0.5)
    if case .staff = conversations[id, leg].record.party { conversations[id].agent = leg }
    planOfficeHold(id, length, &draws)
    plan(id, byCaller ? 0 : leg, .hungUp, after: length)
  }

  /// The person of the floor puts whoever is outside on hold for a while.
  private mutating func planOfficeHold(_ id: Int, _ length: SimulationDuration, _ draws: inout RandomStream) {
    guard let office = tables.office, conversations[id].office?.kind != .inHouse,
      draws.chance(office.configuration.held), length > .seconds(30)
    else { return }
    let wait = SimulationDuration.seconds(rounding: length.inSeconds * draws.uniform(from: 0.2, to: 0.5))
    let hold = SimulationDuration.seconds(rounding: length.inSeconds * draws.uniform(from: 0.1, to: 0.3))
    conversations.insertStep(id, TalkStep(delay: hold, act: .unhold))
    conversations.insertStep(id, TalkStep(delay: wait, act: .hold(hold)))
    scheduleStep(id)
  }

  // MARK: Going on

  /// What the others do now that `leg` is gone.
  mutating func settleOffice(_ id: Int, after leg: Int, _ end: Leg.End) {
    guard let state = conversations[id].office, state.kind != .facsimile else { return }
    if leg == 0 { return windUp(id) }
    let record = conversations[id, leg].record
    switch (record.diversion, record.role, end) {
    case (.doNotDisturb?, _, _), (.away?, _, _): goOnToMailbox(id, of: record.party, after: leg)
    case (.unanswered?, _, _): recordForOffice(id, after: leg)
    case (.forwarded?, _, _): reachOffice(id)
    case (nil, .ivr, .routed): reachOffice(id)
    case (nil, .agent, .declined): goOnToMailbox(id, of: record.party, after: leg)
    case (nil, .agent, .cancelled): return
    case (nil, .agent, .noAnswer) where state.kind == .group:
      // The last one decides.
      let rings = conversations.legs(of: id).contains { $0 != 0 && conversations[id, $0].isOpen }
      if !rings, !state.isAnswered { recordForOffice(id, after: leg) }
    default: windUp(id)
    }
  }

  /// The caller is sent to the mailbox of somebody who has one; otherwise it is over.
  private mutating func goOnToMailbox(_ id: Int, of party: Party, after leg: Int) {
    guard let office = tables.office, case .staff(let person) = party, office.habits(staff[person].key).hasMailbox
    else { return windUp(id) }
    recordForOffice(id, after: leg)
  }

  /// A mailbox answers and records until the caller hangs up.
  private mutating func recordForOffice(_ id: Int, after leg: Int) {
    guard !conversations[id].isEnding, conversations[id, 0].isOpen else { return }
    var draws = conversations[id].key.stream(.office, 3)
    let start = now + tables.platform.handOver.duration(from: &draws)
    var mailbox = FloorLeg(.ivr, of: .voicemail, queue: nil, origin: .routing(after: leg), at: start)
    mailbox.answeredAt = start
    conversations[id].platformLeg = conversations.append(mailbox, to: id)
    if conversations[id, 0].record.answeredAt == nil { conversations[id, 0].record.answeredAt = start }
    conversations[id].outcome = .completed
    let message = tables.talk.voicemailMessage.duration(from: &draws)
    plan(id, 0, .hungUp, after: start - now + max(.seconds(2), message))
  }
}
