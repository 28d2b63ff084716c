/// A way over another network, for as long as an impairment leads there.
///
/// Its regimes, stalls and routes go on while nobody looks, so that a leg that comes over finds them where they are.
final class OtherWay {
  /// The direction on that network, which sends nothing by itself.
  private var run: DirectionRun

  /// The way that `run` is.
  init(_ run: consuming DirectionRun) { self.run = run }

  /// The one-way delay in force when nothing queues, microseconds.
  var base: Double { run.base }

  /// When a packet that is due and departs then arrives, and whether it is lost on the way; departures ascend.
  func carry(due: Double, departure: Double) -> (arrival: Double, isLost: Bool) {
    run.carry(due: due, departure: departure)
  }

  /// The network is in `regime` from `now` on, or in that of its chains when it is nil.
  func force(_ regime: Regime?, at now: Double) { run.force(regime, at: now) }
}
