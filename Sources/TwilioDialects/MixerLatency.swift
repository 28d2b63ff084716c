import GroundTruth
import Randomness

/// The one-way time between a media edge and the mixer, as the platform's 10-second samples measure it.
///
/// A sample's average is what the way between the two regions takes plus an exponential wait in queues, its maximum the
/// average plus another exponential; both means are inferred. Figures are hundredths of a millisecond.
///
/// The samples themselves are told only where they breach a threshold. Where none can, the average and the maximum of
/// the whole stay are drawn from their own laws: that of a mean of exponentials, and that of the highest of sums of two.
struct MixerLatency {
  /// What the way alone takes, milliseconds.
  let base: Double

  /// Average and maximum, hundredths of a millisecond.
  typealias Figures = (average: Int, maximum: Int)

  /// The mean wait of a sample, milliseconds.
  private static let wait = 0.8
  /// The mean of what the worst packet of a sample waits on top of that, in mean waits.
  private static let peakRatio = 2.5
  /// An exponential of a uniform of 53 bits never exceeds so many means.
  private static let longestExponential = 37.0
  /// Up to so many samples are drawn one by one: it costs less, and their average bears upon their maximum.
  private static let fewSamples = 4

  /// Whether no sample's average can reach `threshold`.
  func staysBelow(_ threshold: Int) -> Bool {
    base + Self.wait * Self.longestExponential < Double(threshold - 1) / 100
  }

  /// Draws a stay of `seconds` as a whole.
  func draw(seconds: Int, from draws: inout RandomStream) -> Figures {
    let (full, rest) = seconds.quotientAndRemainder(dividingBy: TenSecondTotals.length)
    let samples = full + (rest > 0 ? 1 : 0)
    guard samples > Self.fewSamples else { return drawSamples(of: seconds, from: &draws) { _, _, _ in } }
    var waits = Double(TenSecondTotals.length) * draws.gamma(shape: Double(full), scale: Self.wait)
    if rest > 0 { waits += Double(rest) * draws.exponential(mean: Self.wait) }
    let average = Self.hundredths(base + waits / Double(seconds))
    let maximum = Self.hundredths(base + Self.highest(of: samples, share: draws.uniformPositive()))
    return (average, max(average, maximum))
  }

  /// Draws every sample of a stay of `seconds`, calls `body` with each and its number, and returns the stay as a whole.
  func drawSamples(
    of seconds: Int, from draws: inout RandomStream, _ body: (_ sample: Int, _ average: Int, _ maximum: Int) -> Void
  ) -> Figures {
    var sum = 0.0
    var highest = 0
    var start = 0
    while start < seconds {
      let length = min(TenSecondTotals.length, seconds - start)
      let average = base + draws.exponential(mean: Self.wait)
      let maximum = Self.hundredths(average + draws.exponential(mean: Self.wait * Self.peakRatio))
      sum += average * Double(length)
      highest = max(highest, maximum)
      body(start / TenSecondTotals.length, Self.hundredths(average), maximum)
      start += length
    }
    let average = Self.hundredths(sum / Double(max(seconds, 1)))
    return (average, max(average, highest))
  }

  /// The wait, milliseconds, that the highest of `count` samples stays below with probability `share`, above 0 and below 1.
  ///
  /// With y = exp(-x / peak) and k the ratio of the two means, a sample exceeds x with probability (k y - y^k) / (k - 1).
  /// That is concave and rises with y, so Newton's method from below never overshoots; three steps leave less than
  /// a hundredth of a millisecond for every `count` above `fewSamples` and every share above 10^-8.
  private static func highest(of count: Int, share: Double) -> Double {
    // Above nothing, because its logarithm is taken.
    let exceeding = max(-Portable.expm1(Portable.log(share) / Double(count)), 0x1p-60)
    let target = exceeding * (peakRatio - 1)
    var y = target / peakRatio
    for _ in 0..<3 {
      // y^1.5: k of it less than k is the slope.
      let power = y * y.squareRoot()
      y += (target - peakRatio * y + y * power) / (peakRatio * (1 - power))
    }
    return -wait * peakRatio * Portable.log(y)
  }

  private static func hundredths(_ milliseconds: Double) -> Int { Int((milliseconds * 100).rounded()) }
}
