/// The number of callers present as a birth-and-death chain: rates per second.
struct PresenceChain {
  /// Births in every state but the last.
  let arrivals: Double
  /// Deaths for every agent at work.
  let service: Double
  /// Deaths for everybody who waits.
  let impatience: Double
  let agents: Int
  /// The last state; nil when there is none.
  let most: Int?

  /// Weights below this share of the greatest count for nothing.
  private static let negligible = 1e-18
  /// More states than this are not looked at.
  private static let stateLimit = 10_000_000
  /// Agents who are free for a smaller share of their time than this never catch up with patient callers in practice;
  /// the tail of the law would take more states than there is use for.
  private static let leastSlack = 1e-5

  private func deaths(in state: Int) -> Double {
    Double(min(state, agents)) * service + Double(max(0, state - agents)) * impatience
  }

  /// Whether the number present stays finite, by more than a hair.
  private var isStable: Bool {
    most != nil || impatience > 0 || arrivals < Double(agents) * service * (1 - Self.leastSlack)
  }

  /// The most probable state: the last one into which births lead at least as often as deaths lead out.
  private var mode: Int {
    let load = arrivals / service
    let state =
      load <= Double(agents)
      ? load
      : impatience > 0
        ? Double(agents) + (arrivals - Double(agents) * service) / impatience : Double(most ?? agents)
    return min(Int(min(state, Double(Self.stateLimit))), most ?? .max)
  }

  /// The stationary law from its first state that counts on; empty when the chain is not stable.
  func stationaryLaw() -> (first: Int, law: [Double]) {
    guard isStable else { return (0, []) }
    let mode = mode
    var below: [Double] = []
    var weight = 1.0
    var state = mode
    while state > 0, weight > Self.negligible, below.count < Self.stateLimit {
      weight *= deaths(in: state) / arrivals
      state -= 1
      below.append(weight)
    }
    var law = Array(below.reversed())
    law.append(1)
    weight = 1
    state = mode
    while state < most ?? .max, weight > Self.negligible, law.count < Self.stateLimit {
      state += 1
      weight *= arrivals / deaths(in: state)
      law.append(weight)
    }
    // From both ends, where the terms are smallest, so that nothing is lost in the sum.
    let total = law[..<below.count].reduce(0, +) + law[below.count...].reversed().reduce(0, +)
    return (mode - below.count, law.map { $0 / total })
  }
}
