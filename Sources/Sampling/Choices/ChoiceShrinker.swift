/// Makes a sequence of choices simpler while what it leads to stays interesting.
///
///     let shrinker = ChoiceShrinker(budget: 500)
///     let smallest = shrinker.shrink(failing) { values in sampler.replay(values) is still refused ? its record : nil }
///
/// It takes out the marked parts, then short stretches, then makes single numbers smaller, until nothing of it helps or
/// the budget is used up. A candidate counts by what was recorded when it was replayed, so that what a shorter sequence
/// no longer asks for is gone too.
public struct ChoiceShrinker: Sendable {
  /// How many candidates are tried at most.
  public var budget: Int

  /// A shrinker that tries at most `budget` candidates.
  public init(budget: Int = 1_000) { self.budget = budget }

  /// The simplest sequence found that `replay` finds interesting.
  ///
  /// - Parameters:
  ///   - start: an interesting one.
  ///   - replay: replays a sequence; the record of what it chose when that is interesting, nil when it is not.
  /// - Throws: what `replay` throws, which ends the search.
  public func shrink<Failure: Error>(
    _ start: ChoiceRecord, replay: ([UInt64]) throws(Failure) -> ChoiceRecord?
  ) throws(Failure) -> (record: ChoiceRecord, tries: Int) {
    var search = Search(best: start, budget: budget)
    var before: ChoiceRecord
    repeat {
      before = search.best
      try search.removeSpans(replay)
      try search.removeStretches(replay)
      try search.minimise(replay)
    } while search.best != before && search.budget > 0
    return (search.best, budget - search.budget)
  }

  private struct Search {
    var best: ChoiceRecord
    var budget: Int
    var seen: Set<[UInt64]> = []

    /// Whether `values` is interesting and simpler, in which case it is the best from here on.
    mutating func attempt<Failure: Error>(
      _ values: [UInt64], _ replay: ([UInt64]) throws(Failure) -> ChoiceRecord?
    ) throws(Failure) -> Bool {
      guard budget > 0, values != best.values, seen.insert(values).inserted else { return false }
      budget -= 1
      guard let record = try replay(values), record.isSimpler(than: best) else { return false }
      best = record
      return true
    }

    /// Takes out marked parts, the largest first.
    mutating func removeSpans<Failure: Error>(
      _ replay: ([UInt64]) throws(Failure) -> ChoiceRecord?
    ) throws(Failure) {
      var index = 0
      var spans = best.spans.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
      while index < spans.count, budget > 0 {
        let span = spans[index]
        index += 1
        guard !span.isEmpty, span.upperBound <= best.values.count else { continue }
        var values = best.values
        values.removeSubrange(span)
        if try attempt(values, replay) {
          spans = best.spans.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
          index = 0
        }
      }
    }

    /// Takes out stretches of four numbers and fewer, from the end on.
    mutating func removeStretches<Failure: Error>(
      _ replay: ([UInt64]) throws(Failure) -> ChoiceRecord?
    ) throws(Failure) {
      for length in [4, 3, 2, 1] {
        var start = best.values.count - length
        while start >= 0, budget > 0 {
          if start + length <= best.values.count {
            var values = best.values
            values.removeSubrange(start..<start + length)
            _ = try attempt(values, replay)
          }
          start -= 1
        }
      }
    }

    /// Makes single numbers smaller: zero, one, then by halves, then by ones.
    mutating func minimise<Failure: Error>(
      _ replay: ([UInt64]) throws(Failure) -> ChoiceRecord?
    ) throws(Failure) {
      var position = 0
      while position < best.values.count, budget > 0 {
        try lower(position, to: 0, replay)
        var low: UInt64 = 0
        // What is interesting need not be an interval: halving finds one bound of it, small steps the rest.
        while position < best.values.count, best.values[position] > low + 1, budget > 0 {
          let middle = low + (best.values[position] - low) / 2
          if try !lower(position, to: middle, replay) { low = middle }
        }
        var step: UInt64 = 1
        while position < best.values.count, step <= 8, best.values[position] >= step, budget > 0 {
          if try !lower(position, to: best.values[position] - step, replay) { step += 1 }
        }
        for small in 1..<UInt64(8) where position < best.values.count && small < best.values[position] {
          if try lower(position, to: small, replay) { break }
        }
        position += 1
      }
    }

    @discardableResult
    private mutating func lower<Failure: Error>(
      _ position: Int, to value: UInt64, _ replay: ([UInt64]) throws(Failure) -> ChoiceRecord?
    ) throws(Failure) -> Bool {
      guard position < best.values.count, best.values[position] > value else { return false }
      var values = best.values
      values[position] = value
      return try attempt(values, replay)
    }
  }
}
