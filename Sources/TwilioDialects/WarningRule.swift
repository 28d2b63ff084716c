/// One rule of an SDK's statistics monitor: a window of samples, when it warns, and when the warning is over.
///
///     var rule = WarningRule("high-rtt", .above(400_00), window: 10)
///     rule.observe(412_00, at: time, mayRaise: true)     // .raised once three of the window are beyond
struct WarningRule {
  /// What breaches; limits in hundredths.
  enum Condition {
    /// Three samples of the window above the limit; over when none is.
    case above(Int)
    /// Three samples of the window below the limit; over when none is.
    case below(Int)
    /// The mean of a full window above one limit; over when it is not above the other.
    case mean(above: Int, clears: Int)
    /// A full window of zeros, for which the documents state one byte; over when one sample is not.
    case silent
  }

  /// What an observation brought about.
  enum Change { case raised, cleared }

  let name: StaticString
  let condition: Condition
  /// The longest window, samples.
  let window: Int
  /// The window, oldest first.
  private(set) var values: [Int?] = []
  private var raisedAt: Int64?

  /// Samples beyond the limit that raise a warning (`statsMonitor.ts`, raiseCount).
  private static let raiseCount = 3
  /// Milliseconds before which a warning is not cleared (`statsMonitor.ts`, WARNING_TIMEOUT).
  static let shortestWarning: Int64 = 5_000

  init(_ name: StaticString, _ condition: Condition, window: Int) {
    self.name = name
    self.condition = condition
    self.window = window
  }

  /// What the documents state as the limit, hundredths.
  var threshold: Int {
    switch condition {
    case .above(let limit), .below(let limit), .mean(let limit, _): limit
    case .silent: 100
    }
  }

  private var isBreached: Bool {
    switch condition {
    case .above, .below: beyondCount >= Self.raiseCount
    case .mean(let limit, _): values.count == window && sum > limit * window
    case .silent: values.count == window && sum == 0
    }
  }

  private var isClear: Bool {
    switch condition {
    case .above, .below: beyondCount == 0
    case .mean(_, let limit): values.count == window && sum <= limit * window
    case .silent: sum > 0
    }
  }

  private var sum: Int { values.reduce(0) { $0 + ($1 ?? 0) } }

  private var beyondCount: Int {
    var count = 0
    for case let value? in values {
      switch condition {
      case .above(let limit) where value > limit: count += 1
      case .below(let limit) where value < limit: count += 1
      case .above, .below, .mean, .silent: break
      }
    }
    return count
  }

  /// Takes the next sample's value into the window and judges it; a window with a value missing is not judged.
  mutating func observe(_ value: Int?, at time: Int64, mayRaise: Bool) -> Change? {
    if values.count == window { values.removeFirst() }
    values.append(value)
    guard !values.contains(nil) else { return nil }
    if let begun = raisedAt {
      guard time - begun >= Self.shortestWarning, isClear else { return nil }
      raisedAt = nil
      return .cleared
    }
    guard mayRaise, isBreached else { return nil }
    raisedAt = time
    return .raised
  }
}
