import FloorModel
import GroundTruth
import Quantities
import Randomness
import Scenarios

/// Calls: talk, holds, work after them, transfers, conferences, coaches, who hangs up, waits.
extension Month {
  mutating func countInbound(_ call: Conversation) {
    let day = day(call.span.start)
    add("served by the menu alone", !call.legs.contains { $0.role == .queue } && call.outcome == .completed, in: day)
    countWaits(call, day)
    countOffers(call)
    let talks = call.legs.filter { $0.role == .agent && $0.joinedAt != nil }
    guard let first = talks.first else { return }
    let agent = call.person(of: first).name
    let kinds = Set(call.actions.map(\.kind))
    if isPlain(call) { countTalk(call, first, agent) }
    countPassing(call, kinds, agent)
    countSupervision(kinds, agent)
    countEnd(call, agent)
    for talk in talks {
      guard let wrapUp = talk.wrapUp else { continue }
      let agent = call.person(of: talk).name
      add("no work after the call", wrapUp.ending == .skipped, in: agent)
      if wrapUp.ending == .completed { add("work after a call, s", wrapUp.span.duration.inSeconds, in: agent) }
    }
  }

  private mutating func countTalk(_ call: Conversation, _ leg: Leg, _ agent: String) {
    let holds = call.holds(of: 0).map(\.duration.inSeconds)
    let held: Double = holds.reduce(0, +)
    let talk: Double = (leg.presence?.duration.inSeconds ?? 0) - held
    add("very short calls", talk < Self.shortest, in: agent)
    guard talk >= Self.shortest else { return }
    add("talk, s", talk, in: agent)
    add("talks below their median", talk < 215, in: agent)
    add("hold per call, s", held, in: agent)
    add("held calls", !holds.isEmpty, in: agent)
    guard !holds.isEmpty else { return }
    add("holds per held call", Double(holds.count), in: agent)
    add("a hold, s", held, of: Double(holds.count), in: agent)
  }

  private mutating func countPassing(_ call: Conversation, _ kinds: Set<Action.Kind>, _ agent: String) {
    let merges = call.actions.filter { $0.kind == .conferenceMerge }.map(\.at)
    let blind = call.actions.filter { $0.kind == .transferBlind }.count
    let completed = call.actions.filter { $0.kind == .transferConsultComplete }
    let afterConference = completed.filter { complete in
      guard let start = call.actions.last(where: { $0.kind == .transferConsultStart && $0.at <= complete.at })
      else { return false }
      return merges.contains { $0 >= start.at && $0 <= complete.at }
    }.count
    let transfers = blind + completed.count
    add("passed on", transfers > 0, in: agent)
    add("three parties or more", !merges.isEmpty, in: agent)
    guard transfers > 0 else { return }
    add("transfers of a call passed on", Double(transfers), in: agent)
    let total = Double(transfers)
    add("transfers that are blind", Double(blind), of: total, in: agent)
    add("transfers after a consult", Double(completed.count - afterConference), of: total, in: agent)
    add("transfers after a conference", Double(afterConference), of: total, in: agent)
  }

  private mutating func countSupervision(_ kinds: Set<Action.Kind>, _ agent: String) {
    let isMoreThanHeard = !kinds.isDisjoint(with: [.coachStart, .barge])
    add("listened to", kinds.contains(.monitorStart) && !isMoreThanHeard, in: agent)
    add("whispered into", kinds.contains(.coachStart), in: agent)
    add("barged into", kinds.contains(.barge), in: agent)
  }

  /// Who ends a call: the first of customer, agents and networks to leave it for good.
  private mutating func countEnd(_ call: Conversation, _ agent: String) {
    let last = call.legs.filter { $0.isHuman && $0.joinedAt != nil && $0.role != .coach }
    let isLost = last.contains { $0.end == .networkLost || $0.end == .failed }
    guard let ender = last.first(where: { $0.end == .hungUp || $0.end == .networkLost || $0.end == .failed })
    else { return }
    add("ended by a network", isLost, in: agent)
    if !isLost { add("hung up by the customer", ender.role == .customer, in: agent) }
  }

  private mutating func countOffers(_ call: Conversation) {
    for leg in call.legs where leg.role == .agent {
      guard case .offer = leg.origin, let alerted = leg.alertedAt else { continue }
      let agent = call.person(of: leg).name
      add("offers that ring out", leg.end == .noAnswer, in: agent)
      if leg.end == .noAnswer { add("a ring that is missed, s", (leg.leftAt - leg.offeredAt).inSeconds, in: agent) }
      guard let answered = leg.answeredAt else { continue }
      let ring = (answered - alerted).inSeconds
      // Below a second devices answer by themselves.
      if ring > 1 { add("rings below their median", ring < 3.8, in: agent) }
    }
  }

  /// Of everybody in a queue, the hazards they have lived through add up to those who gave up, if people are as patient
  /// as their queue's law says: the one statement about patience that needs no assumption on the waits.
  ///
  /// Announcements multiply the hazard while they last, and whoever does not meet an agent at once may not want to wait.
  private mutating func countWaits(_ call: Conversation, _ day: String) {
    for leg in call.legs where leg.role == .queue {
      guard let queue = leg.queue else { continue }
      let wait = (leg.leftAt - leg.offeredAt).inSeconds
      let gaveUp = leg.end == .abandoned
      var expected = hazard(of: queue, until: wait)
      if leg.index == call.legs.first(where: { $0.role == .queue })?.index, hasWaited(leg, in: call) {
        expected += scenario.floor.queues[queue].balking
      }
      add("giving up, of what patience foretells", gaveUp ? 1 : 0, of: expected, in: day)
      add("waiting for each who gives up, s", wait, of: gaveUp ? 1 : 0, in: day)
      add("answered within 20 s", !gaveUp && wait <= 20, in: day)
    }
  }

  /// The cumulative hazard of giving up over a wait of so many seconds.
  private func hazard(of queue: Int, until wait: Double) -> Double {
    let configuration = scenario.floor.queues[queue]
    func ofPatience(_ seconds: Double) -> Double { -Portable.log(1 - configuration.patience.cumulative(seconds)) }
    return configuration.announcements.reduce(ofPatience(wait)) { sum, announcement in
      let (start, end) = (announcement.at.inSeconds, (announcement.at + announcement.length).inSeconds)
      return sum + (announcement.factor - 1) * (ofPatience(min(max(wait, start), end)) - ofPatience(start))
    }
  }

  /// Whether no device rang within the time that routing takes, so that the caller heard that everybody is busy.
  private func hasWaited(_ leg: Leg, in call: Conversation) -> Bool {
    let first = call.legs.first { $0.origin == .offer(queueLeg: leg.index) }?.offeredAt ?? leg.leftAt
    return first - leg.offeredAt > .milliseconds(500)
  }

  mutating func countOutbound(_ call: Conversation) {
    let day = day(call.span.start)
    let code = call.legs.compactMap(\.wrapUp?.code).first ?? ""
    let isMachine = code == "Answering machine"
    let customer = call.legs.first { $0.role == .customer }
    add("dialled: answered by a person", customer?.answeredAt != nil && !isMachine, in: day)
    add("dialled: answered by a machine", isMachine, in: day)
    guard !isMachine, let customer, let alerted = customer.alertedAt, let answered = customer.answeredAt,
      let joined = customer.joinedAt, let dialler = call.legs.first(where: { $0.role == .agent })
    else { return }
    let agent = call.person(of: dialler).name
    add("dialled: ring, s", (answered - alerted).inSeconds, in: agent)
    let held = call.holds(of: customer.index).reduce(0) { $0 + $1.duration.inSeconds }
    let talk: Double = (customer.leftAt - joined).inSeconds - held
    if isPlain(call), talk >= Self.shortest { add("dialled: talk, s", talk, in: agent) }
  }

  /// Whether there are customer and agent and nobody else, so that talking is talking.
  private func isPlain(_ call: Conversation) -> Bool {
    call.legs.filter { $0.role == .agent && $0.joinedAt != nil }.count == 1
      && Set(call.actions.map(\.kind)).isDisjoint(with: Self.withOthers)
      && !call.legs.contains { $0.end == .networkLost }
  }

  private static let withOthers: Set<Action.Kind> = [
    .transferConsultStart, .partyAdd, .transferBlind, .monitorStart, .coachStart, .barge,
  ]
}
