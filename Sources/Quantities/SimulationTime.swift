/// An instant on the simulated clock: whole microseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// Range: the years 1 through 9999, which a scenario is checked for; arithmetic inside it cannot overflow.
public struct SimulationTime: Hashable, Comparable, Sendable {
  /// Microseconds since the Unix epoch.
  public var microseconds: Int64

  /// The instant this many microseconds after the Unix epoch.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// The instant this many milliseconds after the Unix epoch.
  public init(milliseconds: Int64) { microseconds = milliseconds * 1_000 }

  /// Milliseconds since the Unix epoch, rounded down: what a platform prints.
  public var milliseconds: Int64 { microseconds.flooredQuotient(by: 1_000) }

  /// Seconds since the Unix epoch, rounded down.
  public var seconds: Int64 { microseconds.flooredQuotient(by: 1_000_000) }

  /// This instant with everything below the millisecond dropped.
  public var flooredToMilliseconds: SimulationTime { SimulationTime(milliseconds: milliseconds) }

  public static func < (left: SimulationTime, right: SimulationTime) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The instant `duration` later.
  public static func + (time: SimulationTime, duration: SimulationDuration) -> SimulationTime {
    SimulationTime(microseconds: time.microseconds + duration.microseconds)
  }

  /// The instant `duration` earlier.
  public static func - (time: SimulationTime, duration: SimulationDuration) -> SimulationTime {
    SimulationTime(microseconds: time.microseconds - duration.microseconds)
  }

  /// The time from `earlier` to `later`; negative when they are the other way round.
  public static func - (later: SimulationTime, earlier: SimulationTime) -> SimulationDuration {
    SimulationDuration(microseconds: later.microseconds - earlier.microseconds)
  }

  /// Moves the instant by `duration`.
  public static func += (time: inout SimulationTime, duration: SimulationDuration) { time = time + duration }
}

/// A span of simulated time in whole microseconds; may be negative.
public struct SimulationDuration: Hashable, Comparable, Sendable {
  /// The length in microseconds.
  public var microseconds: Int64

  /// A span of this many microseconds.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// A span of no length.
  public static let zero = SimulationDuration(microseconds: 0)

  /// A span of whole milliseconds.
  public static func milliseconds(_ value: Int64) -> SimulationDuration {
    SimulationDuration(microseconds: value * 1_000)
  }

  /// A span of whole seconds.
  public static func seconds(_ value: Int64) -> SimulationDuration {
    SimulationDuration(microseconds: value * 1_000_000)
  }

  /// A span of `value` seconds rounded to the nearest microsecond: how a continuous draw becomes a time.
  ///
  /// `value` must be finite; magnitudes beyond some 290,000 years saturate.
  public static func seconds(rounding value: Double) -> SimulationDuration {
    let scaled = (value * 1e6).rounded()
    return SimulationDuration(microseconds: Int64(max(-9.2e18, min(9.2e18, scaled))))
  }

  /// The length in seconds, as a model computes with it.
  public var inSeconds: Double { Double(microseconds) / 1e6 }

  /// The length in milliseconds, rounded down.
  public var inMilliseconds: Int64 { microseconds.flooredQuotient(by: 1_000) }

  public static func < (left: SimulationDuration, right: SimulationDuration) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The sum of two spans.
  public static func + (left: SimulationDuration, right: SimulationDuration) -> SimulationDuration {
    SimulationDuration(microseconds: left.microseconds + right.microseconds)
  }

  /// The difference of two spans.
  public static func - (left: SimulationDuration, right: SimulationDuration) -> SimulationDuration {
    SimulationDuration(microseconds: left.microseconds - right.microseconds)
  }

  /// A span `factor` times as long.
  public static func * (span: SimulationDuration, factor: Int64) -> SimulationDuration {
    SimulationDuration(microseconds: span.microseconds * factor)
  }

  /// Lengthens the span.
  public static func += (left: inout SimulationDuration, right: SimulationDuration) { left = left + right }
}

extension Int64 {
  /// The quotient rounded toward minus infinity; `divisor` must be positive.
  public func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
