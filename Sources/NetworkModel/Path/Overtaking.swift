import Randomness

/// Which of the packets that would overtake the one before are let pass: one in 10,000 (section 1.2: at most so many).
struct Overtaking: ~Copyable {
  private var stream: RandomStream
  /// Whether one draw decides on many packets.
  private var isBulk = false
  /// How many are then held before the next that is let pass.
  private var held = 0

  private static let ratio = 1e-4

  /// Packets that `stream` decides on, one by one.
  init(stream: consuming RandomStream) { self.stream = stream }

  /// From now on one draw tells how many are held until one is let pass: the same law with fewer draws.
  mutating func drawInBulk() {
    isBulk = true
    held = stream.geometric(probability: Self.ratio) - 1
  }

  /// When the packet that would arrive at `arrival` does, if it keeps its place when it arrives at `least` or later.
  @inline(__always)
  mutating func arrival(_ arrival: Double, notBefore least: Double) -> Double {
    guard isBulk else { return arrival < least && !stream.chance(Self.ratio) ? least : arrival }
    // Where delays scatter nobody can guess which packets are held: they are counted without a branch.
    held &-= arrival < least ? 1 : 0
    guard held >= 0 else { return pass(arrival) }
    return max(arrival, least)
  }

  @inline(never)
  private mutating func pass(_ arrival: Double) -> Double {
    drawInBulk()
    return arrival
  }
}
