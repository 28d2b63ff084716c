extension LocalClock {
  /// Twenty-four hours, whatever daylight saving makes of a day.
  public static let dayLength = SimulationDuration.seconds(86_400)

  /// The instant at which clocks show `timeOfDay` on `day` (whole local days since 1970-01-01).
  ///
  /// Of a time that occurs twice it is the first; a time that is skipped is told as if the change had not come yet.
  public func instant(day: Int64, timeOfDay: SimulationDuration) -> SimulationTime {
    let shown = SimulationTime(microseconds: day * Self.dayLength.microseconds + timeOfDay.microseconds)
    // The offset before any change near by is the one in force a day earlier; offsets change at most once in between.
    let before = undisplacedOffset(at: shown - Self.dayLength)
    let early = shown - before
    if undisplacedOffset(at: early) == before { return early + displacement }
    let late = shown - undisplacedOffset(at: early)
    return (undisplacedOffset(at: late) == undisplacedOffset(at: early) ? late : early) + displacement
  }
}
