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
/// used for before. It stays for the life of the process. There are few: one for each direction of a profile and each power
/// of 4 among the jitter scales of networks, whatever else a scenario changes.
@safe final class DelayStock: Sendable {
  /// How many windows there are, a power of two: what is read most fits into a core's own cache.
  ///
  /// The probability of a quantile of what they hold scatters by 0.4 to 0.8 points; their jitter, of which some profiles
  /// have very little, has mean and deviation of a larger sample.
  static let windows = 4_096
  /// How many windows that sample has.
  private static let sampleWindows = 16_384
  /// Packets in a window.
  static let packets = 25

  /// By what power of the queue's factor the scale grows that gives the same jitter, when the queue alone is scaled.
  let queueExponent: PerRegime<Float>

  private nonisolated(unsafe) let delays: UnsafeMutablePointer<PackedDelays>
  private nonisolated(unsafe) let readings: PerRegime<UnsafeMutablePointer<PackedReadings>>

  /// The stock of `law`, drawn when it is asked for the first time.
  static func shared(_ law: Law) -> DelayStock {
    let place = places.withLock { places in
      if let place = places[law] { return place }
      let place = Place()
      places[law] = place
      return place
    }
    // Stocks of different laws are drawn side by side; who asks for the same one waits for it.
    return place.stock.withLock { stock in
      if let stock { return stock }
      let drawn = DelayStock(law)
      stock = drawn
      return drawn
    }
  }

  private static let places = Mutex<[Law: Place]>([:])

  /// Where the stock of a law is, or will be.
  private final class Place: Sendable {
    let stock = Mutex<DelayStock?>(nil)
  }

  private init(_ law: Law) {
    let sample = CalmSample(law.delays, windows: Self.sampleWindows)
    let delays = UnsafeMutablePointer<PackedDelays>.allocate(capacity: Self.windows * Self.packets)
    unsafe delays.initialize(from: sample.packets(of: 0), count: Self.windows * Self.packets)
    unsafe self.delays = delays
    let readings = sample.readings(of: Self.windows, law)
    func pack(_ regime: Regime) -> UnsafeMutablePointer<PackedReadings> {
      let packed = UnsafeMutablePointer<PackedReadings>.allocate(capacity: Self.windows)
      for (window, reading) in readings[regime].enumerated() {
        unsafe (packed + window).initialize(to: PackedReadings(reading))
      }
      return unsafe packed
    }
    unsafe self.readings = PerRegime(pack(.clear), pack(.busy), pack(.congested))
    queueExponent = sample.queueExponents(law)
  }

  /// What a receiver makes of the windows in `regime`, `windows` of them; valid as long as the stock.
  @unsafe func readings(_ regime: Regime) -> UnsafePointer<PackedReadings> { unsafe UnsafePointer(readings[regime]) }

  /// The delays of the packets of window `number`, `packets` of them; valid as long as the stock.
  @unsafe func packets(of number: Int) -> UnsafePointer<PackedDelays> {
    unsafe UnsafePointer(delays + number * Self.packets)
  }
}

extension DelayStock {
  /// What the delays of a direction follow in each regime, at scale 1, in microseconds.
  struct Law: Hashable, Sendable {
    /// From packet to packet.
    var delays: DelayLaw
    /// Medians of the queueing delay.
    var queue: PerRegime<Double>
    /// Means of the access delay.
    var access: PerRegime<Double>

    /// The law of the direction `side` of `profile`, its delays multiplied with `scale`.
    init(profile: NetworkProfile, side: NetworkProfile.Direction, scale: Double) {
      delays = profile.delays
      queue = side.queue.map { $0 * 1_000 * scale }
      access = NetworkProfile.accessGrowth.map { $0 * side.access * 1_000 * scale }
    }
  }

  /// The stock for `direction` of a leg on `network`, and the scale of the leg's delays in it when `factor` is its own.
  static func shared(_ network: NetworkConfiguration, _ direction: Direction, factor: Double) -> (
    stock: DelayStock, scale: Double
  ) {
    let profile = NetworkProfile(network.profile)
    // The power of 4 next to the network's scale leaves most legs between the scales that the stock was received at.
    var power = 1.0
    while network.jitterScale >= 2 * power, power < 64 { power *= 4 }
    while network.jitterScale < power / 2, power > 1.0 / 64 { power /= 4 }
    let side = direction == .uplink ? profile.uplink : profile.downlink
    return (shared(Law(profile: profile, side: side, scale: power)), factor * network.jitterScale / power)
  }
}
