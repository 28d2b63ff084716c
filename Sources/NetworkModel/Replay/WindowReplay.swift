import Randomness

/// Replays windows of a stock on a path whose scale changes with regime and drift.
///
/// Windows come in runs of consecutive ones from random places: short enough that no two legs have much in common, long
/// enough that the processor finds most of them in its cache.
struct WindowReplay: ~Copyable {
  let stock: DelayStock
  private let scale: Float
  private var stream: RandomStream
  private var number = 0
  private var left = 0
  private var regime = Regime.clear
  private var weights = (Float(0), Float(0), Float(0))
  private var firstColumn = 0

  /// Windows in a run: four seconds.
  private static let run = 8

  /// A replay on a path whose delays are `scale` times those of the stock's law.
  init(_ stock: DelayStock, scale: Double, stream: consuming RandomStream) {
    self.stock = stock
    self.scale = Float(scale)
    self.stream = stream
  }

  /// Takes note of the regime in force and of the logarithm of what the slow drift makes of the queue.
  mutating func adjust(regime: Regime, drift: Double) {
    self.regime = regime
    // e^x by its series: |x| is rarely above 0.4.
    let x = stock.queueExponent[regime] * Float(drift)
    let effective = scale * (1 + x * (1 + x * (0.5 + x * (1.0 / 6))))
    // The three scales next to it, (1/2, 1, 2) or (1, 2, 4); their weights are Lagrange's.
    firstColumn = effective < 1.5 ? 0 : 1
    let a: Float = firstColumn == 0 ? 0.5 : 1
    let (b, c) = (2 * a, 4 * a)
    weights = (
      (effective - b) * (effective - c) / ((a - b) * (a - c)), (effective - a) * (effective - c) / ((b - a) * (b - c)),
      (effective - a) * (effective - b) / ((c - a) * (c - b))
    )
  }

  /// Another window: which it is in the stock, and what it is like on the path in force.
  mutating func next() -> (number: Int, reading: WindowReading) {
    if left == 0 {
      number = Int(stream.word()) & (DelayStock.windows - Self.run)
      left = Self.run
    }
    let current = number
    number += 1
    left -= 1
    return (current, stock.reading(of: current, regime, firstColumn, weights))
  }
}
