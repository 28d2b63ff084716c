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

  /// From here on a bound is none: no quantity of a simulation comes near.
  static let limit = 1e15

  /// `0s through 1h`, `above 0 through 8`, `1 or more`, with `told` for the numbers; empty without bounds.
  func description(_ told: (Double) -> String) -> String {
    switch (lower > -Self.limit, upper < Self.limit) {
    case (true, true): "\(excludesLower ? "above " : "")\(told(lower)) through \(told(upper))"
    case (true, false): excludesLower ? "above \(told(lower))" : "\(told(lower)) or more"
    case (false, true): "\(told(upper)) or less"
    case (false, false): ""
    }
  }

  /// `what`, then the bounds after a comma, if there are any.
  func completing(_ what: String, _ told: (Double) -> String) -> String {
    let range = description(told)
    return range.isEmpty ? what : "\(what), \(range)"
  }

  /// The members of a JSON Schema for a number.
  var schema: [(String, JSONFragment)] {
    var members: [(String, JSONFragment)] = []
    if lower > -Self.limit { members.append((excludesLower ? "exclusiveMinimum" : "minimum", .number(lower))) }
    if upper < Self.limit { members.append(("maximum", .number(upper))) }
    return members
  }
}
