import Randomness

extension NetworkProfile {
  /// w·g: the mean white access delay of `direction` in each regime, milliseconds.
  public static func accessDelay(_ direction: Direction) -> PerRegime<Double> {
    Self.accessGrowth.map { direction.access * $0 }
  }

  /// What each part of a packet's delay alone would add to the jitter estimate of RFC 3550 in the long run, milliseconds.
  ///
  /// Closed forms of the models' reference, section 4.1. The parts are independent, so the estimate of all together is
  /// at least the largest and at most their sum; stalls and the slow drift come on top.
  public struct JitterParts: Hashable, Sendable {
    /// The sender's timing: 2σn/√π.
    public var timing: Double
    /// Queueing, log-normal of an AR(1) process: 2·m·e^(σ²/2)·erf(σ·√(1−φ)/2).
    public var queue: PerRegime<Double>
    /// The white access delay, exponential: its mean.
    public var access: PerRegime<Double>
  }

  /// The expected jitter of `direction`, one of this profile's, on an average leg.
  public func expectedJitter(_ direction: Direction) -> JitterParts {
    let growth = 2 * Portable.exp(queueSpread * queueSpread / 2)
    let step = Portable.erf(queueSpread * (1 - queueCorrelation).squareRoot() / 2)
    return JitterParts(
      timing: 2 * senderNoise / Double.pi.squareRoot(), queue: direction.queue.map { $0 * growth * step },
      access: Self.accessDelay(direction))
  }
}
