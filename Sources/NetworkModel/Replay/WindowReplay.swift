import Randomness

/// Replays windows of a stock on a path whose scale changes with regime and drift.
///
/// Windows come in runs of consecutive ones from random places: short enough that no two legs have much in common, long
/// enough that the processor finds most of them in its cache. The drift hardly moves in the few seconds for which it is
/// taken as constant.
@safe struct WindowReplay: ~Copyable {
  let stock: DelayStock
  /// Whether the packet before was disturbed.
  var isDisturbed = false
  /// The number of the next window.
  private(set) var number = 0
  /// What it is like on the path in force: looked up before it is needed, because memory is slow.
  private(set) var reading: WindowReading
  /// How many windows are left of the run.
  private var left = 0
  /// How many until the scale is adjusted to the drift again.
  private var adjusted = 0
  /// (15/16)ⁿ, by n: what n packets leave of a jitter estimate.
  private let remainders = InterarrivalJitter.remainders
  private let scale: Float
  private var stream: RandomStream
  private var readings: UnsafePointer<PackedReadings>
  private var weights = PackedReadings.Weights(scale: 1)
  // The packets that are sent one by one: of which window, and how many of them are gone.
  private var packets: UnsafePointer<PackedDelays>
  private var position = DelayStock.packets

  /// Windows in a run: 16 s.
  private static let run = 32
  /// Windows after which the drift is looked at again: 4 s.
  private static let adjustment = 8

  /// Of so many windows, a power of two, packets are sent by themselves: a few pages, which the core's caches hold.
  private static let singles = 128

  /// A replay on a path whose delays are `scale` times those of the stock's law; it is due.
  init(_ stock: DelayStock, scale: Double, stream: consuming RandomStream) {
    self.stock = stock
    self.scale = Float(scale)
    self.stream = stream
    unsafe readings = stock.readings(.clear)
    unsafe packets = stock.packets(of: 0)
    reading = unsafe readings[0].reading(weights)
    jump()
  }

  /// Takes note of the regime in force and of the logarithm of what the slow drift makes of the queue.
  mutating func adjust(regime: Regime, drift: Double) {
    unsafe readings = stock.readings(regime)
    // e^x by its series: |x| is rarely above 0.4.
    let x = stock.queueExponent[regime] * Float(drift)
    weights = PackedReadings.Weights(scale: scale * (1 + x * (1 + x * (0.5 + x * (1.0 / 6)))))
    adjusted = Self.adjustment
    look()
  }

  /// Whether it is time to `adjust`.
  var isDue: Bool { adjusted <= 0 }

  /// Moves on by one window.
  @inline(__always)
  mutating func advance() {
    number = (number + 1) & (DelayStock.windows - 1)
    left -= 1
    adjusted -= 1
    if left == 0 { jump() }
    look()
  }

  /// Goes on at another place of the stock.
  private mutating func jump() {
    number = Int(stream.word()) & (DelayStock.windows - 1)
    left = Self.run
  }

  @inline(__always)
  private mutating func look() { reading = unsafe readings[number].reading(weights) }

  /// What is left of a jitter estimate after `packets` (0 through 32).
  @inline(__always)
  func remainder(after packets: Int) -> Double { remainders[packets] }

  /// What chance adds to the delay of the next packet that is sent by itself.
  @inline(__always)
  mutating func nextPacket() -> (noise: Float, queue: Float, access: Float, edge: Float) {
    if position == DelayStock.packets {
      takePackets(of: Int(stream.word()) & (Self.singles - 1))
    }
    defer { position += 1 }
    return unsafe packets[position].unpacked
  }

  /// Lets the packets of the next window be those that are sent by themselves next, and moves on.
  mutating func takePackets() {
    takePackets(of: number)
    advance()
  }

  private mutating func takePackets(of number: Int) {
    unsafe packets = stock.packets(of: number)
    position = 0
  }
}
