import Randomness

/// Delivery stalls: for a while nothing gets through, then everything that was held is released in order.
///
/// They begin as a Poisson process whose rate follows the regime and last a truncated Pareto time.
struct StallProcess: ~Copyable {
  /// When the next stall begins, microseconds from the start of the leg; infinite while the rate is 0.
  private(set) var nextStart = Double.infinity
  private let lengths: NetworkProfile.Stall
  private var rate = 0.0
  /// What is left of a unit exponential that the rate, summed over time, uses up.
  private var hazard: Double
  private var since = 0.0
  private var stream: RandomStream

  /// A process that has yet to be given a rate.
  init(lengths: NetworkProfile.Stall, stream: consuming RandomStream) {
    self.lengths = lengths
    self.stream = stream
    hazard = 0
    hazard = self.stream.exponential(mean: 1)
  }

  /// From `time` on, `rate` stalls begin per microsecond; nothing is drawn anew.
  mutating func change(rate: Double, at time: Double) {
    hazard = max(0, hazard - self.rate * (time - since))
    since = time
    self.rate = rate
    nextStart = rate > 0 ? time + hazard / rate : .infinity
  }

  /// The length in microseconds of the stall that begins at `nextStart`; plans the next.
  ///
  /// It counts from the first packet that meets it: one that fell between two packets would not be seen.
  mutating func begin() -> Double {
    var length: Double
    repeat {
      length = stream.pareto(exponent: lengths.exponent, minimum: lengths.minimum)
    } while length > lengths.cap
    since = nextStart
    hazard = stream.exponential(mean: 1)
    nextStart += hazard / rate
    return length
  }
}
