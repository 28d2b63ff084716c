import Quantities

/// Sets of instants, each as disjoint spans in ascending order, all in one memory that serves record after record.
struct SpanSets {
  private(set) var spans: [TimeSpan] = []

  /// Forgets all sets and keeps the memory.
  mutating func removeAll() { spans.removeAll(keepingCapacity: true) }

  subscript(position: Int) -> TimeSpan { spans[position] }

  /// The set of what `fill` appends.
  mutating func set(_ fill: (inout [TimeSpan]) -> Void) -> SpanSet {
    let start = spans.count
    fill(&spans)
    return start..<spans.count
  }

  /// The set of one span.
  mutating func set(_ span: TimeSpan) -> SpanSet { set { $0.append(span) } }

  /// A set of `others`, as a set of these.
  mutating func copy(_ set: SpanSet, of others: SpanSets) -> SpanSet {
    self.set { spans in for position in set { spans.append(others[position]) } }
  }

  /// The instants of both sets.
  mutating func intersection(_ first: SpanSet, _ second: SpanSet) -> SpanSet {
    set { spans in
      for position in first {
        for other in second {
          if let part = spans[position].intersection(spans[other]) { spans.append(part) }
        }
      }
    }
  }

  /// The instants of `set` that are not in `holes`.
  mutating func difference(_ set: SpanSet, without holes: SpanSet) -> SpanSet {
    self.set { spans in
      for position in set {
        let span = spans[position]
        var start = span.start
        for hole in holes where spans[hole].overlaps(span) {
          if spans[hole].start > start { spans.append(TimeSpan(start, spans[hole].start)) }
          start = max(start, spans[hole].end)
        }
        if start < span.end { spans.append(TimeSpan(start, span.end)) }
      }
    }
  }

  /// The instants of two sets that share none; spans that touch become one.
  mutating func union(_ first: SpanSet, _ second: SpanSet) -> SpanSet {
    set { spans in
      let start = spans.count
      for position in first { spans.append(spans[position]) }
      for position in second { spans.append(spans[position]) }
      spans.insertionSort(from: start) { $0.start < $1.start }
      var end = start
      for position in start..<spans.count {
        if end > start, spans[end - 1].end == spans[position].start {
          spans[end - 1].end = spans[position].end
        } else {
          spans[end] = spans[position]
          end += 1
        }
      }
      spans.removeLast(spans.count - end)
    }
  }

  /// Whether `time` lies in `set`.
  func contains(_ time: SimulationTime, in set: SpanSet) -> Bool {
    set.contains { spans[$0].contains(time) }
  }
}

/// Where a set's spans stand in `SpanSets`.
typealias SpanSet = Range<Int>
