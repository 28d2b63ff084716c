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
    while nextSecond < reached {
      Self.add(series.seconds[nextSecond], numerator: 1, denominator: 1, to: &whole)
      nextSecond += 1
    }
    var result = whole
    guard nextSecond < series.seconds.count else { return result }
    // The last second may be cut short: its counts belong to the part that was there.
    let start = Int64(nextSecond) * 1_000_000
    let length = min(1_000_000, series.end.microseconds - series.start.microseconds - start)
    let part = elapsed - start
    guard part > 0, length > 0 else { return result }
    Self.add(series.seconds[nextSecond], numerator: Int(min(part, length)), denominator: Int(length), to: &result)
    return result
  }

  private static func add(
    _ sample: SecondSample, numerator: Int, denominator: Int, to totals: inout MediaTotals
  ) {
    totals.sent += Int(sample.sent) * numerator / denominator
    totals.lost += Int(sample.lost) * numerator / denominator
    totals.late += Int(sample.late) * numerator / denominator
    totals.concealments += Int(sample.concealments) * numerator / denominator
    totals.payloadBytes += Int(sample.payloadBytes) * numerator / denominator
  }
}
