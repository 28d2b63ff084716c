import Synchronization

/// The worlds that were asked for last: the next document mostly comes from the same one.
final class WorldCache: Sendable {
  private let kept = Mutex<[(plan: WorldPlan, world: SimulatedWorld)]>([])
  private let isImperfect: Bool
  private let wants: @Sendable (Int) -> Bool
  private static let limit = 4

  /// A cache of worlds, perfect or not, with documents of the types that `wants` accepts.
  init(isImperfect: Bool = false, wants: @escaping @Sendable (Int) -> Bool) {
    self.isImperfect = isImperfect
    self.wants = wants
  }

  /// The world of `plan`, simulated if it is not there.
  func world(_ plan: WorldPlan) -> SimulatedWorld {
    let found = kept.withLock { kept in kept.first { $0.plan == plan }?.world }
    if let found { return found }
    let world = SimulatedWorld(plan, isImperfect: isImperfect, wants: wants)
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
  private static let madeImperfect = Mutex<[WorldKind: SimulatedWorld]>([:])

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

  /// The same world with an anomaly wherever there can be one, of which it holds the list alone.
  static func imperfectWorld(_ kind: WorldKind) -> SimulatedWorld {
    madeImperfect.withLock { made in
      if let known = made[kind] { return known }
      let world = SimulatedWorld(WorldPlan.fixed(kind), isImperfect: true, wants: DocumentTypes.isOfAnomalies)
      made[kind] = world
      return world
    }
  }
}
