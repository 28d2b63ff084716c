/// When calls come: a Poisson process whose rate follows the hour, the weekday and the mood of the day.
///
/// The rate at an instant is `perHour` times the shape and weekday factor there, divided by their mean over the run's
/// clock, times the day's and the half hour's busyness (section 3.1).
public struct ArrivalConfiguration: Hashable, Sendable {
  /// Calls per hour, mean over the clock; 0 and more.
  ///
  /// Served callers who call again are counted in; those who gave up and try again come on top. Default 0.
  public var perHour = 0.0
  /// How the day distributes them.
  ///
  /// Default: flat.
  public var shape = IntradayShape.flat
  /// Relative rate of each weekday, Monday first.
  ///
  /// Default: a centre open all week (section 3.1).
  public var weekdays = [1.15, 1.02, 0.98, 0.96, 0.95, 0.35, 0.2]
  /// Coefficient of variation of the gamma factor of a day.
  ///
  /// Default 0.12 (section 3.1: 0.09 to 0.20).
  public var dayVariation = 0.12
  /// Standard deviation of the logarithm of the factor of a half hour.
  ///
  /// Default 0.12 (section 3.1).
  public var slotVariation = 0.12
  /// Correlation of that logarithm from one half hour to the next, 0 up to 1.
  ///
  /// Default 0.8 (section 3.1).
  public var slotCorrelation = 0.8

  /// No calls, until `perHour` is set.
  public init() {}
}

/// Relative arrival rate over the local day: weights of equal parts of it, joined by straight lines through the middles
/// of the parts, around midnight too.
///
/// Straight lines never overshoot, so a rate between two non-negative weights is non-negative. A part of weight zero
/// is closed: no line leads into it.
public struct IntradayShape: Hashable, Sendable {
  /// How many parts a day may have: hours, half hours, quarters, ten and five minutes.
  public static let partCounts = [24, 48, 96, 144, 288]

  /// One weight per part of the day from local midnight, none negative, at least one positive.
  public let weights: [Double]

  /// The shape with these weights, or nil when their count or a sign is wrong or all are zero.
  public init?(weights: [Double]) {
    guard Self.partCounts.contains(weights.count), weights.allSatisfy({ $0 >= 0 && $0.isFinite }),
      weights.contains(where: { $0 > 0 })
    else { return nil }
    self.weights = weights
  }

  private init(checked weights: [Double]) { self.weights = weights }

  /// The same rate all day.
  public static let flat = IntradayShape(checked: Array(repeating: 1, count: 24))

  /// Weekdays of a bank's centre open 07 to 24, measured (section 3.1).
  public static let bankWeekday = IntradayShape(checked: [
    0.50, 0.20, 0.08, 0.04, 0.03, 0.05, 0.31, 2.34, 4.82, 7.54, 8.81, 7.83, 6.83, 6.97, 7.40, 7.60, 7.18, 5.98, 5.40,
    3.87, 4.15, 4.61, 4.45, 3.01,
  ])

  /// A business centre open 08 to 18 (section 3.1).
  public static let business = IntradayShape(checked: [
    0, 0, 0, 0, 0, 0, 0, 0, 7, 12, 13, 12.5, 9.5, 10, 11.5, 11, 9, 4.5, 0, 0, 0, 0, 0, 0,
  ])

  /// The named shapes in the order a catalogue prints them.
  public static let named: [(name: String, shape: IntradayShape)] = [
    ("flat", .flat), ("bank_weekday", .bankWeekday), ("business", .business),
  ]

  /// The relative rate `hour` hours after local midnight, 0 up to 24.
  public func weight(atHour hour: Double) -> Double {
    let count = weights.count
    let place = hour * Double(count) / 24
    let current = min(count - 1, max(0, Int(place)))
    guard weights[current] > 0 else { return 0 }
    let offset = place - Double(current) - 0.5
    let neighbour = (current + (offset < 0 ? count - 1 : 1)) % count
    guard weights[neighbour] > 0 else { return weights[current] }
    return weights[current] + abs(offset) * (weights[neighbour] - weights[current])
  }
}

/// Days that are not like others.
public struct CalendarConfiguration: Hashable, Sendable {
  /// A local day with its own factor.
  public struct Day: Hashable, Sendable {
    /// Local days since 1970-01-01.
    public var day: Int64
    /// Factor on the arrival rate of that day; on 0 the floor is closed: no calls, and no daily shifts.
    public var factor: Double
    /// What the day is called, for descriptions.
    public var label: String

    /// The day with this factor.
    public init(day: Int64, factor: Double, label: String) {
      self.day = day
      self.factor = factor
      self.label = label
    }
  }

  /// The special days.
  ///
  /// Default: none.
  public var days: [Day] = []

  /// A calendar of ordinary days.
  public init() {}

  /// The factor of a local day: 1 unless it is special.
  public func factor(ofDay day: Int64) -> Double {
    days.first { $0.day == day }?.factor ?? 1
  }
}
