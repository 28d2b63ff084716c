public import Quantities

/// Running counts of one direction up to an instant.
public struct MediaTotals: Hashable, Sendable {
  /// Packets put on the wire.
  public var sent = 0
  /// Packets that never arrived.
  public var lost = 0
  /// Packets that arrived past the jitter buffer.
  public var late = 0
  /// Runs that the receiver had to conceal.
  public var concealments = 0
  /// Payload bytes put on the wire.
  public var payloadBytes = 0

  /// Nothing yet.
  public init() {}

  /// Packets that arrived.
  public var received: Int { sent - lost }

  /// What was added since `earlier`.
  public static func - (later: MediaTotals, earlier: MediaTotals) -> MediaTotals {
    var difference = MediaTotals()
    difference.sent = later.sent - earlier.sent
    difference.lost = later.lost - earlier.lost
    difference.late = later.late - earlier.late
    difference.concealments = later.concealments - earlier.concealments
    difference.payloadBytes = later.payloadBytes - earlier.payloadBytes
    return difference
  }
}

/// Reads the running counts at ascending instants in one pass: each instant costs the seconds since the last.
///
/// Inside a second the counts grow in proportion to the time passed, rounded down, so the differences between any
/// instants add up to the whole and none is ever negative.
public struct TotalsReader {
  private let series: DirectionSeries
  private var whole = MediaTotals()
  private var nextSecond = 0

  /// A reader at the start of `series`.
  public init(_ series: DirectionSeries) { self.series = series }

  /// The counts at `time`, which must not be before the one asked for last.
  public mutating func totals(at time: SimulationTime) -> MediaTotals {
    let elapsed = max(0, min(time, series.end).microseconds - series.start.microseconds)
    let reached = min(Int(elapsed / 1_000_000), series.seconds.count)
    var result = whole
    while nextSecond < reached {
      result.add(series.seconds[nextSecond])
      nextSecond += 1
    }
    whole = result
    guard nextSecond < series.seconds.count else { return result }
    // The last second may be cut short: its counts belong to the part that was there.
    let start = Int64(nextSecond) * 1_000_000
    let length = min(1_000_000, series.end.microseconds - series.start.microseconds - start)
    let part = elapsed - start
    guard part > 0, length > 0 else { return result }
    result.add(series.seconds[nextSecond], numerator: Int(min(part, length)), denominator: Int(length))
    return result
  }
}

extension MediaTotals {
  /// Adds a whole second.
  @inline(__always) fileprivate mutating func add(_ sample: SecondSample) {
    sent += Int(sample.sent)
    lost += Int(sample.lost)
    late += Int(sample.late)
    concealments += Int(sample.concealments)
    payloadBytes += Int(sample.payloadBytes)
  }

  /// Adds a part of a second.
  fileprivate mutating func add(_ sample: SecondSample, numerator: Int, denominator: Int) {
    sent += Int(sample.sent) * numerator / denominator
    lost += Int(sample.lost) * numerator / denominator
    late += Int(sample.late) * numerator / denominator
    concealments += Int(sample.concealments) * numerator / denominator
    payloadBytes += Int(sample.payloadBytes) * numerator / denominator
  }
}
