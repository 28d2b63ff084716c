/// An interval of accepted numbers, with or without its lower end.
struct Bounds: Hashable, Sendable {
  var lower: Double
  var upper: Double
  var excludesLower = false

  /// `lower` and more, up to `upper`.
  static func through(_ lower: Double, _ upper: Double) -> Bounds { Bounds(lower: lower, upper: upper) }
  /// More than `lower`, up to `upper`.
  static func above(_ lower: Double, through upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper, excludesLower: true)
  }

  func contains(_ value: Double) -> Bool { (excludesLower ? value > lower : value >= lower) && value <= upper }

  /// `0s through 1h`, `above 0 through 8`, with `told` for the numbers.
  func description(_ told: (Double) -> String) -> String {
    "\(excludesLower ? "above " : "")\(told(lower)) through \(told(upper))"
  }

  /// The members of a JSON Schema for a number.
  var schema: [(String, JSONFragment)] {
    [(excludesLower ? "exclusiveMinimum" : "minimum", .number(lower)), ("maximum", .number(upper))]
  }
}
