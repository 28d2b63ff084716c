/// One kind of distribution with a fixed list of numeric parameters: its name, ranges, moments and variates.
///
/// A family is one file: the table of parameters drives reading a scenario, `describe` and the messages; `examples`
/// feed the moment and chi-square suites. To add one, copy a neighbour, add a case to `Distribution` and follow the
/// compiler.
public protocol DistributionFamily: RandomVariable {
  /// The word of a scenario: `lognormal`.
  static var name: String { get }
  /// One sentence that says when one wants it.
  static var summary: String { get }
  /// The parameters in the order of `init(trusted:)`.
  static var parameters: [DistributionParameter] { get }
  /// A few members that between them cover the family's different behaviours.
  static var examples: [Self] { get }
  /// What is wrong with the parameters taken together, each being in its own range; nil when nothing is.
  static func conflict(among values: [Double]) -> ParameterError?

  /// The member with these parameters, which have been checked.
  init(trusted values: [Double])

  /// This member as a value of the closed set.
  var distribution: Distribution { get }
}

extension DistributionFamily {
  public static func conflict(among values: [Double]) -> ParameterError? { nil }

  /// The member with these parameters, in the order of `parameters`.
  ///
  /// Throws the first that is out of range; a list of another length is a mistake of the caller.
  public init(checking values: [Double]) throws(ParameterError) {
    precondition(values.count == Self.parameters.count, "\(Self.name) has \(Self.parameters.count) parameters")
    for (parameter, value) in zip(Self.parameters, values) where !parameter.range.contains(value) {
      throw ParameterError(
        distribution: Self.name, parameter: parameter.name, value: value, allowed: parameter.range.description)
    }
    if let conflict = Self.conflict(among: values) { throw conflict }
    self.init(trusted: values)
  }

  /// The member with these constants of a model; traps when they are out of range.
  init(constants values: Double...) {
    do { try self.init(checking: values) } catch { preconditionFailure("\(error)") }
  }
}

/// A parameter of a family: what a scenario may write and in which unit it arrives here.
public struct DistributionParameter: Hashable, Sendable {
  /// What the number means, and so which unit a scenario gives it.
  public enum Kind: Hashable, Sendable {
    /// A value of the quantity drawn: seconds where a duration is, a plain number where a number is.
    case quantity
    /// A number without a unit.
    case number
    /// A share of 0 through 1.
    case ratio
    /// A whole number.
    case count
  }

  /// The key of a scenario.
  public let name: String
  /// What the number means.
  public let kind: Kind
  /// Which values are accepted.
  public let range: ParameterRange
  /// What holds when a scenario leaves it out; nil when it may not.
  public let defaultValue: Double?
  /// A sentence for `describe`.
  public let summary: String

  init(_ name: String, _ kind: Kind, _ range: ParameterRange, default value: Double? = nil, _ summary: String) {
    self.name = name
    self.kind = kind
    self.range = range
    defaultValue = value
    self.summary = summary
  }
}

/// An interval of finite numbers, with or without its ends, perhaps of whole numbers only.
public struct ParameterRange: Hashable, Sendable, CustomStringConvertible {
  /// The least value, or the one all values exceed.
  public let lower: Double
  /// The greatest value, or the one all values stay below.
  public let upper: Double
  /// Whether `lower` itself is excluded.
  public let excludesLower: Bool
  /// Whether only whole numbers are accepted.
  public let whole: Bool

  private init(_ lower: Double, _ upper: Double, excludesLower: Bool = false, whole: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.excludesLower = excludesLower
    self.whole = whole
  }

  /// Far above every quantity of a simulation, and far enough below overflow for squares and their sums.
  private static let limit = 1e15

  static let any = ParameterRange(-limit, limit)
  static let positive = ParameterRange(0, limit, excludesLower: true)
  static let nonNegative = ParameterRange(0, limit)
  static func through(_ lower: Double, _ upper: Double) -> Self { ParameterRange(lower, upper) }
  static func above(_ lower: Double, through upper: Double) -> Self {
    ParameterRange(lower, upper, excludesLower: true)
  }
  static func whole(_ lower: Double, _ upper: Double) -> Self { ParameterRange(lower, upper, whole: true) }

  /// Whether `value` is accepted.
  public func contains(_ value: Double) -> Bool {
    value <= upper && (excludesLower ? value > lower : value >= lower) && (!whole || value == value.rounded())
  }

  /// `above 0`, `0 through 1`, `a whole number of 1 through 100`.
  public var description: String {
    let prefix = whole ? "a whole number of " : ""
    let low = shortest(lower)
    let high = shortest(upper)
    switch (lower, upper) {
    case (-Self.limit, Self.limit): return prefix + "any number"
    case (_, Self.limit): return prefix + (excludesLower ? "above \(low)" : "\(low) or more")
    default: return prefix + (excludesLower ? "above \(low) through \(high)" : "\(low) through \(high)")
    }
  }
}

/// A parameter that a distribution does not have: which, what was given, what is accepted.
public struct ParameterError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The family's name.
  public let distribution: String
  /// The parameter's name.
  public let parameter: String
  /// What was given.
  public let value: Double
  /// What is accepted, as it follows "allowed:".
  public let allowed: String

  /// The sentence of a message: `weibull: shape is -1, allowed: above 0`.
  public var description: String { "\(distribution): \(parameter) is \(shortest(value)), allowed: \(allowed)" }
}

/// A number without a needless `.0`.
func shortest(_ value: Double) -> String {
  value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : value.description
}
