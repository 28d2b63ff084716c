/// The distribution of a value that does not vary.
public struct ConstantDistribution: DistributionFamily {
  public static let name = "constant"
  public static let summary = "always the same value"
  public static let parameters = [
    DistributionParameter("value", .quantity, .any, "the value")
  ]
  public static let examples = [
    ConstantDistribution(constants: 3.5),
    ConstantDistribution(constants: 0),
  ]

  /// The value.
  public let value: Double

  public init(trusted values: [Double]) {
    value = values[0]
  }

  public var mean: Double { value }
  public var variance: Double { 0 }
  public var distribution: Distribution { .constant(self) }

  public func cumulative(_ x: Double) -> Double { x >= value ? 1 : 0 }

  public func draw(from stream: inout RandomStream) -> Double { value }
}

extension Distribution {
  /// Always `value`.
  public static func constant(_ value: Double) -> Self {
    .constant(ConstantDistribution(constants: value))
  }
}
