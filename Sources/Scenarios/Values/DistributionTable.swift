import Randomness
import YAMLReading

/// What a distribution's variates are, and so how its parameters are written.
enum DistributedQuantity: Sendable {
  /// Seconds inside, written with units.
  case duration
  /// Numbers without a unit.
  case number

  func kind(_ bounds: Bounds) -> ValueKind<Double> {
    switch self {
    case .duration: .seconds(bounds)
    case .number: .number(bounds)
    }
  }

  var word: String {
    switch self {
    case .duration: "duration"
    case .number: "number"
    }
  }

  func told(_ value: Double) -> String {
    switch self {
    case .duration: QuantityText.told(seconds: value)
    case .number: QuantityText.told(number: value)
    }
  }
}

/// The words by which a scenario writes distributions.
enum DistributionTable {
  /// Families with a list of parameters that fit a duration or a number: those that are not counts.
  static let families = Distribution.families.filter { family in !family.isDiscrete }

  /// Every word that may begin a distribution.
  static let words = families.map { $0.name } + [EmpiricalDistribution.name, MixtureDistribution.name]

  /// A value of which only the unit is known.
  static let anyValue = Bounds.through(-Bounds.limit, Bounds.limit)

  private static func bounds(_ range: ParameterRange) -> Bounds {
    Bounds(lower: range.lower, upper: range.upper, excludesLower: range.excludesLower)
  }

  /// How a parameter is written.
  static func kind(of parameter: DistributionParameter, _ quantity: DistributedQuantity) -> ValueKind<Double> {
    switch parameter.kind {
    case .quantity: quantity.kind(bounds(parameter.range))
    case .number: .number(bounds(parameter.range))
    case .ratio: .share(bounds(parameter.range))
    case .count: ValueKind<Int>.integer(0...1_000_000).map({ Double($0) }, back: { Int($0) })
    }
  }
}

extension DistributionFamily {
  /// Whether the family gives whole numbers; its members agree about it, so one example tells.
  fileprivate static var isDiscrete: Bool { examples.first?.isDiscrete ?? false }
}

extension ValueKind where Value == Distribution {
  /// A duration or number that is random: a constant, or a mapping with the distribution's name.
  ///
  /// `bounds` hold for a constant and for the mean of anything else.
  static func distribution(_ quantity: DistributedQuantity = .duration, _ bounds: Bounds = .through(0, 86_400)) -> Self
  {
    let range = bounds.description { quantity.told($0) }
    let accepted = "a \(quantity.word), \(range), or a distribution of that mean such as { \(example(quantity)) }"
    let constant = quantity.kind(bounds)
    return ValueKind(accepts: accepted, schema: .reference("\(quantity.word)-distribution")) { node, context in
      guard case .mapping(let mapping) = node.content else {
        guard case .scalar(let scalar) = node.content, !scalar.isNull else {
          return context.reject(node, accepted: accepted)
        }
        return constant.read(node, &context).map(Distribution.constant)
      }
      var reader = DistributionReader(quantity: quantity)
      guard let value = reader.read(mapping, at: node.mark, &context) else { return nil }
      guard bounds.contains(value.mean) else {
        let mean = value.mean.isFinite ? quantity.told(value.mean) : "infinite"
        context.report("the mean of the distribution is \(mean); accepted: \(range)", at: node.mark)
        return nil
      }
      return value
    } show: { value in
      DistributionReader(quantity: quantity).told(value)
    }
  }

  private static func example(_ quantity: DistributedQuantity) -> String {
    switch quantity {
    case .duration: "lognormal: { median: 40s, sigma: 0.6 }"
    case .number: "uniform: { low: 1, high: 4 }"
    }
  }
}
