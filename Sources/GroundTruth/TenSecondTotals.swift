/// What ten consecutive seconds of one direction add up to: the sample that platforms report in.
///
/// Kept beside the seconds, so that whoever judges samples need not add up every second of a leg again.
public struct TenSecondTotals: Hashable, Sendable {
  /// How many seconds a full one covers; the last of a direction may cover fewer.
  public static let length = 10

  /// Packets the sender put on the wire.
  public private(set) var sent: UInt32 = 0
  /// Of those, packets that never arrived.
  public private(set) var lost: UInt32 = 0
  /// The seconds' jitter estimates added up, microseconds.
  public private(set) var jitterSum: UInt64 = 0
  /// The highest jitter estimate, microseconds.
  public private(set) var jitterPeak: UInt32 = 0
  /// How many seconds these are, 1 through `length`.
  public private(set) var seconds: UInt8 = 0
  /// Whether this side spoke in any of them.
  public private(set) var speaks = false

  /// The totals of `samples`, from the first on; the last covers what is left.
  static func totals(of samples: [SecondSample]) -> [TenSecondTotals] {
    var all: [TenSecondTotals] = []
    all.reserveCapacity((samples.count + length - 1) / length)
    var current = TenSecondTotals()
    for sample in samples {
      current.add(sample)
      if Int(current.seconds) == length {
        all.append(current)
        current = TenSecondTotals()
      }
    }
    if current.seconds > 0 { all.append(current) }
    return all
  }

  private mutating func add(_ sample: SecondSample) {
    sent += UInt32(sample.sent)
    lost += UInt32(sample.lost)
    jitterSum += UInt64(sample.jitter)
    jitterPeak = max(jitterPeak, sample.jitterPeak, sample.jitter)
    seconds += 1
    if sample.speech > 0 { speaks = true }
  }
}
