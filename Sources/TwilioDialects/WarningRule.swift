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
  /// The longest window, samples; at most 10.
  let window: Int
  /// The window as a ring; what it holds of each value is kept up to date beside it.
  private var ring: [10 of Int] = .init(repeating: 0)
  private var count = 0
  private var oldest = 0
  /// Samples of the window that lack the value.
  private var missing = 0
  /// Samples of the window beyond the limit.
  private var beyond = 0
  private var sum = 0
  private var raisedAt: Int64?

  /// Samples beyond the limit that raise a warning (`statsMonitor.ts`, raiseCount).
  private static let raiseCount = 3
  /// Milliseconds before which a warning is not cleared (`statsMonitor.ts`, WARNING_TIMEOUT).
  static let shortestWarning: Int64 = 5_000
  /// Stands in the window for a value that is missing.
  private static let nothing = Int.min

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

  /// Adds the window to `values`, oldest first; it has no value missing when it was judged.
  func appendValues(to values: inout [Int]) {
    for offset in 0..<count { values.append(ring[position(offset)]) }
  }

  private func position(_ offset: Int) -> Int {
    let position = oldest + offset
    return position < window ? position : position - window
  }

  private var isBreached: Bool {
    switch condition {
    case .above, .below: beyond >= Self.raiseCount
    case .mean(let limit, _): count == window && sum > limit * window
    case .silent: count == window && sum == 0
    }
  }

  private var isClear: Bool {
    switch condition {
    case .above, .below: beyond == 0
    case .mean(_, let limit): count == window && sum <= limit * window
    case .silent: sum > 0
    }
  }

  private func isBeyond(_ value: Int) -> Bool {
    switch condition {
    case .above(let limit): value > limit
    case .below(let limit): value < limit
    case .mean, .silent: false
    }
  }

  /// Takes the next sample's value into the window and judges it; a window with a value missing is not judged.
  mutating func observe(_ value: Int?, at time: Int64, mayRaise: Bool) -> Change? {
    if count == window {
      tally(ring[oldest], -1)
      ring[oldest] = value ?? Self.nothing
      oldest = position(1)
    } else {
      ring[position(count)] = value ?? Self.nothing
      count += 1
    }
    tally(value ?? Self.nothing, 1)
    guard missing == 0 else { return nil }
    if let begun = raisedAt {
      guard time - begun >= Self.shortestWarning, isClear else { return nil }
      raisedAt = nil
      return .cleared
    }
    guard mayRaise, isBreached else { return nil }
    raisedAt = time
    return .raised
  }

  /// Counts a value that enters (1) or leaves (-1) the window.
  private mutating func tally(_ value: Int, _ change: Int) {
    guard value != Self.nothing else {
      missing += change
      return
    }
    sum += change * value
    if isBeyond(value) { beyond += change }
  }
}
