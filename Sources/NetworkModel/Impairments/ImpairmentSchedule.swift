public import GroundTruth
public import Quantities
import Randomness

/// Turns the impairments of a scenario into the episodes of one cell.
///
/// A pure function of what it is given: the same cell has the same episodes on every machine, in every shard.
public enum ImpairmentSchedule {
  /// Every episode that begins before the end of `clock` and is not over at its start, in order of start, ties in order
  /// of `configurations`.
  ///
  /// An episode longer than a day is cut at each local midnight, so that every piece lies in one day.
  public static func episodes(
    of configurations: [ImpairmentConfiguration], seed: UInt64, cell: Int, clock: TimeSpan, localClock: LocalClock
  ) -> [ImpairmentEpisode] {
    var found: [ImpairmentEpisode] = []
    for configuration in configurations {
      let entity = EntityID.child(
        of: EntityID.child(of: EntityID.child(of: EntityID.root, "impairments"), configuration.label), cell)
      var number = 0
      for span in spans(of: configuration.schedule, entity: entity, seed: seed, clock: clock, localClock: localClock) {
        for piece in pieces(of: span, localClock: localClock) {
          found.append(
            ImpairmentEpisode(
              entity: EntityID.child(of: entity, number), cell: cell, label: configuration.label,
              network: configuration.network, span: piece, whole: span, effects: configuration.effects))
          number += 1
        }
      }
    }
    // Swift's sort is stable: ties stay in order of declaration.
    return found.sorted { $0.span.start < $1.span.start }
  }

  private static func spans(
    of schedule: ImpairmentConfiguration.Schedule, entity: UInt64, seed: UInt64, clock: TimeSpan,
    localClock: LocalClock
  ) -> [TimeSpan] {
    switch schedule {
    case .once(let start, let length):
      return [TimeSpan(start, start + length)].filter { isInForce($0, during: clock) }
    case .daily(let timeOfDay, let length, let weekdays):
      // An episode of the day before may still be in force when the clock starts.
      let days = localClock.day(at: clock.start - length)...localClock.day(at: clock.end)
      return days.compactMap { day in
        let start = localClock.instant(day: day, timeOfDay: timeOfDay)
        let span = TimeSpan(start, start + length)
        return weekdays.contains(localClock.weekday(at: start)) && isInForce(span, during: clock) ? span : nil
      }
    case .recurring(let start, let interval, let length):
      var lengths = RandomStream(StreamKey(seed: seed, entity: entity, purpose: .impairment, bucket: 1))
      return starts(of: start, interval: interval, clock: clock, localClock: localClock).compactMap { start in
        let span = TimeSpan(start, start + .seconds(rounding: length.draw(from: &lengths)))
        return isInForce(span, during: clock) ? span : nil
      }
    case .random(let perHour, let length):
      var starts = RandomStream(StreamKey(seed: seed, entity: entity, purpose: .impairment, bucket: 0))
      var lengths = RandomStream(StreamKey(seed: seed, entity: entity, purpose: .impairment, bucket: 1))
      var result: [TimeSpan] = []
      var start = clock.start
      while true {
        start += .seconds(rounding: starts.exponential(mean: 3_600 / perHour))
        guard start < clock.end else { return result }
        let span = TimeSpan(start, start + .seconds(rounding: length.draw(from: &lengths)))
        if !span.isEmpty { result.append(span) }
      }
    }
  }

  /// When a recurring impairment begins, up to the end of `clock`, in order.
  private static func starts(
    of start: ImpairmentConfiguration.Start, interval: SimulationDuration, clock: TimeSpan, localClock: LocalClock
  ) -> [SimulationTime] {
    func every(from first: SimulationTime, until end: SimulationTime) -> [SimulationTime] {
      var found: [SimulationTime] = []
      var next = first
      while next < end {
        found.append(next)
        next += interval
      }
      return found
    }
    switch start {
    case .instant(let first): return every(from: first, until: clock.end)
    case .timeOfDay(let timeOfDay, let weekdays):
      // The last episode of the day before may still be in force when the clock starts.
      let days = (localClock.day(at: clock.start) - 1)...localClock.day(at: clock.end)
      return days.flatMap { day -> [SimulationTime] in
        let first = localClock.instant(day: day, timeOfDay: timeOfDay)
        guard weekdays.contains(localClock.weekday(at: first)) else { return [] }
        return every(from: first, until: min(localClock.instant(day: day + 1, timeOfDay: .zero), clock.end))
      }
    }
  }

  private static func isInForce(_ span: TimeSpan, during clock: TimeSpan) -> Bool {
    !span.isEmpty && span.overlaps(clock)
  }

  /// `span` itself, or its days when it is longer than one.
  private static func pieces(of span: TimeSpan, localClock: LocalClock) -> [TimeSpan] {
    guard span.duration > LocalClock.dayLength else { return [span] }
    var result: [TimeSpan] = []
    var start = span.start
    while start < span.end {
      let midnight = localClock.instant(day: localClock.day(at: start) + 1, timeOfDay: .zero)
      // Where midnight falls into the gap of a change of offset, the piece just runs on to the next one.
      let end = midnight > start ? min(midnight, span.end) : span.end
      result.append(TimeSpan(start, end))
      start = end
    }
    return result
  }
}
