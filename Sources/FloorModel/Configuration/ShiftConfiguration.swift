public import Quantities
public import Randomness

/// When people work and when they rest.
public struct ShiftConfiguration: Hashable, Sendable {
  /// Which part of the clock people are there.
  public enum Pattern: Hashable, Sendable {
    /// From the start of the clock to its end: for floors of a few hours.
    case wholeClock
    /// On every local day whose weekday (Monday 0) is in `weekdays`, each person starts at one of `starts` after local
    /// midnight (the same every day, dealt out in turn) and stays for `length` seconds.
    case daily(starts: [SimulationDuration], length: Distribution, weekdays: [Int])
  }

  /// A rest that a person takes once per shift.
  public struct Break: Hashable, Sendable {
    /// The reason in the truth: `break`, `lunch`.
    public var reason: String
    /// Where in the shift it is due, as a share of its length.
    public var at: Double
    /// Half the width, as a share of the shift, over which a team's breaks are staggered.
    public var spread: Double
    /// Seconds it lasts.
    public var duration: Distribution
    /// Only in shifts of at least this length.
    public var minimumShift: SimulationDuration
    /// Only in shifts shorter than this; nil means no limit.
    public var maximumShift: SimulationDuration?

    /// A rest with the given facts.
    public init(
      reason: String, at: Double, spread: Double, duration: Distribution, minimumShift: SimulationDuration,
      maximumShift: SimulationDuration? = nil
    ) {
      self.reason = reason
      self.at = at
      self.spread = spread
      self.duration = duration
      self.minimumShift = minimumShift
      self.maximumShift = maximumShift
    }
  }

  /// Which part of the clock people are there.
  ///
  /// Default: all of it.
  public var pattern = Pattern.wholeClock
  /// Rests.
  ///
  /// Default: two breaks of 15 minutes around lunch in long shifts, one break in shifts of three hours and more
  /// (section 3.7).
  public var breaks = FloorDefaults.breaks
  /// Standard deviation of punctuality at the start of a daily shift, seconds.
  ///
  /// Default 150 (section 3.7: 2.5 min).
  public var adherence = 150.0
  /// Seconds from log-in until the first readiness.
  ///
  /// Default: uniform, 30 to 180 s (section 3.7).
  public var preparation = FloorDefaults.preparation
  /// Short absences from the desk per eight hours.
  ///
  /// Default 4 (section 3.7: 2 to 6).
  public var pausesPerShift = 4.0
  /// Seconds of such an absence.
  ///
  /// Default: log-normal, median 150 s, sigma 0.6, so about 3 minutes (section 3.7).
  public var pause = FloorDefaults.pause
  /// Probability that a person does not come at all, per day.
  ///
  /// Default 0 for the whole clock; daily shifts of a real centre have 0.04 to 0.07 (section 3.7).
  public var absence = 0.0
  /// Seconds an agent stays away after missing an offer.
  ///
  /// Default: uniform, 20 to 120 s; inferred.
  public var afterMiss = FloorDefaults.afterMiss
  /// Seconds an agent stays away after refusing an offer.
  ///
  /// Default: uniform, 10 to 60 s; inferred.
  public var afterDecline = FloorDefaults.afterDecline

  /// People who are there all the time, with breaks.
  public init() {}
}
