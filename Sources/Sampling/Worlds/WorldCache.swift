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

/// The worlds that examples are taken from, one of each kind.
enum FixedWorlds {
  private struct Key: Hashable {
    var kind: WorldKind
    var isImperfect: Bool
  }

  private static let made = Mutex<[Key: SimulatedWorld]>([:])

  /// The world of a kind, told by every dialect, or of an imperfect one what is told of its anomalies.
  ///
  /// Simulated once in a process, which is most of what a first sample costs.
  static func world(_ kind: WorldKind, isImperfect: Bool = false) -> SimulatedWorld {
    // Whoever comes second waits for the first one instead of simulating it again.
    made.withLock { made in
      let key = Key(kind: kind, isImperfect: isImperfect)
      if let known = made[key] { return known }
      let world = SimulatedWorld(WorldPlan.fixed(kind), isImperfect: isImperfect) { position in
        !isImperfect || DocumentTypes.isOfAnomalies(position)
      }
      made[key] = world
      return world
    }
  }
}
