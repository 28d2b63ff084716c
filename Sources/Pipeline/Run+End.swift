import GroundTruth
public import Quantities
public import Simulation

extension Run {
  /// The instant up to which documents of some cells may print times.
  ///
  /// The floors are simulated for it, the packets are not; the cells cannot be run afterwards.
  ///
  /// - Parameter isCancelled: asked between windows; once true, it stops with `CancellationError`.
  public static func end(of cells: [any CellSource], isCancelled: () -> Bool) throws -> SimulationTime? {
    var last: SimulationTime?
    func note(_ time: SimulationTime) { last = max(last ?? time, time) }
    for cell in cells {
      var reached = cell.directory.clock.start
      var isFinished = false
      while !isFinished {
        if isCancelled() { throw CancellationError() }
        reached = reached + window
        let advanced = cell.advance(to: reached)
        for conversation in advanced.conversations {
          note(conversation.latest)
          // Days may pass before somebody has judged it.
          for evaluation in conversation.evaluations { note(evaluation.latest) }
        }
        for change in advanced.stateChanges { note(change.at) }
        for impairment in advanced.impairments { note(impairment.episode.span.end) }
        isFinished = advanced.isFinished
      }
    }
    return last.map { $0 + Expander.leadOut }
  }
}
