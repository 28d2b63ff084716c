import EventKernel
import Quantities
import Randomness

/// What an agent will do in one talk, drawn when the talk begins.
///
/// A pure function of the tables and the keys: what other people do meanwhile cannot change it, only cut it short.
/// Positions are offsets into the talk, without the time that holds and third parties take.
struct TalkPlanner {
  /// The conversation.
  let key: EntityKey
  /// Which talk of the conversation, from 0.
  let segment: Int
  let queue: Int
  /// The team of the agent in charge.
  let team: Int
  /// Factor of the agent on talk times.
  let pace: Double
  /// The campaign that dialled, whose calls have a length of their own.
  let campaign: Int?

  /// An act and how far into the talk it comes.
  struct PlannedAct: Sendable {
    let offset: SimulationDuration
    let act: TalkStep.Act

    var isFinal: Bool {
      switch act {
      case .blindTransfer, .hangUp, .fallSilent, .breakOff: true
      case .hold, .unhold, .consult, .addParty: false
      }
    }
  }

  /// The least time between two acts of one agent.
  private static let pauseForBreath = SimulationDuration.milliseconds(800)

  /// Writes the steps into `script` in place of what stands there, the last one first; `acts` is memory to work in.
  func plan(_ tables: FloorTables, into script: inout PlainStore<TalkStep>, by acts: inout PlainStore<PlannedAct>) {
    var service = stream(.service)
    let isShort = segment == 0 && service.chance(tables.talk.short)
    let length =
      if isShort {
        tables.talk.shortCall.duration(from: &service)
      } else if let campaign {
        tables.campaigns[campaign].talk.duration(from: &service, times: pace)
      } else {
        tables.queues[queue].talk.duration(from: &service, times: pace)
      }
    let byCustomer = service.chance(tables.talk.customerHangsUp)
    acts.removeAll()
    script.removeAll()
    if !isShort {
      let special = specialAct(tables, within: length)
      addHolds(tables, before: special.map { $0.isFinal ? $0.offset : length } ?? length, to: &acts)
      if let special { insert(special, into: &acts) }
    }
    write(acts, length: length, ending: .hangUp(byCustomer: byCustomer), into: &script)
  }

  /// The acts one after another, each after what the one before took.
  func write(
    _ acts: borrowing PlainStore<PlannedAct>, length: SimulationDuration, ending: TalkStep.Act,
    into script: inout PlainStore<TalkStep>
  ) {
    var position = SimulationDuration.zero
    var isOver = false
    for index in acts.indices {
      let planned = acts[index]
      script.append(TalkStep(delay: max(planned.offset - position, Self.pauseForBreath), act: planned.act))
      position = planned.offset
      if case .hold(let duration) = planned.act { script.append(TalkStep(delay: duration, act: .unhold)) }
      isOver = planned.isFinal
      if isOver { break }
    }
    let rest = length - position
    // What follows when a transfer comes to nothing is a last word.
    let delay = isOver ? .seconds(20) : script.isEmpty ? rest : max(rest, Self.pauseForBreath)
    script.append(TalkStep(delay: delay, act: ending))
    script.reverse()
  }

  private func addHolds(
    _ tables: FloorTables, before end: SimulationDuration, to acts: inout PlainStore<PlannedAct>
  ) {
    guard tables.talk.held > 0 else { return }
    var draws = stream(.hold)
    guard draws.chance(tables.talk.held) else { return }
    for _ in 0..<draws.geometric(probability: 1 / max(1, tables.talk.holdsPerHeldCall)) {
      let at = end.inSeconds * draws.uniform(from: 0.05, to: 0.95)
      let hold = tables.talk.hold.duration(from: &draws)
      insert(PlannedAct(offset: .seconds(rounding: at), act: .hold(hold)), into: &acts)
    }
  }

  /// Puts an act behind those that do not come later.
  func insert(_ act: PlannedAct, into acts: inout PlainStore<PlannedAct>) {
    acts.append(act)
    var index = acts.count - 1
    while index > 0, act.offset < acts[index - 1].offset {
      acts[index] = acts[index - 1]
      index -= 1
    }
    acts[index] = act
  }

  /// At most one transfer, consult or three-way call per talk, as an act with its offset.
  private func specialAct(_ tables: FloorTables, within length: SimulationDuration) -> PlannedAct? {
    // A call that was passed on is passed on again with a probability of its own, by the same means.
    let total = tables.talk.blind + tables.talk.consult
    let factor = segment == 0 ? 1 : total > 0 ? min(1, tables.talk.again) / total : 0
    guard total * factor + tables.talk.partyAdd > 0 else { return nil }
    var draws = stream(.transfer)
    let choice = draws.uniform()
    guard choice < total * factor + tables.talk.partyAdd else { return nil }
    // Log-normal position with median 0.45 (section 3.6), drawn again until it lies inside the talk.
    var share = draws.logNormal(median: 0.45, sigma: 0.4)
    while share > 0.95 { share = draws.logNormal(median: 0.45, sigma: 0.4) }
    let at = SimulationDuration.seconds(rounding: length.inSeconds * share)
    if choice < tables.talk.blind * factor {
      let target = pick(tables.talk.blindTargets, else: .queue(queue), from: &draws)
      return PlannedAct(offset: at, act: .blindTransfer(target))
    }
    if choice < total * factor { return PlannedAct(offset: at, act: .consult(consult(tables, from: &draws))) }
    return PlannedAct(offset: at, act: .addParty(party(tables)))
  }

  private func consult(_ tables: FloorTables, from draws: inout RandomStream) -> ConsultPlan {
    let target = pick(tables.talk.consultTargets, else: .team(team), from: &draws)
    let talk = tables.talk.consulting.duration(from: &draws)
    let choice = draws.uniform()
    let merges = draws.chance(tables.talk.merged)
    let threeParty = tables.talk.consultThreeParty.duration(from: &draws)
    let ending: ConsultPlan.Ending =
      choice < tables.talk.customerHangUp
      ? .customerHangsUp
      : choice < tables.talk.customerHangUp + tables.talk.cancel
        ? .cancel : merges ? .mergeAndComplete(threeParty: threeParty) : .complete
    return ConsultPlan(target: target, talk: talk, ending: ending)
  }

  /// A three-way call; which number of it, for the third parties that follow one another.
  ///
  /// Who `isTaken` is not called in again.
  func party(
    _ tables: FloorTables, _ number: Int = 0, isTaken: (Target) -> Bool = { _ in false }
  ) -> PartyPlan {
    var draws = stream(.conference, number)
    var target = pick(tables.talk.thirdParties, else: .team(team), from: &draws)
    if isTaken(target) {
      let free = tables.talk.thirdParties.targets.indices.filter { !isTaken(tables.talk.thirdParties.targets[$0]) }
      let weights = free.map { tables.talk.thirdParties.weights[$0] }
      var again = stream(.conference, 4_000 + number)
      target = free.isEmpty ? .team(team) : tables.talk.thirdParties.targets[free[again.index(weights: weights)]]
    }
    let introduction = tables.talk.introduction.duration(from: &draws)
    var turns = PartyPlan.Turns(count: 0, first: .zero, second: .zero)
    if draws.chance(tables.talk.swap) {
      let first = SimulationDuration.seconds(rounding: draws.uniform(from: 6, to: 25))
      turns = PartyPlan.Turns(
        count: 2, first: first, second: .seconds(rounding: draws.uniform(from: 6, to: 25)))
    }
    let merges = draws.chance(tables.talk.merge)
    let threeParty = tables.talk.threeParty.duration(from: &draws)
    let drops = draws.chance(tables.talk.drop)
    let isDropped = draws.chance(0.5)
    return PartyPlan(
      target: target, introduction: introduction, holdAll: holdAll(tables, number), turns: turns,
      threeParty: merges ? threeParty : nil,
      ending: !merges || drops ? (isDropped ? .isDropped : .leaves) : .stays)
  }

  /// How long customer and third party are both on hold, for the third party of this number.
  private func holdAll(_ tables: FloorTables, _ number: Int) -> SimulationDuration? {
    guard tables.talk.holdAll > 0 else { return nil }
    var draws = stream(.conference, 5_000 + number)
    return draws.chance(tables.talk.holdAll) ? tables.talk.holdAllLength.duration(from: &draws) : nil
  }

  /// Whether another third party follows the one of this number.
  func hasAnother(_ tables: FloorTables, after number: Int) -> Bool {
    guard number + 1 < tables.talk.thirdPartyLimit else { return false }
    var draws = stream(.conference, 1_000 + number)
    return draws.chance(tables.talk.another)
  }

  /// Of calls that grow beyond four participants, those with six; inferred.
  private static let shareOfSix = 0.25

  /// How many take part when everybody who is called in has come.
  private func participants(_ tables: FloorTables) -> Int {
    guard tables.talk.fourParticipants + tables.talk.moreParticipants > 0 else { return 3 }
    var draws = stream(.conference, 2_000)
    let choice = draws.uniform()
    if choice < tables.talk.moreParticipants { return draws.chance(Self.shareOfSix) ? 6 : 5 }
    return choice < tables.talk.moreParticipants + tables.talk.fourParticipants ? 4 : 3
  }

  /// Whether somebody is called in beside the third party of this number, and everybody before.
  func grows(_ tables: FloorTables, after number: Int) -> Bool {
    number + 1 < tables.talk.thirdPartyLimit && number + 3 < participants(tables)
  }

  private func pick(
    _ choice: TargetChoice, else fallback: Target, from draws: inout RandomStream
  ) -> Target {
    choice.targets.isEmpty ? fallback : choice.targets[draws.index(weights: choice.weights)]
  }

  /// The stream of a purpose in this talk; buckets of one talk lie apart from those of the next.
  func stream(_ purpose: Purpose, _ number: Int = 0) -> RandomStream {
    RandomStream(StreamKey(key, purpose, bucket: UInt64(segment) << 32 | UInt64(number)))
  }
}
