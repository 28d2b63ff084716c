/// What every distribution can say of itself, whatever its parameters look like.
public protocol RandomVariable: Hashable, Sendable {
  /// The expectation; infinite where the integral diverges.
  var mean: Double { get }
  /// The variance; infinite where the integral diverges.
  var variance: Double { get }
  /// Whether variates are whole numbers.
  var isDiscrete: Bool { get }
  /// The probability of `x` or less.
  func cumulative(_ x: Double) -> Double
  /// One variate.
  func draw(from stream: inout RandomStream) -> Double
}

extension RandomVariable {
  public var isDiscrete: Bool { false }
}
