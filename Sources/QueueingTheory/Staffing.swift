/// So many of a hundred callers answered within so many seconds: `80/20`.
public struct ServiceGoal: Hashable, Sendable {
  /// The share of callers, above 0 and below 1.
  public let share: Double
  /// Within so many seconds, 0 and more.
  public let seconds: Double

  /// A goal, or nil when a number is out of range.
  public init?(share: Double, seconds: Double) {
    guard share > 0, share < 1, seconds >= 0, seconds.isFinite else { return nil }
    self.share = share
    self.seconds = seconds
  }

  /// The fewest agents with which a queue meets the goal.
  ///
  /// The service level rises with the number of agents, so the number is found by doubling and halving. Without
  /// arrivals it is 0.
  ///
  /// - Parameters:
  ///   - arrivalsPerHour: 0 and more.
  ///   - meanHandling: seconds, above 0.
  ///   - meanPatience: seconds, above 0; nil when callers wait for ever.
  public func agents(arrivalsPerHour: Double, meanHandling: Double, meanPatience: Double? = nil) -> Int {
    guard arrivalsPerHour > 0 else { return 0 }
    func isMet(_ agents: Int) -> Bool {
      MarkovianQueue(
        arrivalsPerHour: arrivalsPerHour, meanHandling: meanHandling, meanPatience: meanPatience, agents: agents
      ).serviceLevel(within: seconds) >= share
    }
    var enough = max(1, Int(arrivalsPerHour * meanHandling / 3_600))
    while !isMet(enough) { enough *= 2 }
    var few = 0
    while enough - few > 1 {
      let middle = (few + enough) / 2
      if isMet(middle) { enough = middle } else { few = middle }
    }
    return enough
  }
}
