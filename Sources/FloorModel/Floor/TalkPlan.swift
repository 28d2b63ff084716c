import Quantities
import Randomness

/// Something an agent is going to do, `delay` after what they did before was over.
struct TalkStep: Hashable, Sendable {
  enum Act: Hashable, Sendable {
    /// Puts the customer on hold for a time.
    case hold(SimulationDuration)
    /// Takes the customer off hold.
    case unhold
    case blindTransfer(Destination)
    case consult(ConsultPlan)
    case addParty(PartyPlan)
    /// The talk is over.
    case hangUp(byCustomer: Bool)
  }

  let delay: SimulationDuration
  let act: Act
}

/// How a consult goes if everybody stays: whom, how long, and what then.
struct ConsultPlan: Hashable, Sendable {
  enum Ending: Hashable, Sendable {
    /// The agent leaves customer and consulted party together.
    case complete
    /// All three speak, then the agent leaves.
    case mergeAndComplete(threeParty: SimulationDuration)
    /// The agent dismisses the consulted party and takes the customer back.
    case cancel
    /// The customer does not wait for it.
    case customerHangsUp
  }

  let destination: Destination
  let talk: SimulationDuration
  let ending: Ending
}

/// How a three-way call goes if everybody stays.
struct PartyPlan: Hashable, Sendable {
  enum Ending: Hashable, Sendable {
    /// The agent drops the third party.
    case isDropped
    /// The third party hangs up.
    case leaves
    /// The third party stays until the call ends.
    case stays
  }

  let destination: Destination
  /// Seconds with the third party alone before the first turn.
  let introduction: SimulationDuration
  /// How long the agent stays with the customer, then the third party, and so on, before merging.
  let turns: [SimulationDuration]
  /// How long all three speak; nil when the agent goes back to the customer alone.
  let threeParty: SimulationDuration?
  let ending: Ending
}

/// What an agent will do in one talk, drawn when the talk begins.
///
/// A pure function of the configuration and the keys: what other people do meanwhile cannot change it, only cut it
/// short. Positions are offsets into the talk, without the time that holds and third parties take.
struct TalkPlanner {
  let configuration: FloorConfiguration
  let seed: UInt64
  /// The conversation.
  let entity: UInt64
  /// Which talk of the conversation, from 0.
  let segment: Int
  let queue: Int
  /// The team of the agent in charge, or of nobody in particular.
  let team: Int
  /// Factor of the agent on talk times.
  let pace: Double
  /// Seconds of talk of a campaign's calls; nil means the queue's.
  var talk: Distribution?

  /// The least time between two acts of one agent.
  private static let pauseForBreath = SimulationDuration.milliseconds(800)

  /// The steps in the order in which they come.
  func steps() -> [TalkStep] {
    var service = stream(.service)
    let behaviour = configuration.behaviour
    let isShort = segment == 0 && service.chance(behaviour.short)
    let length =
      isShort
      ? behaviour.shortCall.seconds(from: &service)
      : (talk ?? configuration.queues[queue].talk).seconds(from: &service, times: pace)
    let byCustomer = service.chance(behaviour.customerHangsUp)
    var offsets: [(SimulationDuration, TalkStep.Act)] = []
    if !isShort {
      let special = specialAct(within: length)
      let last = special.map { isFinal($0.1) ? $0.0 : length } ?? length
      offsets = holds(before: last)
      if let special { offsets.append(special) }
    }
    offsets.sort { $0.0 < $1.0 }
    return sequence(offsets, length: length, byCustomer: byCustomer)
  }

  /// The acts one after another, each after what the one before took.
  private func sequence(
    _ offsets: [(SimulationDuration, TalkStep.Act)], length: SimulationDuration, byCustomer: Bool
  ) -> [TalkStep] {
    var steps: [TalkStep] = []
    var position = SimulationDuration.zero
    for (offset, act) in offsets {
      steps.append(TalkStep(delay: max(offset - position, Self.pauseForBreath), act: act))
      position = offset
      if case .hold(let duration) = act { steps.append(TalkStep(delay: duration, act: .unhold)) }
      if isFinal(act) { return steps + afterwards(byCustomer) }
    }
    let rest = length - position
    steps.append(
      TalkStep(
        delay: steps.isEmpty ? rest : max(rest, Self.pauseForBreath), act: .hangUp(byCustomer: byCustomer)))
    return steps
  }

  /// What follows when a transfer comes to nothing: a last word.
  private func afterwards(_ byCustomer: Bool) -> [TalkStep] {
    [TalkStep(delay: .seconds(20), act: .hangUp(byCustomer: byCustomer))]
  }

  private func isFinal(_ act: TalkStep.Act) -> Bool {
    switch act {
    case .blindTransfer, .hangUp: true
    case .hold, .unhold, .consult, .addParty: false
    }
  }

  private func holds(before end: SimulationDuration) -> [(SimulationDuration, TalkStep.Act)] {
    let behaviour = configuration.behaviour
    var draws = stream(.hold)
    guard draws.chance(behaviour.held) else { return [] }
    let count = draws.geometric(probability: 1 / max(1, behaviour.holdsPerHeldCall))
    return (0..<count).map { _ in
      let at = end.inSeconds * draws.uniform(from: 0.05, to: 0.95)
      return (.seconds(rounding: at), .hold(behaviour.hold.seconds(from: &draws)))
    }
  }

  /// At most one transfer, consult or three-way call per talk, as an act with its offset.
  private func specialAct(within length: SimulationDuration) -> (SimulationDuration, TalkStep.Act)? {
    let transfers = configuration.transfers
    let conferences = configuration.conferences
    var draws = stream(.transfer)
    // A call that was passed on is passed on again with a probability of its own, by the same means.
    let total = transfers.blind + transfers.consult
    let factor = segment == 0 ? 1 : total > 0 ? min(1, transfers.again) / total : 0
    let choice = draws.uniform()
    // Log-normal position with median 0.45 (section 3.6), drawn again until it lies inside the talk.
    var share = draws.logNormal(median: 0.45, sigma: 0.4)
    while share > 0.95 { share = draws.logNormal(median: 0.45, sigma: 0.4) }
    let at = SimulationDuration.seconds(rounding: length.inSeconds * share)
    if choice < transfers.blind * factor {
      return (at, .blindTransfer(pick(transfers.blindDestinations, else: .queue(queue), from: &draws)))
    }
    if choice < total * factor { return (at, .consult(consult(from: &draws))) }
    if choice < total * factor + conferences.partyAdd { return (at, .addParty(party())) }
    return nil
  }

  private func consult(from draws: inout RandomStream) -> ConsultPlan {
    let transfers = configuration.transfers
    let destination = pick(transfers.consultDestinations, else: .team(team), from: &draws)
    let talk = transfers.consulting.seconds(from: &draws)
    let choice = draws.uniform()
    let merges = draws.chance(transfers.merged)
    let threeParty = transfers.threeParty.seconds(from: &draws)
    let ending: ConsultPlan.Ending =
      choice < transfers.customerHangUp
      ? .customerHangsUp
      : choice < transfers.customerHangUp + transfers.cancel
        ? .cancel : merges ? .mergeAndComplete(threeParty: threeParty) : .complete
    return ConsultPlan(destination: destination, talk: talk, ending: ending)
  }

  /// A three-way call; which number of it, for the third parties that follow one another.
  func party(_ number: Int = 0) -> PartyPlan {
    let conferences = configuration.conferences
    var draws = stream(.conference, number)
    let destination = pick(conferences.thirdParties, else: .team(team), from: &draws)
    let introduction = conferences.introduction.seconds(from: &draws)
    let swaps = draws.chance(conferences.swap) ? 2 : 0
    let turns = (0..<swaps).map { _ in SimulationDuration.seconds(rounding: draws.uniform(from: 6, to: 25)) }
    let merges = draws.chance(conferences.merge)
    let threeParty = conferences.threeParty.seconds(from: &draws)
    let drops = draws.chance(conferences.drop)
    let isDropped = draws.chance(0.5)
    return PartyPlan(
      destination: destination, introduction: introduction, turns: turns, threeParty: merges ? threeParty : nil,
      ending: !merges || drops ? (isDropped ? .isDropped : .leaves) : .stays)
  }

  /// Whether another third party follows the one of this number.
  func hasAnother(after number: Int) -> Bool {
    guard number + 1 < configuration.conferences.thirdPartyLimit else { return false }
    var draws = stream(.conference, 1_000 + number)
    return draws.chance(configuration.conferences.another)
  }

  private func pick(
    _ choices: [WeightedDestination], else fallback: Destination, from draws: inout RandomStream
  ) -> Destination {
    choices.isEmpty ? fallback : choices[draws.index(weights: choices.map(\.weight))].destination
  }

  /// The stream of a purpose in this talk; buckets of one talk lie apart from those of the next.
  private func stream(_ purpose: Purpose, _ number: Int = 0) -> RandomStream {
    RandomStream(
      StreamKey(seed: seed, entity: entity, purpose: purpose, bucket: UInt64(segment) << 32 | UInt64(number)))
  }
}

extension Distribution {
  /// A draw as a duration; negative draws count as zero.
  func seconds(from stream: inout RandomStream, times factor: Double = 1) -> SimulationDuration {
    .seconds(rounding: max(0, draw(from: &stream) * factor))
  }
}
