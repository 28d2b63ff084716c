/// How many agents stand idle and how many callers are turned away where nobody can wait: Erlang's loss system, M/M/c/c.
///
/// Erlang 1917; the recursion is in the models' reference, section 4.3.
public enum ErlangLoss {
  /// The share of callers who find all of `agents` agents taken, B(c, a), 0 through 1.
  ///
  /// - Parameters:
  ///   - offeredLoad: arrivals per mean handling time, in erlangs; 0 and more.
  ///   - agents: 0 and more; without agents everybody is turned away.
  public static func blocking(offeredLoad: Double, agents: Int) -> Double {
    precondition(offeredLoad >= 0 && agents >= 0, "a load and a number of agents are not negative")
    guard offeredLoad > 0 else { return agents == 0 ? 1 : 0 }
    return (0..<agents).reduce(1) { blocked, servers in
      offeredLoad * blocked / (Double(servers + 1) + offeredLoad * blocked)
    }
  }
}
