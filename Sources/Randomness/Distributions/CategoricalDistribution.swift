internal import CGSL

/// One of a few values, each with a probability in proportion to its weight.
///
/// Walker's alias table (`gsl_ran_discrete`) is built once and makes a draw cost one uniform however many values there
/// are.
public struct CategoricalDistribution: RandomVariable {
  /// The word of a scenario.
  public static let name = "categorical"
  /// One sentence that says when one wants it.
  public static let summary = "one of a few values, by weight"

  /// The values, in the order given.
  public let values: [Double]
  /// Their probabilities, which add up to 1.
  public let probabilities: [Double]
  private let table: AliasTable

  /// The distribution over `values` with `weights`, which are as many, finite, none negative, not all zero.
  public init(values: [Double], weights: [Double]) throws(ParameterError) {
    guard !values.isEmpty, values.count == weights.count else {
      throw ParameterError(
        distribution: Self.name, parameter: "weights", value: Double(weights.count),
        allowed: "one weight for each of at least one value")
    }
    if let wrong = weights.first(where: { !ParameterRange.nonNegative.contains($0) }) {
      throw ParameterError(
        distribution: Self.name, parameter: "weights", value: wrong, allowed: ParameterRange.nonNegative.description)
    }
    if let wrong = values.first(where: { !ParameterRange.any.contains($0) }) {
      throw ParameterError(
        distribution: Self.name, parameter: "values", value: wrong, allowed: ParameterRange.any.description)
    }
    let total = weights.reduce(0, +)
    guard total > 0 else {
      throw ParameterError(
        distribution: Self.name, parameter: "weights", value: 0, allowed: "at least one weight above 0")
    }
    self.values = values
    probabilities = weights.map { $0 / total }
    table = AliasTable(weights: weights)
  }

  static let examples = [
    trusted(values: [1, 2, 5], weights: [3, 1, 1]), trusted(values: [-2, 7.5], weights: [0, 1]),
    trusted(values: (0..<20).map(Double.init), weights: (1...20).map(Double.init)),
  ]

  private static func trusted(values: [Double], weights: [Double]) -> Self {
    do { return try Self(values: values, weights: weights) } catch { preconditionFailure("\(error)") }
  }

  public var mean: Double { zip(values, probabilities).reduce(0) { $0 + $1.0 * $1.1 } }

  public var variance: Double {
    let center = mean
    return zip(values, probabilities).reduce(0) { $0 + ($1.0 - center) * ($1.0 - center) * $1.1 }
  }

  public var isDiscrete: Bool { values.allSatisfy { $0 == $0.rounded() } }

  public func cumulative(_ x: Double) -> Double {
    zip(values, probabilities).reduce(0) { $1.0 <= x ? $0 + $1.1 : $0 }
  }

  /// The index of a value, drawn by weight.
  public func drawIndex(from stream: inout RandomStream) -> Int { table.draw(from: &stream) }

  public func draw(from stream: inout RandomStream) -> Double { values[table.draw(from: &stream)] }

  public static func == (left: Self, right: Self) -> Bool {
    left.values == right.values && left.probabilities == right.probabilities
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(values)
    hasher.combine(probabilities)
  }
}

/// An owned alias table of GSL.
///
/// Sharing is sound: nothing writes to the table after `init`, and `gsl_ran_discrete` takes it as constant.
@safe private final class AliasTable: @unchecked Sendable {
  private let table: UnsafeMutablePointer<gsl_ran_discrete_t>

  /// The table of `weights`, which the caller has checked.
  init(weights: [Double]) {
    GSLErrors.switchOff()
    guard let made = unsafe gsl_ran_discrete_preproc(weights.count, weights) else {
      preconditionFailure("an alias table needs memory and a positive weight")
    }
    unsafe table = made
  }

  deinit { unsafe gsl_ran_discrete_free(table) }

  func draw(from stream: inout RandomStream) -> Int {
    unsafe stream.withGenerator { Int(unsafe gsl_ran_discrete($0, table)) }
  }
}
