/// What was observed, told again: the distribution function runs straight from point to point.
///
/// Points are either observations, or values with the share of observations at or below each. A value that stands
/// twice with different shares is an atom. Nothing lies below the first or above the last point.
public struct EmpiricalDistribution: RandomVariable {
  /// The word of a scenario.
  public static let name = "empirical"
  /// One sentence that says when one wants it.
  public static let summary = "measured values, interpolated"

  /// Ascending.
  public let values: [Double]
  /// The share at or below each value, ascending from 0 through 1.
  public let shares: [Double]

  /// The distribution through `observations`, at least one: each gap between neighbours is equally likely.
  public init(observations: [Double]) throws(ParameterError) {
    guard observations.count > 1 else {
      guard let only = observations.first else { throw Self.wrong("points", 0, "at least one") }
      try self.init(values: [only, only], shares: [0, 1])
      return
    }
    let last = Double(observations.count - 1)
    // Checked before sorting, which a value that is no number would confuse.
    if let wrong = observations.first(where: { !ParameterRange.any.contains($0) }) {
      throw Self.wrong("points", wrong, ParameterRange.any.description)
    }
    try self.init(values: observations.sorted(), shares: observations.indices.map { Double($0) / last })
  }

  /// The distribution with the given share of observations at or below each value.
  ///
  /// Both lists ascend, shares from 0 through 1.
  public init(values: [Double], shares: [Double]) throws(ParameterError) {
    guard values.count == shares.count, values.count >= 2 else {
      throw Self.wrong("points", Double(values.count), "at least two values, each with its share")
    }
    if let wrong = values.first(where: { !ParameterRange.any.contains($0) }) {
      throw Self.wrong("points", wrong, ParameterRange.any.description)
    }
    for (previous, next) in zip(values, values.dropFirst()) where next < previous {
      throw Self.wrong("points", next, "ascending values, here \(shortest(previous)) or more")
    }
    if let first = shares.first, first != 0 { throw Self.wrong("shares", first, "0 for the first point") }
    if let last = shares.last, last != 1 { throw Self.wrong("shares", last, "1 for the last point") }
    for (previous, next) in zip(shares, shares.dropFirst()) where !(next >= previous) {
      throw Self.wrong("shares", next, "ascending shares, here \(shortest(previous)) or more")
    }
    self.values = values
    self.shares = shares
  }

  private static func wrong(_ parameter: String, _ value: Double, _ allowed: String) -> ParameterError {
    ParameterError(distribution: name, parameter: parameter, value: value, allowed: allowed)
  }

  static let examples: [EmpiricalDistribution] = {
    do {
      return [
        try EmpiricalDistribution(observations: [4, 7, 1, 30, 12]),
        try EmpiricalDistribution(values: [0, 10, 60], shares: [0, 0.9, 1]),
        try EmpiricalDistribution(observations: [2.5]),
      ]
    } catch { preconditionFailure("\(error)") }
  }()

  public var mean: Double {
    zip(values.indices, values.dropFirst()).reduce(0) { sum, piece in
      sum + weight(piece.0) * (values[piece.0] + piece.1) / 2
    }
  }

  public var variance: Double {
    let center = mean
    return zip(values.indices, values.dropFirst()).reduce(0) { sum, piece in
      let low = values[piece.0] - center
      let high = piece.1 - center
      return sum + weight(piece.0) * (low * low + low * high + high * high) / 3
    }
  }

  public func cumulative(_ x: Double) -> Double {
    guard let above = values.firstIndex(where: { $0 > x }) else { return 1 }
    guard above > 0 else { return 0 }
    let low = values[above - 1]
    return shares[above - 1] + weight(above - 1) * (x - low) / (values[above] - low)
  }

  public func draw(from stream: inout RandomStream) -> Double {
    let share = stream.uniform()
    // The last point at or below the share; the final point is never it, its share being 1.
    var low = 0
    var high = shares.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if shares[middle] <= share { low = middle } else { high = middle }
    }
    return values[low] + (values[high] - values[low]) * (share - shares[low]) / weight(low)
  }

  /// The probability of the piece that begins at point `index`.
  private func weight(_ index: Int) -> Double { shares[index + 1] - shares[index] }
}
