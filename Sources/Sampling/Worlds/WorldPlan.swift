import Randomness
import Scenarios

/// A small world as choices decide it: what goes on, when, how much, and the seed of everything else.
struct WorldPlan: Hashable {
  var kind: WorldKind
  var clock: Int
  var load: Int
  var minutes: Int
  var seed: UInt64

  /// The world of a kind that examples are taken from; each is at another moment.
  static func fixed(_ kind: WorldKind) -> WorldPlan {
    WorldPlan(kind: kind, clock: kind.rawValue, load: 2, minutes: 5, seed: UInt64(1_000 + kind.rawValue))
  }

  init(kind: WorldKind, clock: Int, load: Int, minutes: Int, seed: UInt64) {
    self.kind = kind
    self.clock = clock
    self.load = load
    self.minutes = minutes
    self.seed = seed
  }

  /// A world of one of `kinds`; all choices 0 give the smallest of the first kind.
  init(_ choices: inout Choices, among kinds: [WorldKind]) {
    kind = choices.element(of: kinds)
    clock = choices.draw(through: WorldClock.all.count - 1)
    load = 1 + choices.draw(through: 2)
    minutes = 3 + choices.draw(through: 4)
    seed = UInt64(choices.draw(through: 1 << 20))
  }

  /// The scenario's text.
  ///
  /// Networks are simulated by intervals, whose statistics are those of packets at a ninth of the time.
  var text: String {
    let clock = WorldClock.all[clock % WorldClock.all.count]
    return """
      scenario: sample
      seed: \(seed)
      clock: { start: \(clock.start), timezone: \(clock.zone), duration: \(minutes)m }
      resolution: intervals
      \(kind.sections(clock, load: load))
      """
  }

  /// The scenario.
  func scenario() -> Scenario {
    do { return try Scenario.read(Array(text.utf8), file: "sample") } catch {
      // Every text is made of parts of ours, and a test reads them all.

      fatalError("a small world is a valid scenario: \(error)")
    }
  }
}
