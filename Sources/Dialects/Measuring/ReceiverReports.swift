import GroundTruth
import Quantities
import Randomness

/// What a sender learns of its stream from the forwarding unit's receiver reports, and how stale that is.
///
/// Reports come at a fixed interval from some time after the stream's start; between two the client shows the last.
struct ReceiverReports {
  private let first: SimulationTime
  private let interval: SimulationDuration
  private let clockRate: Int

  /// The reports on a stream that started at `start`.
  init(
    key: StreamKey, start: SimulationTime, first: ClosedRange<Int>, interval: SimulationDuration, clockRate: Int
  ) {
    var stream = RandomStream(key)
    self.first = start + stream.milliseconds(in: first)
    self.interval = interval
    self.clockRate = clockRate
  }

  /// Round-trip time and jitter as a client shows them, whole microseconds.
  struct Reading {
    var roundTrip = 0
    var jitter = 0
  }

  /// What the newest report before `time` said; zeros before the first.
  func reading(of series: DirectionSeries, at time: SimulationTime) -> Reading {
    guard time >= first else { return Reading() }
    let steps = (time - first).microseconds / interval.microseconds
    let second = series.second(at: first + interval * steps)
    return Reading(
      roundTrip: Self.roundTrip(Int(second.roundTrip)),
      jitter: Self.quantised(Int(second.jitter), perSecond: clockRate))
  }

  /// A round-trip time as RTCP measures it: k/65536 s (RFC 3550 section 4), to the microsecond.
  static func roundTrip(_ microseconds: Int) -> Int {
    let unit = 65_536
    let ticks = max(RealtimeKitConventions.leastRoundTrip, (microseconds * unit + 500_000) / 1_000_000)
    return (ticks * 1_000_000 + unit / 2) / unit
  }

  /// Microseconds rounded to whole units of a clock, and those to the microsecond.
  static func quantised(_ microseconds: Int, perSecond rate: Int) -> Int {
    let units = (microseconds * rate + 500_000) / 1_000_000
    return (units * 1_000_000 + rate / 2) / rate
  }
}
