/// The receiver's play-out buffer: how late a packet may come, packet by packet.
///
/// The adaptive kind follows libwebrtc's NetEq as the models' reference, section 2.3, describes it; its second
/// optimiser, which trades delay against reordering, has nothing to do on paths that keep packets in order. The fixed
/// kind is a telephony gateway's.
struct JitterBuffer {
  /// How long a packet waits that came as early as any lately, microseconds.
  private(set) var level: Double
  private let isAdaptive: Bool

  // The least transit time of the last two seconds, by half seconds.
  private var recentMinima: [3 of Double] = [.infinity, .infinity, .infinity]
  private var currentMinimum = Double.infinity
  private var currentMaximum = -Double.infinity
  private var histogram: [100 of Double] = .init(repeating: 0)
  private var observations = 0

  /// The length of an observation window: the histogram takes the maximum of each.
  static let window = 500_000.0
  private static let startLevel = 80_000.0
  private static let fixedLevel = 40_000.0
  private static let bucketWidth = 20_000.0
  private static let quantile = 0.95
  private static let forgetting = 0.983
  private static let largestRise = 20_000.0
  private static let largestFall = 10_000.0

  /// A buffer before its first packet.
  init(_ kind: JitterBufferKind) {
    isAdaptive = kind == .adaptive
    level = isAdaptive ? Self.startLevel : Self.fixedLevel
  }

  /// Whether a packet that took `transit` microseconds comes too late to be played.
  ///
  /// Transit times may share any constant: only differences count.
  mutating func isLate(transit: Double) -> Bool {
    currentMinimum = min(currentMinimum, transit)
    currentMaximum = max(currentMaximum, transit)
    return transit - floor > level
  }

  /// Closes a window of half a second and moves the level toward its target.
  mutating func closeWindow() {
    defer {
      recentMinima[0] = recentMinima[1]
      recentMinima[1] = recentMinima[2]
      recentMinima[2] = currentMinimum
      currentMinimum = .infinity
      currentMaximum = -.infinity
    }
    guard isAdaptive, currentMaximum > -.infinity else { return }
    observe(relativeDelay: currentMaximum - floor)
    let target = Double(quantileBucket + 1) * Self.bucketWidth
    level += min(Self.largestRise, max(-Self.largestFall, target - level))
  }

  private var floor: Double {
    min(min(recentMinima[0], recentMinima[1]), min(recentMinima[2], currentMinimum))
  }

  private mutating func observe(relativeDelay: Double) {
    observations += 1
    let factor = min(Self.forgetting, 1 - 2 / Double(observations + 1))
    for index in histogram.indices { histogram[index] *= factor }
    let bucket = min(histogram.count - 1, Int(relativeDelay / Self.bucketWidth))
    histogram[bucket] += 1 - factor
  }

  /// The first bucket up to which 95 % of the weight lie.
  private var quantileBucket: Int {
    var above = 1.0
    for index in histogram.indices {
      above -= histogram[index]
      if above <= 1 - Self.quantile { return index }
    }
    return histogram.count - 1
  }
}
