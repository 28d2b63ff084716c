import Randomness
import Synchronization

/// The delays of many half seconds of a calm path, to be replayed: what interval resolution takes instead of drawing
/// packets.
///
/// A stock holds `windows` of 25 consecutive packets, drawn once by the sampler of the packet model. For each regime it
/// also holds what a receiver makes of every window, at four scales of the path's delays; what lies between or
/// beyond them is interpolated from three, which all went through the same packets.
///
/// The stock of a law is the same in every run and on every machine: it depends neither on the seed nor on what it was
/// used for before. It stays for the life of the process.
@safe final class DelayStock: Sendable {
  /// How many windows there are: a power of two.
  ///
  /// The probability of a quantile of what they hold scatters by 0.2 to 0.4 points.
  static let windows = 16_384
  /// Packets in a window.
  static let packets = 25
  /// The scales that windows were received at.
  static let scales: [Float] = [0.5, 1, 2, 4]

  /// What the delays of a direction follow in each regime, at scale 1, in microseconds.
  struct Law: Hashable, Sendable {
    /// From packet to packet.
    var delays: DelayLaw
    /// Medians of the queueing delay.
    var queue: PerRegime<Double>
    /// Means of the access delay.
    var access: PerRegime<Double>
  }

  /// By what power of the queue's factor the scale grows that gives the same jitter, when the queue alone is scaled.
  let queueExponent: PerRegime<Float>

  private nonisolated(unsafe) let delays: UnsafeMutablePointer<DelayBlock>
  private nonisolated(unsafe) let readings: PerRegime<UnsafeMutablePointer<PackedReading>>

  private static let cache = Mutex<[Law: DelayStock]>([:])

  /// The stock of `law`, drawn when it is asked for the first time.
  static func shared(_ law: Law) -> DelayStock {
    cache.withLock { cache in
      if let stock = cache[law] { return stock }
      let stock = DelayStock(law)
      cache[law] = stock
      return stock
    }
  }

  private init(_ law: Law) {
    let key = StreamKey(seed: 0, entity: EntityID.root, purpose: .delayStock)
    var source = DelaySource(DelaySampler(law.delays, stream: RandomStream(key)))
    let delays = UnsafeMutablePointer<DelayBlock>.allocate(capacity: Self.windows)
    for window in 0..<Self.windows {
      var block = DelayBlock()
      for index in 0..<Self.packets {
        (block.noise[index], block.queue[index], block.access[index]) = source.current()
        source.advance()
      }
      unsafe (delays + window).initialize(to: block)
    }
    unsafe self.delays = delays
    func path(_ regime: Regime, queueFactor: Float, accessFactor: Float) -> CalmPath {
      CalmPath(
        queueMedian: queueFactor * Float(law.queue[regime]), accessMean: accessFactor * Float(law.access[regime]))
    }
    func read(_ regime: Regime) -> UnsafeMutablePointer<PackedReading> {
      let readings = UnsafeMutablePointer<PackedReading>.allocate(capacity: Self.windows * Self.scales.count)
      for (column, scale) in Self.scales.enumerated() {
        var path = path(regime, queueFactor: scale, accessFactor: scale)
        for window in 0..<Self.windows {
          unsafe (readings + (window * Self.scales.count + column)).initialize(
            to: PackedReading(path.receive(delays[window])))
        }
      }
      return unsafe readings
    }
    unsafe readings = PerRegime(read(.clear), read(.busy), read(.congested))
    // Derivatives by logarithms, over a part of the stock: of the queue alone, and of queue and access together.
    func exponent(_ regime: Regime) -> Float {
      func mean(_ queueFactor: Float, _ accessFactor: Float) -> Double {
        var path = path(regime, queueFactor: queueFactor, accessFactor: accessFactor)
        return (0..<Self.exponentWindows).reduce(0) { unsafe $0 + Double(path.receive(delays[$1]).jitter) }
      }
      let (alone, neither, both) = (mean(Self.step, 1), mean(1, 1), mean(Self.step, Self.step))
      return Float(Portable.log(alone / neither) / Portable.log(both / neither))
    }
    queueExponent = PerRegime(exponent(.clear), exponent(.busy), exponent(.congested))
  }

  private static let exponentWindows = 2_048
  private static let step: Float = 1.2

  /// What a receiver makes of window `number` in `regime` at the scale between the columns from `first` on that `weights`
  /// stand for.
  func reading(of number: Int, _ regime: Regime, _ first: Int, _ weights: (Float, Float, Float)) -> WindowReading {
    let row = unsafe readings[regime] + (number * Self.scales.count + first)
    return unsafe row[0].unpacked * weights.0 + row[1].unpacked * weights.1 + row[2].unpacked * weights.2
  }

  /// The delays of window `number`: the first 25 of the block.
  func delays(of number: Int) -> DelayBlock { unsafe delays[number] }
}

/// What a receiver makes of a window, microseconds beside the idle delay; a vector, so that it can be interpolated.
typealias WindowReading = SIMD8<Float>

extension WindowReading {
  // Far beyond the scales of the stock an interpolation can leave what is possible.

  /// What the packets add to the RFC 3550 estimate (`InterarrivalJitter.arrive`).
  var jitter: Double { Swift.max(0, Double(self[0])) }
  /// The estimate's maximum within the window.
  var jitterPeak: Double { Swift.max(0, Double(self[1])) }
  /// The least transit time.
  var least: Double { Double(self[2]) }
  /// The largest transit time.
  var most: Double { Double(Swift.max(self[2], self[3])) }
  /// The mean delay, from departure to arrival.
  var mean: Double { Double(self[4]) }
  /// The last transit time.
  var last: Double { Double(self[5]) }
  /// The second and the fourth largest transit time.
  var second: Double { Double(self[6]) }
  var fourth: Double { Double(self[7]) }
}

/// A reading with the upper halves of its numbers only, so that all four of a window fill one line of a processor's cache:
/// what is cut off is at most 0.4 %, half of it either way.
private struct PackedReading {
  private let upperHalves: SIMD8<UInt16>

  init(_ reading: WindowReading) {
    var halves = SIMD8<UInt16>()
    for index in reading.indices {
      halves[index] = UInt16(truncatingIfNeeded: (reading[index].bitPattern &+ 0x8000) >> 16)
    }
    upperHalves = halves
  }

  var unpacked: WindowReading {
    unsafe unsafeBitCast(SIMD8<UInt32>(truncatingIfNeeded: upperHalves) &<< 16, to: WindowReading.self)
  }
}

/// A path on which nothing happens but the delays of packets, and its receiver.
private struct CalmPath {
  let queueMedian: Float
  let accessMean: Float
  private var jitter: Float = 0
  private var lastTransit = Float.nan

  init(queueMedian: Float, accessMean: Float) {
    self.queueMedian = queueMedian
    self.accessMean = accessMean
  }

  /// Receives the packets of a window, in the order of sending.
  mutating func receive(_ block: DelayBlock) -> WindowReading {
    let before = jitter
    var (peak, least, sum) = (Float(0), Float.infinity, Float(0))
    var largest: (Float, Float, Float, Float) = (-.infinity, -.infinity, -.infinity, -.infinity)
    let step = Float(PacketClock.packetTime - DirectionRun.spacing)
    for index in 0..<DelayStock.packets {
      var transit = block.noise[index] + queueMedian * block.queue[index] + accessMean * block.access[index]
      if !lastTransit.isNaN {
        transit = max(transit, lastTransit - step)
        jitter += (abs(transit - lastTransit) - jitter) / 16
      }
      lastTransit = transit
      peak = max(peak, jitter)
      least = min(least, transit)
      sum += transit - block.noise[index]
      if transit > largest.3 { Self.insert(transit, into: &largest) }
    }
    let kept = Float(InterarrivalJitter.remainders[DelayStock.packets])
    return WindowReading(
      (jitter - kept * before) / (1 - kept), peak, least, largest.0, sum / Float(DelayStock.packets), lastTransit,
      largest.1, largest.3)
  }

  /// Keeps the four largest in descending order.
  private static func insert(_ value: Float, into largest: inout (Float, Float, Float, Float)) {
    largest.3 = value
    if largest.3 > largest.2 { swap(&largest.3, &largest.2) }
    if largest.2 > largest.1 { swap(&largest.2, &largest.1) }
    if largest.1 > largest.0 { swap(&largest.1, &largest.0) }
  }
}
