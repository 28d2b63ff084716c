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

  private init(_ sample: borrowing CalmSample, _ law: Law) {
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
  struct Law: Equatable, Sendable {
    /// Medians of the queueing delay.
    var queue: PerRegime<Double>
    /// Means of the access delay.
    var access: PerRegime<Double>

    /// The law of the direction `side` of a profile, its delays multiplied with `scale`.
    init(_ side: NetworkProfile.Direction, scale: Double) {
      queue = side.queue.map { $0 * 1_000 * scale }
      access = NetworkProfile.accessGrowth.map { $0 * side.access * 1_000 * scale }
    }
  }

  /// The stocks of the two directions of a profile, one and the same if they follow one law.
  private struct Pair {
    let uplink: DelayStock
    let downlink: DelayStock

    init(_ key: Key) {
      let profile = NetworkProfile(key.profile)
      let sample = CalmSample(
        profile.delays, windows: DelayStock.sampleWindows, hasSlotEdges: profile.hasSatelliteSlots)
      let up = Law(profile.uplink, scale: key.scale)
      let down = Law(profile.downlink, scale: key.scale)
      uplink = DelayStock(sample, up)
      downlink = up == down ? uplink : DelayStock(sample, down)
    }
  }

  /// What stocks are kept by.
  private struct Key: Hashable {
    let profile: NetworkProfile.Name
    let scale: Double
  }

  /// Where the stocks of a key are, or will be.
  private final class Place: Sendable {
    let pair = Mutex<Pair?>(nil)
  }

  private static let places = Mutex<[Key: Place]>([:])

  /// The stock for `direction` of a leg on `network`, and the scale of the leg's delays in it when `factor` is its own.
  ///
  /// It is drawn when a profile is asked for the first time.
  static func shared(_ network: NetworkConfiguration, _ direction: Direction, factor: Double) -> (
    stock: DelayStock, scale: Double
  ) {
    // The power of 4 next to the network's scale leaves most legs between the scales that the stock was received at.
    var power = 1.0
    while network.jitterScale >= 2 * power, power < 64 { power *= 4 }
    while network.jitterScale < power / 2, power > 1.0 / 64 { power /= 4 }
    let key = Key(profile: network.profile, scale: power)
    let place = places.withLock { places in
      if let place = places[key] { return place }
      let place = Place()
      places[key] = place
      return place
    }
    // Stocks of different profiles are drawn side by side; who asks for the same one waits for it.
    let pair = place.pair.withLock { pair in
      if let pair { return pair }
      let drawn = Pair(key)
      pair = drawn
      return drawn
    }
    return (direction == .uplink ? pair.uplink : pair.downlink, factor * network.jitterScale / power)
  }
}
