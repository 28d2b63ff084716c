import Randomness

/// Replays windows of a stock on a path whose scale changes with regime and drift.
///
/// Windows come in runs of consecutive ones from random places: short enough that no two legs have much in common, long
/// enough that the processor finds most of them in its cache.
@safe struct WindowReplay: ~Copyable {
  let stock: DelayStock
  /// (15/16)ⁿ, by n: what n packets leave of a jitter estimate.
  private let remainders = InterarrivalJitter.remainders
  private let scale: Float
  private var stream: RandomStream
  private var number = 0
  private var left = 0
  private var readings: UnsafePointer<PackedReadings>
  private var weights = PackedReadings.Weights(scale: 1)

  /// Windows in a run: four seconds.
  private static let run = 8

  /// A replay on a path whose delays are `scale` times those of the stock's law.
  init(_ stock: DelayStock, scale: Double, stream: consuming RandomStream) {
    self.stock = stock
    self.scale = Float(scale)
    self.stream = stream
    unsafe readings = stock.readings(.clear)
  }

  /// Takes note of the regime in force and of the logarithm of what the slow drift makes of the queue.
  @inline(__always)
  mutating func adjust(regime: Regime, drift: Double) {
    unsafe readings = stock.readings(regime)
    // e^x by its series: |x| is rarely above 0.4.
    let x = stock.queueExponent[regime] * Float(drift)
    weights = PackedReadings.Weights(scale: scale * (1 + x * (1 + x * (0.5 + x * (1.0 / 6)))))
  }

  /// The number of another window.
  @inline(__always)
  mutating func next() -> Int {
    if left == 0 {
      number = Int(stream.word())
      left = Self.run
    }
    number += 1
    left -= 1
    return number & (DelayStock.windows - 1)
  }

  /// What window `number` is like on the path in force.
  @inline(__always)
  func reading(of number: Int) -> WindowReading { unsafe readings[number].reading(weights) }

  /// What is left of a jitter estimate after `packets` (0 through 32).
  @inline(__always)
  func remainder(after packets: Int) -> Double { remainders[packets] }
}
