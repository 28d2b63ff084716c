import Quantities

/// Disjoint stretches of time in ascending order, and what can be done with two such sets.
struct SpanSet: Hashable, Sendable {
  /// Ascending, disjoint, none empty.
  let spans: [TimeSpan]

  /// What `spans`, in any order and perhaps overlapping, cover together.
  init(_ spans: [TimeSpan]) {
    var merged: [TimeSpan] = []
    for span in spans.filter({ !$0.isEmpty }).sorted(by: { $0.start < $1.start }) {
      if let last = merged.last, span.start <= last.end {
        merged[merged.count - 1] = TimeSpan(last.start, max(last.end, span.end))
      } else {
        merged.append(span)
      }
    }
    self.spans = merged
  }

  /// The time that both cover.
  func intersection(_ other: SpanSet) -> SpanSet {
    var common: [TimeSpan] = []
    var (left, right) = (0, 0)
    while left < spans.count, right < other.spans.count {
      if let part = spans[left].intersection(other.spans[right]) { common.append(part) }
      if spans[left].end < other.spans[right].end { left += 1 } else { right += 1 }
    }
    return SpanSet(common)
  }

  /// The time this covers and `other` does not.
  func subtracting(_ other: SpanSet) -> SpanSet {
    var rest: [TimeSpan] = []
    var index = 0
    for span in spans {
      var start = span.start
      while index < other.spans.count, other.spans[index].end <= start { index += 1 }
      var next = index
      while next < other.spans.count, other.spans[next].start < span.end {
        if start < other.spans[next].start { rest.append(TimeSpan(start, other.spans[next].start)) }
        start = max(start, other.spans[next].end)
        next += 1
      }
      if start < span.end { rest.append(TimeSpan(start, span.end)) }
    }
    return SpanSet(rest)
  }
}

extension [TalkActivity.Spurt] {
  /// The parts of ascending, disjoint spurts that lie inside `set`.
  func clipped(to set: SpanSet) -> [TalkActivity.Spurt] {
    var result: [TalkActivity.Spurt] = []
    var index = 0
    for spurt in self {
      while index < set.spans.count, set.spans[index].end <= spurt.span.start { index += 1 }
      var next = index
      while next < set.spans.count, set.spans[next].start < spurt.span.end {
        if let part = spurt.span.intersection(set.spans[next]) {
          result.append(TalkActivity.Spurt(span: part, level: spurt.level))
        }
        next += 1
      }
    }
    return result
  }

  /// One sequence of disjoint spurts from several speakers': where they overlap, the loudest gives the level.
  func mixed() -> [TalkActivity.Spurt] {
    var result: [TalkActivity.Spurt] = []
    for spurt in sorted(by: { $0.span.start < $1.span.start }) {
      guard let last = result.last, spurt.span.start < last.span.end else {
        result.append(spurt)
        continue
      }
      result[result.count - 1] = TalkActivity.Spurt(
        span: TimeSpan(last.span.start, Swift.max(last.span.end, spurt.span.end)),
        level: Swift.max(last.level, spurt.level))
    }
    return result
  }
}
