public import Quantities
import Randomness

/// When a sender learns from RTCP receiver reports how its stream fares, and what such a report can say.
///
///     var reports = ReceiverReports(seed: seed, entity: stream, start: start, interval: ReceiverReports.browserInterval)
///     if let told = reports.newest(at: poll) { ... }     // what `getStats` shows is as old as this
///
/// Between two reports the sender's statistics stay as the last one left them (RFC 3550 section 6.4; the models'
/// reference, section 2.1). Instants must be asked for in order of time: each costs the reports since the last.
public struct ReceiverReports: Hashable, Sendable {
  private let seed: UInt64
  private let entity: UInt64
  private let interval: ClosedRange<SimulationDuration>
  private var number: UInt64 = 0
  private var latest: SimulationTime?
  private var next: SimulationTime

  /// What browsers draw between two reports about audio: 0.5 to 1.5 times five seconds.
  public static let browserInterval: ClosedRange<SimulationDuration> = .milliseconds(2_500)...(.milliseconds(7_500))
  /// Round-trip times count 1/65536 s, of which a browser shows 66, that is 1 ms, at least.
  public static let roundTripUnit = 65_536
  private static let leastRoundTrip = 66

  /// The reports on a stream that started at `start`.
  ///
  /// - Parameters:
  ///   - seed: the run's.
  ///   - entity: the stream; each interval is drawn from a bucket of its own.
  ///   - first: from the start to the first report; nil means like any other interval.
  ///   - interval: from one report to the next, every microsecond of it equally likely.
  public init(
    seed: UInt64, entity: UInt64, start: SimulationTime, first: ClosedRange<SimulationDuration>? = nil,
    interval: ClosedRange<SimulationDuration>
  ) {
    self.seed = seed
    self.entity = EntityID.child(of: entity, "receiver-reports")
    self.interval = interval
    next = start
    next += draw(first ?? interval)
  }

  /// When the newest report at or before `time` came; nil before the first.
  public mutating func newest(at time: SimulationTime) -> SimulationTime? {
    while next <= time {
      latest = next
      next += draw(interval)
    }
    return latest
  }

  private mutating func draw(_ range: ClosedRange<SimulationDuration>) -> SimulationDuration {
    var stream = RandomStream(StreamKey(seed: seed, entity: entity, purpose: .reporting, bucket: number))
    number += 1
    let width = Int((range.upperBound - range.lowerBound).microseconds)
    return range.lowerBound + SimulationDuration(microseconds: Int64(stream.integer(below: width + 1)))
  }

  /// A round-trip time in microseconds as RTCP measures it: whole units of 1/65536 s, to the microsecond.
  public static func roundTrip(_ microseconds: Int) -> Int {
    let ticks = max(leastRoundTrip, (microseconds * roundTripUnit + 500_000) / 1_000_000)
    return (ticks * 1_000_000 + roundTripUnit / 2) / roundTripUnit
  }

  /// A jitter in microseconds as a report states it: whole units of the stream's RTP clock, to the microsecond.
  ///
  /// - Parameter rate: units per second: 48,000 for Opus, 8,000 for G.711, 90,000 for video.
  public static func jitter(_ microseconds: Int, clockRate rate: Int) -> Int {
    let units = (microseconds * rate + 500_000) / 1_000_000
    return (units * 1_000_000 + rate / 2) / rate
  }
}
