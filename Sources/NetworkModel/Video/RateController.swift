/// A sender's estimate of what the path carries, second by second, in kilobits per second.
///
/// A sketch of WebRTC's congestion control: below 2 % loss the rate grows, up to 10 % it stays, above it is multiplied
/// by 1 − loss/2; a delay that grows cuts it to 0.85. It begins at 300 kbit/s and probes its way up in five to ten
/// seconds.
struct RateController {
  /// What may be sent now.
  private(set) var rate = Self.start
  /// Whether it is still on its way up for the first time.
  private(set) var isProbing = true
  private var usualDelay: Double?

  private static let start = 300.0
  static let least = 30.0
  private static let probing = 1.25
  static let growth = 1.08
  private static let tolerated = 0.02
  private static let harmful = 0.10
  static let delayCut = 0.85
  /// A queue of this many microseconds above the usual delay counts as one that grows: inferred.
  private static let delayGrowth = 60_000.0
  /// How fast the notion of the usual delay follows, per second: inferred.
  private static let following = 0.1

  /// A second is over in which `loss` was lost and delays were `delay` microseconds on average.
  ///
  /// - Parameters:
  ///   - ceiling: what there is to send, kilobits per second.
  ///   - cap: what the narrowest line carries; nil when nothing limits it.
  mutating func advance(loss: Double, delay: Double, ceiling: Double, cap: Double?) {
    let usual = usualDelay ?? delay
    usualDelay = usual + Self.following * (delay - usual)
    if loss > Self.harmful {
      rate *= 1 - loss / 2
      isProbing = false
    } else if delay - usual > Self.delayGrowth {
      rate *= Self.delayCut
      isProbing = false
    } else if loss < Self.tolerated {
      rate *= isProbing ? Self.probing : Self.growth
    }
    if let cap, rate > cap {
      // What exceeds the line queues up and is noticed as growing delay within the second.
      rate = cap * Self.delayCut
      isProbing = false
    }
    if rate >= ceiling { isProbing = false }
    // An application that sends less than it could does not let the estimate run away.
    rate = max(Self.least, min(rate, 1.5 * ceiling))
  }
}
