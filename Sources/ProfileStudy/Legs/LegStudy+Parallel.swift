extension LegStudy {
  /// Hands what `measure` makes of each leg to `deliver`, in order of the legs.
  ///
  /// At most a few results for each of `jobs` are computed and not yet delivered, so memory does not grow with the
  /// study. Cancelling the task ends it with `CancellationError`.
  public func forEachLeg<Result: Sendable>(
    jobs: Int, measure: @escaping @Sendable (Int) -> Result, deliver: (Int, Result) throws -> Void
  ) async throws {
    let width = 4 * max(1, jobs)
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var waiting: [Int: Result] = [:]
      var (begun, delivered, running) = (0, 0, 0)
      func startWhatFits() {
        while begun < legs, running < jobs, begun - delivered < width {
          let number = begun
          group.addTask { (number, measure(number)) }
          begun += 1
          running += 1
        }
      }
      startWhatFits()
      while let (number, result) = try await group.next() {
        try Task.checkCancellation()
        running -= 1
        waiting[number] = result
        startWhatFits()
        while let ready = waiting.removeValue(forKey: delivered) {
          try deliver(delivered, ready)
          delivered += 1
        }
        startWhatFits()
      }
    }
  }

  /// What `measure` makes of each leg, in order of the legs.
  public func map<Result: Sendable>(
    jobs: Int, report: (Int) -> Void = { _ in }, _ measure: @escaping @Sendable (Int) -> Result
  ) async throws -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(legs)
    try await forEachLeg(jobs: jobs, measure: measure) { number, result in
      results.append(result)
      report(number + 1)
    }
    return results
  }
}
