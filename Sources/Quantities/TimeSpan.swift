/// A half-open interval of simulated time, `start` included and `end` not; `end` is never before `start`.
public struct TimeSpan: Hashable, Sendable {
  /// The first instant inside.
  public var start: SimulationTime
  /// The first instant after it.
  public var end: SimulationTime

  /// The interval from `start` up to `end`; an `end` before `start` gives an empty interval at `start`.
  public init(_ start: SimulationTime, _ end: SimulationTime) {
    self.start = start
    self.end = max(start, end)
  }

  /// How long it lasts; never negative.
  public var duration: SimulationDuration { end - start }

  /// Whether nothing lies inside.
  public var isEmpty: Bool { start == end }

  /// Whether `time` lies inside.
  public func contains(_ time: SimulationTime) -> Bool { start <= time && time < end }

  /// Whether the two intervals share an instant.
  public func overlaps(_ other: TimeSpan) -> Bool { start < other.end && other.start < end }

  /// The part both cover, or nil when they share no instant.
  public func intersection(_ other: TimeSpan) -> TimeSpan? {
    overlaps(other) ? TimeSpan(max(start, other.start), min(end, other.end)) : nil
  }
}
