import Randomness

/// The exact long-run law of one queue whose times are exponential: callers come at a constant rate, each of `agents`
/// agents serves one at a time, the others wait in order of arrival and may lose patience.
///
///     let queue = MarkovianQueue(
///       arrivalsPerHour: 360, meanHandling: 300, meanPatience: 120, agents: 30)
///     queue.probabilityOfAbandonment        // 0.0888
///     queue.serviceLevel(within: 20)        // 0.7375
///
/// With patience it is Erlang A (Palm 1957; M/M/c+M), without it Erlang C (M/M/c), with a limit on those who wait
/// M/M/c/K+M. The number of callers present is a birth-and-death chain; its stationary law is computed state by state
/// from its mode, so that nothing overflows and terms too small to count are left out (models' reference, sections 4.3
/// and 4.4). Times are in seconds.
public struct MarkovianQueue: Hashable, Sendable {
  /// Callers an hour, above 0.
  public let arrivalsPerHour: Double
  /// Mean seconds an agent is taken up by one caller, above 0.
  public let meanHandling: Double
  /// Mean seconds until a waiting caller gives up, above 0; nil when they wait for ever.
  public let meanPatience: Double?
  /// Agents, 0 and more.
  public let agents: Int
  /// How many can wait, 0 and more; nil without a limit.
  public let waitingLimit: Int?

  /// The law of the number of callers present, from `firstState` on; empty when there is none.
  private let law: [Double]
  private let firstState: Int

  /// The share of callers who find no room, 0 without a limit.
  public let probabilityOfBlocking: Double
  /// The share of callers who find all agents taken and wait.
  public let probabilityOfWaiting: Double
  /// The mean number of callers who wait.
  public let meanQueueLength: Double
  /// The mean share of agents who are taken up, 0 through 1.
  public let occupancy: Double

  /// Arrivals per mean handling time, in erlangs.
  public var offeredLoad: Double { arrivalsPerHour * meanHandling / 3_600 }

  /// Whether the number who wait does not grow for ever; if it does, all wait infinitely long.
  ///
  /// Patient callers who keep agents busy for all but a hundred-thousandth of their time count as too many.
  public var isStable: Bool { !law.isEmpty }

  /// A queue with these rates and people.
  public init(
    arrivalsPerHour: Double, meanHandling: Double, meanPatience: Double? = nil, agents: Int, waitingLimit: Int? = nil
  ) {
    precondition(arrivalsPerHour > 0 && meanHandling > 0 && agents >= 0, "rates and people of a queue are positive")
    precondition(meanPatience ?? 1 > 0 && waitingLimit ?? 0 >= 0, "patience is positive, a limit not negative")
    self.arrivalsPerHour = arrivalsPerHour
    self.meanHandling = meanHandling
    self.meanPatience = meanPatience
    self.agents = agents
    self.waitingLimit = waitingLimit
    let most = waitingLimit.map { agents + $0 }
    let chain = PresenceChain(
      arrivals: arrivalsPerHour / 3_600, service: 1 / meanHandling, impatience: meanPatience.map { 1 / $0 } ?? 0,
      agents: agents, most: most)
    let (first, law) = chain.stationaryLaw()
    (firstState, self.law) = (first, law)
    guard !law.isEmpty else {
      (probabilityOfBlocking, probabilityOfWaiting, meanQueueLength, occupancy) = (0, 1, .infinity, 1)
      return
    }
    var (waiting, full, length, busy) = (0.0, 0.0, 0.0, 0.0)
    for (offset, share) in law.enumerated() {
      let present = first + offset
      if present == most { full = share } else if present >= agents { waiting += share }
      length += share * Double(max(0, present - agents))
      busy += share * Double(min(present, agents))
    }
    (probabilityOfBlocking, probabilityOfWaiting, meanQueueLength) = (full, waiting, length)
    occupancy = agents == 0 ? 0 : busy / Double(agents)
  }

  /// The share of callers who give up waiting: θ·Lq/λ.
  public var probabilityOfAbandonment: Double {
    meanPatience.map { meanQueueLength / $0 / (arrivalsPerHour / 3_600) } ?? 0
  }

  /// Mean seconds in the queue over all callers who are let in, those who give up and those who do not wait included.
  public var meanWait: Double { meanQueueLength / (arrivalsPerHour / 3_600) / (1 - probabilityOfBlocking) }

  /// Mean seconds in the queue of those who wait.
  public var meanWaitIfWaiting: Double {
    probabilityOfWaiting > 0 ? meanQueueLength / (arrivalsPerHour / 3_600) / probabilityOfWaiting : 0
  }

  /// The share of all callers who are answered within `seconds`, 0 and more.
  ///
  /// Who finds j others waiting is answered once j + 1 agents have become free or callers ahead have given up. With
  /// patience the share of those who stay that long is cμ/(cμ + (j + 1)θ), and their wait has a beta law on the scale
  /// of 1 - e^(-θt); without, the wait is a sum of j + 1 exponential times (section 4.4).
  public func serviceLevel(within seconds: Double) -> Double {
    precondition(seconds >= 0, "a service level is within a time that is not negative")
    let service = Double(agents) / meanHandling
    var share = 0.0
    for (offset, probability) in law.enumerated() {
      let ahead = firstState + offset - agents
      if ahead < 0 {
        share += probability
      } else if agents > 0, ahead < waitingLimit ?? .max {
        share += probability * answered(within: seconds, after: Double(ahead + 1), service: service)
      }
    }
    return min(1, share)
  }

  /// The probability that `turns` turns come within `seconds` and before patience ends, while agents become free at
  /// the rate `service`.
  private func answered(within seconds: Double, after turns: Double, service: Double) -> Double {
    guard let meanPatience else {
      return Distribution.gamma(shape: turns, scale: 1 / service).cumulative(seconds)
    }
    let impatience = 1 / meanPatience
    let stays = service / (service + turns * impatience)
    return stays
      * Distribution.beta(a: turns, b: service / impatience + 1).cumulative(-Portable.expm1(-impatience * seconds))
  }
}
