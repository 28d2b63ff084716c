import Quantities

/// Quantities as scenarios write them: a number and its unit, without a space.
enum QuantityText {
  /// A unit and what one of it is worth.
  ///
  /// Worth is a fraction so that `250ms` is the double nearest to a quarter, not 250 times the double nearest to 1/1000.
  typealias Unit = (name: String, numerator: Double, denominator: Double)

  /// Units of time, in seconds.
  static let time: [Unit] = [
    ("us", 1, 1_000_000), ("ms", 1, 1_000), ("s", 1, 1), ("m", 60, 1), ("h", 3_600, 1), ("d", 86_400, 1),
  ]
  /// Units of bit rates, in bits per second.
  static let rate: [Unit] = [("bps", 1, 1), ("kbps", 1_000, 1), ("Mbps", 1_000_000, 1)]
  /// Units of distance, in kilometres.
  static let distance: [Unit] = [("km", 1, 1)]
  /// The unit of shares.
  static let share: [Unit] = [("%", 1, 100)]

  /// A plain decimal number: digits, a point, an exponent; no hexadecimal, no infinity.
  static func number(_ text: some StringProtocol) -> Double? {
    let allowed = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
    }
    guard allowed, text.utf8.count <= 40, let value = Double(String(text)), value.isFinite else { return nil }
    return value
  }

  /// The sum of one or more numbers with units, `4m30s`; nil for anything else.
  ///
  /// A sign may stand in front of all. Units of a sum descend, so that `30s4m` and `1s1s` are refused.
  static func quantity(_ text: String, _ units: [Unit]) -> Double? {
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
    // The sum is taken in the smallest unit, where decimal parts are whole numbers and so exact.
    let scale = units.map(\.denominator).max() ?? 1
    var sum = 0.0
    var last = Double.infinity
    repeat {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(digits.count)
      let unitName = rest.prefix { $0.isASCII && $0.isLetter || $0 == "%" }
      rest = rest.dropFirst(unitName.count)
      guard let value = number(digits), let unit = units.first(where: { $0.name == unitName }) else { return nil }
      let worth = unit.numerator / unit.denominator
      guard worth < last else { return nil }
      last = worth
      sum += value * unit.numerator * (scale / unit.denominator)
    } while !rest.isEmpty
    return (isNegative ? -sum : sum) / scale
  }

  /// `4m30s` for 270 seconds: the largest units that need no fraction.
  static func told(seconds value: Double) -> String {
    let microseconds = (abs(value) * 1e6).rounded()
    guard microseconds < 9e15, microseconds > 0 else { return "0s" }
    var rest = Int64(microseconds)
    let parts: [(String, Int64)] = [("d", 86_400_000_000), ("h", 3_600_000_000), ("m", 60_000_000)]
    var result = value < 0 ? "-" : ""
    for (name, worth) in parts where rest >= worth {
      result += "\(rest / worth)\(name)"
      rest %= worth
    }
    if rest >= 1_000_000 || rest > 0 && !result.isEmpty && result != "-" {
      result += told(number: Double(rest) / 1e6) + "s"
    } else if rest >= 1_000 {
      result += told(number: Double(rest) / 1e3) + "ms"
    } else if rest > 0 {
      result += "\(rest)us"
    }
    return result
  }

  /// A number without a needless `.0`.
  static func told(number value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
  }

  /// `5.5%` for 0.055, free of the last digits that binary fractions leave.
  static func told(share value: Double) -> String {
    told(number: (value * 1e8).rounded() / 1e6) + "%"
  }
}
