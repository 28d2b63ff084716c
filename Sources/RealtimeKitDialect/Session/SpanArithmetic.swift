import Quantities

/// Sets of instants as disjoint spans in ascending order.
extension [TimeSpan] {
  /// The instants of both.
  func intersection(_ others: [TimeSpan]) -> [TimeSpan] {
    var found: [TimeSpan] = []
    for span in self {
      for other in others {
        if let part = span.intersection(other) { found.append(part) }
      }
    }
    return found
  }

  /// The instants of this set that are not in `holes`.
  func subtracting(_ holes: [TimeSpan]) -> [TimeSpan] {
    var found: [TimeSpan] = []
    for span in self {
      var start = span.start
      for hole in holes where hole.overlaps(span) {
        if hole.start > start { found.append(TimeSpan(start, hole.start)) }
        start = Swift.max(start, hole.end)
      }
      if start < span.end { found.append(TimeSpan(start, span.end)) }
    }
    return found
  }

  /// Whether `time` lies in one of the spans.
  func contains(_ time: SimulationTime) -> Bool { contains { $0.contains(time) } }
}
