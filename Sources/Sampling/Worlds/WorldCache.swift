import Synchronization

/// The worlds that were asked for last: the next document mostly comes from the same one.
final class WorldCache: Sendable {
  private let kept = Mutex<[(plan: WorldPlan, world: SimulatedWorld)]>([])
  private let wants: @Sendable (Int) -> Bool
  private static let limit = 4

  /// A cache of worlds told by the dialects that have the types which `wants` accepts.
  init(wants: @escaping @Sendable (Int) -> Bool) { self.wants = wants }

  /// The world of `plan`, simulated if it is not there.
  func world(_ plan: WorldPlan) -> SimulatedWorld {
    let found = kept.withLock { kept in kept.first { $0.plan == plan }?.world }
    if let found { return found }
    let world = SimulatedWorld(plan, wants: wants)
    kept.withLock { kept in
      kept.insert((plan, world), at: 0)
      if kept.count > Self.limit { kept.removeLast() }
    }
    return world
  }
}

/// The worlds that examples are taken from, one of each kind, told by every dialect.
enum FixedWorlds {
  private static let made = Mutex<[WorldKind: SimulatedWorld]>([:])

  /// The world of a kind; simulated once in a process, which is most of what a first sample costs.
  static func world(_ kind: WorldKind) -> SimulatedWorld {
    // Whoever comes second waits for the first one instead of simulating it again.
    made.withLock { made in
      if let known = made[kind] { return known }
      let world = SimulatedWorld(WorldPlan.fixed(kind)) { _ in true }
      made[kind] = world
      return world
    }
  }
}
