/// What the documentation lists about a warning of an SDK: the threshold it prints and what its window looks like.
struct WarningTable {
  /// How a window is judged.
  enum Judgement {
    /// Three values above, or below, the threshold.
    case above, below
    /// The mean of seven above the threshold, cleared at 1.
    case mean
    /// Three zeros.
    case zeros
  }

  let threshold: Double
  let judgement: Judgement
  /// Values in a window.
  let lengths: ClosedRange<Int>
  /// What a value may be.
  let values: ClosedRange<Double>

  /// The entry for `name`, or nil when that SDK has no such warning.
  ///
  /// The browser SDK's thresholds and windows are those of its source, the mobile ones' those of the documentation.
  init?(_ name: String, isBrowser: Bool) {
    let window = isBrowser ? 3...10 : 3...5
    switch (name, isBrowser) {
    case ("high-rtt", _): self.init(400, .above, window, 0...600_000)
    case ("high-jitter", _): self.init(30, .above, window, 0...600_000)
    case ("low-mos", true): self.init(3, .below, window, 1...4.6)
    case ("low-mos", false): self.init(3.5, .below, window, 1...4.6)
    case ("high-packet-loss", true): self.init(1, .above, window, 0...100)
    // The Android SDK keeps this name for the rule of the lost fraction.
    case ("high-packet-loss", false), ("high-packets-lost-fraction", _): self.init(3, .mean, 7...7, 0...100)
    case ("low-bytes-received", true), ("low-bytes-sent", true): self.init(1, .zeros, 3...3, 0...1e9)
    case ("constant-audio-input-level", _), ("constant-audio-output-level", _):
      self.init(327.67, .below, 0...1, 0...32_767)
    default: return nil
    }
  }

  private init(
    _ threshold: Double, _ judgement: Judgement, _ lengths: ClosedRange<Int>, _ values: ClosedRange<Double>
  ) {
    self.threshold = threshold
    self.judgement = judgement
    self.lengths = lengths
    self.values = values
  }
}
