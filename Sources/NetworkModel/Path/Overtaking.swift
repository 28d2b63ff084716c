import Randomness

/// Which of the packets that would overtake the one before are let pass: one in 10,000 (section 1.2: at most so many).
struct Overtaking: ~Copyable {
  private var stream: RandomStream
  /// How many are held before the next that is let pass; nil while each is decided on by itself.
  private var held: Int?

  private static let ratio = 1e-4

  /// Packets that `stream` decides on, one by one.
  init(stream: consuming RandomStream) { self.stream = stream }

  /// From now on one draw tells how many are held until one is let pass: the same law with fewer draws.
  mutating func drawInBulk() { held = stream.geometric(probability: Self.ratio) - 1 }

  /// Whether the next packet that would overtake is let pass.
  mutating func isLetPass() -> Bool {
    guard let held else { return stream.chance(Self.ratio) }
    guard held == 0 else {
      self.held = held - 1
      return false
    }
    drawInBulk()
    return true
  }
}
