import Dialects
import GroundTruth
import Quantities

extension ReceiverReports {
  /// Round-trip time and jitter as a client shows them, whole microseconds.
  struct Reading {
    var roundTrip = 0
    var jitter = 0
  }

  /// What the newest report at `time` said of `series`, whose RTP clock has `rate` units a second; zeros before the first.
  mutating func reading(of series: DirectionSeries, at time: SimulationTime, clockRate rate: Int) -> Reading {
    guard let told = newest(at: time) else { return Reading() }
    let second = series.second(at: told)
    return Reading(
      roundTrip: Self.roundTrip(Int(second.roundTrip)), jitter: Self.jitter(Int(second.jitter), clockRate: rate))
  }
}
