/// The receiver's play-out buffer: how late a packet may come, packet by packet.
///
/// The adaptive kind follows libwebrtc's NetEq as the models' reference, section 2.3, describes it; its second
/// optimiser, which trades delay against reordering, has nothing to do on paths that keep packets in order. The fixed
/// kind is a telephony gateway's.
struct JitterBuffer: ~Copyable {
  /// How long a packet waits that came as early as any lately, microseconds.
  private(set) var level: Double
  /// The least transit time of the last two seconds.
  private(set) var floor = Double.infinity
  private var isAdaptive = true

  // The least transit times of the three half seconds before this one, and what this one has seen.
  private var recentMinima = (Double.infinity, Double.infinity, Double.infinity)
  private var minimum = Double.infinity
  private var maximum = -Double.infinity
  private var delays = DelayHistogram()

  /// The length of an observation window: the histogram takes the maximum of each.
  static let window = 500_000.0
  private static let startLevel = 80_000.0
  private static let largestRise = 20_000.0
  private static let largestFall = 10_000.0

  /// A buffer before its first packet.
  init(_ kind: JitterBufferKind) {
    level = Self.startLevel
    change(to: kind)
  }

  /// Goes on as a buffer of `kind`: a fixed one has its level at once, an adaptive one moves on from where it is.
  mutating func change(to kind: JitterBufferKind) {
    switch kind {
    case .adaptive: isAdaptive = true
    case .fixed(let fixed):
      isAdaptive = false
      level = fixed
    }
  }

  /// Whether a packet that took `transit` microseconds comes too late to be played.
  ///
  /// Transit times may share any constant: only differences count.
  mutating func isLate(transit: Double) -> Bool {
    observe(from: transit, through: transit)
    return transit - floor > level
  }

  /// Takes note of packets that took between `least` and `most`.
  mutating func observe(from least: Double, through most: Double) {
    minimum = min(minimum, least)
    maximum = max(maximum, most)
    floor = min(floor, least)
  }

  /// Closes a window of half a second and moves the level toward its target.
  mutating func closeWindow() {
    if isAdaptive, maximum > -.infinity {
      let target = delays.take(maximum - floor)
      level += min(Self.largestRise, max(-Self.largestFall, target - level))
    }
    floor = min(min(recentMinima.1, recentMinima.2), minimum)
    recentMinima = (recentMinima.1, recentMinima.2, minimum)
    (minimum, maximum) = (.infinity, -.infinity)
  }
}

/// NetEq's histogram of relative delays, which forgets: buckets of 20 ms whose weights sum to 1.
struct DelayHistogram: ~Copyable {
  // Weights times a growing factor: forgetting grows it instead of shrinking every bucket.
  private var weights = InlineArray<100, Double>(repeating: 0)
  private var growth = 1.0
  private var observations = 0
  /// The bucket up to which 95 % of the weight lie, and the sum of the weights up to it.
  private var bucket = 0
  private var below = 0.0

  private static let bucketWidth = 20_000.0
  private static let bucketsPerMicrosecond = 1 / 20_000.0
  private static let quantile = 0.95
  private static let forgetting = 0.983
  private static let growing = 1 / 0.983
  /// After how many observations the mean of what there is would forget as slowly.
  private static let startUp = 116
  /// Beyond it the weights are brought to a growth of 1 again.
  private static let largestGrowth = 1e100

  /// Adds a delay, at least 0, and returns the upper edge of the bucket up to which 95 % of the weight lie; microseconds.
  @inline(__always)
  mutating func take(_ delay: Double) -> Double {
    let share: Double
    if observations < Self.startUp {
      share = 1 - start()
    } else {
      growth *= Self.growing
      if growth > Self.largestGrowth { rescale() }
      share = 1 - Self.forgetting
    }
    let index = min(weights.count - 1, Int(delay * Self.bucketsPerMicrosecond))
    let weight = share * growth
    weights[index] += weight
    if index <= bucket { below += weight }
    // The quantile has rarely moved, and then by a bucket or two.
    let wanted = Self.quantile * growth
    while below < wanted, bucket < weights.count - 1 {
      bucket += 1
      below += weights[bucket]
    }
    while bucket > 0, below - weights[bucket] >= wanted {
      below -= weights[bucket]
      bucket -= 1
    }
    return Double(bucket + 1) * Self.bucketWidth
  }

  /// Forgets at the start: what is left of the weights is that of a mean of what there is, 0 at the first.
  @inline(never)
  private mutating func start() -> Double {
    observations += 1
    let kept = min(Self.forgetting, 1 - 2 / Double(observations + 1))
    growth = kept > 0 ? growth / kept : 1
    return kept
  }

  @inline(never)
  private mutating func rescale() {
    for index in 0..<weights.count { weights[index] /= growth }
    below /= growth
    growth = 1
  }
}
