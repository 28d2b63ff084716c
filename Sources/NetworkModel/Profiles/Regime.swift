/// How loaded an access network is at a moment: the state that queueing, stalls and loss depend on.
public enum Regime: Int, Hashable, Comparable, Sendable, CaseIterable {
  case clear, busy, congested

  public static func < (left: Regime, right: Regime) -> Bool { left.rawValue < right.rawValue }

  /// Where the chain goes when it leaves a state: (clear, busy, congested) per state (reference of the models, 1.2).
  static let jumps = PerRegime(
    clear: PerRegime(clear: 0, busy: 0.80, congested: 0.20),
    busy: PerRegime(clear: 0.75, busy: 0, congested: 0.25),
    congested: PerRegime(clear: 0.30, busy: 0.70, congested: 0))

  /// The share of jumps that enter each state in the long run: the stationary law of `jumps`.
  static let entries = PerRegime(clear: 165.0 / 433, busy: 188.0 / 433, congested: 80.0 / 433)
}

/// One value for each regime.
public struct PerRegime<Value> {
  /// In the clear.
  public var clear: Value
  /// When busy.
  public var busy: Value
  /// When congested.
  public var congested: Value

  /// The values for (clear, busy, congested).
  public init(clear: Value, busy: Value, congested: Value) {
    self.clear = clear
    self.busy = busy
    self.congested = congested
  }

  /// The values for (clear, busy, congested), as the tables print them.
  public init(_ clear: Value, _ busy: Value, _ congested: Value) {
    self.init(clear: clear, busy: busy, congested: congested)
  }

  /// The value for `regime`.
  public subscript(regime: Regime) -> Value {
    switch regime {
    case .clear: clear
    case .busy: busy
    case .congested: congested
    }
  }

  /// Each value put through `transform`.
  public func map<Result>(_ transform: (Value) -> Result) -> PerRegime<Result> {
    PerRegime<Result>(clear: transform(clear), busy: transform(busy), congested: transform(congested))
  }
}

extension PerRegime: Equatable where Value: Equatable {}
extension PerRegime: Hashable where Value: Hashable {}
extension PerRegime: Sendable where Value: Sendable {}

extension PerRegime where Value == Double {
  /// The long-run share of time that a chain with these mean sojourns, in seconds, spends in each regime.
  ///
  /// The share is in proportion to how often a state is entered times how long it lasts (4.6). An infinite clear
  /// sojourn is a chain that never leaves the clear.
  public var occupancy: PerRegime {
    guard clear.isFinite else { return PerRegime(1, 0, 0) }
    let weights = PerRegime(
      Regime.entries.clear * clear, Regime.entries.busy * busy, Regime.entries.congested * congested)
    let total = weights.clear + weights.busy + weights.congested
    return weights.map { $0 / total }
  }
}
