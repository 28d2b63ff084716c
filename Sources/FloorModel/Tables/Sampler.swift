import Quantities
import Randomness

/// A distribution of durations in the form in which the floor draws from it: plain numbers, no references for the
/// families that models use most.
///
/// Draws are those of the distribution to the last bit; negative ones count as zero.
enum Sampler: Sendable {
  case constant(SimulationDuration, seconds: Double)
  case uniform(low: Double, high: Double)
  case exponential(mean: Double)
  case normal(mean: Double, sigma: Double)
  case logNormal(median: Double, sigma: Double)
  case weibull(shape: Double, scale: Double)
  case other(Box)

  /// A distribution of another family, behind a reference that is cheap to pass on.
  final class Box: Sendable {
    let distribution: Distribution
    init(_ distribution: Distribution) { self.distribution = distribution }
  }

  init(_ distribution: Distribution) {
    self =
      switch distribution {
      case .constant(let member): .constant(.seconds(rounding: max(0, member.value)), seconds: member.value)
      case .uniform(let member): .uniform(low: member.low, high: member.high)
      case .exponential(let member): .exponential(mean: member.meanValue)
      case .normal(let member): .normal(mean: member.center, sigma: member.sigma)
      case .logNormal(let member): .logNormal(median: member.median, sigma: member.sigma)
      case .weibull(let member): .weibull(shape: member.shape, scale: member.scale)
      // The rest, and families still to be added, draw the same, only more slowly.
      default: .other(Box(distribution))
      }
  }

  /// A draw, multiplied by `factor`.
  func duration(from stream: inout RandomStream, times factor: Double) -> SimulationDuration {
    .seconds(rounding: max(0, seconds(from: &stream) * factor))
  }

  /// A draw.
  func duration(from stream: inout RandomStream) -> SimulationDuration {
    if case .constant(let duration, _) = self { return duration }
    return .seconds(rounding: max(0, seconds(from: &stream)))
  }

  /// The duration, if it is always the same.
  var constant: SimulationDuration? {
    if case .constant(let duration, _) = self { duration } else { nil }
  }

  /// The one draw of a stream of its own.
  func draw(_ key: EntityKey, _ purpose: Purpose, _ bucket: Int) -> SimulationDuration {
    if case .constant(let duration, _) = self { return duration }
    var stream = key.stream(purpose, bucket)
    return duration(from: &stream)
  }

  private func seconds(from stream: inout RandomStream) -> Double {
    switch self {
    case .constant(_, let seconds): seconds
    case .uniform(let low, let high): stream.uniform(from: low, to: high)
    case .exponential(let mean): stream.exponential(mean: mean)
    case .normal(let mean, let sigma): mean + stream.gaussian(sigma: sigma)
    case .logNormal(let median, let sigma): stream.logNormal(median: median, sigma: sigma)
    case .weibull(let shape, let scale): stream.weibull(shape: shape, scale: scale)
    case .other(let box): box.distribution.draw(from: &stream)
    }
  }
}

extension EntityKey {
  /// The stream of one purpose; `bucket` counts the occasions.
  func stream(_ purpose: Purpose, _ bucket: Int = 0) -> RandomStream {
    RandomStream(StreamKey(self, purpose, bucket: UInt64(bitPattern: Int64(bucket))))
  }
}

extension Distribution {
  /// A draw as a duration, where one is too rare for a sampler; negative draws count as zero.
  func seconds(from stream: inout RandomStream) -> SimulationDuration {
    .seconds(rounding: max(0, draw(from: &stream)))
  }
}
