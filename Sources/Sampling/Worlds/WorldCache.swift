import Dialects
import Synchronization

/// The worlds that were asked for last: the next document mostly comes from the same one.
final class WorldCache: Sendable {
  private let kept = Mutex<[(plan: WorldPlan, world: SimulatedWorld)]>([])
  private static let limit = 4

  /// The world of `plan`, simulated if it is not there.
  func world(_ plan: WorldPlan, wants: (DocumentType) -> Bool) -> SimulatedWorld {
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
