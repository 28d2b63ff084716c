import Quantities
import Randomness

/// The instants at which a client reports: one timer per peer, so all series of a report share them.
///
/// The first comes right after the join, the second one period and a little later (the timer starts after the first
/// report), the rest on a grid of one period from there, each a few milliseconds off.
enum SampleGrid {
  /// Calls `body` with the instants from a join up to a leave, both whole milliseconds; the last lies at most a period
  /// before the leave.
  static func forEachTick(
    key: StreamKey, from joined: SimulationTime, to left: SimulationTime, _ body: (SimulationTime) -> Void
  ) {
    typealias Conventions = RealtimeKitConventions
    var stream = RandomStream(key)
    let first = joined + stream.milliseconds(in: Conventions.firstReport)
    guard first <= left else { return }
    body(first)
    var nominal =
      first + .milliseconds(Int64(Conventions.period)) + stream.milliseconds(in: Conventions.secondReportDelay)
    while true {
      let tick = nominal + stream.milliseconds(in: Conventions.timerSlack)
      guard tick <= left else { return }
      body(tick)
      nominal += .milliseconds(Int64(Conventions.period))
    }
  }
}
