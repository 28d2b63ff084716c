import JSONText

/// Numbers of a report, short enough to be read and exact enough to be compared.
public enum DecimalText {
  /// Three digits that count, in plain notation: `0.00513`, `12.4`, `597`; `-` for nothing.
  public static func short(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "-" }
    return text(rounded(value, digits: 3), digits: 3)
  }

  /// At most four digits that count, without zeros at the end: `0.7`, `600`, `1.015`.
  public static func plain(_ value: Double) -> String {
    let text = text(rounded(value, digits: 4), digits: 4)
    guard text.contains(".") else { return text }
    let digits = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(digits.reversed())
  }

  /// `value` with six digits that count, for programs.
  public static func exact(_ value: Double) -> Double { rounded(value, digits: 6) }

  /// The power of ten of the first digit, -8 for all that is smaller.
  private static func magnitude(of value: Double) -> Int {
    var (scale, exponent) = (abs(value), 0)
    while scale >= 10, exponent < 15 { (scale, exponent) = (scale / 10, exponent + 1) }
    while scale < 1, exponent > -8 { (scale, exponent) = (scale * 10, exponent - 1) }
    return exponent
  }

  private static func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { power, _ in power * 10 } }

  private static func rounded(_ value: Double, digits: Int) -> Double {
    let places = digits - 1 - magnitude(of: value)
    // Dividing by a power of ten, exact in binary, gives the double nearest to the decimal.
    return places >= 0
      ? (value * power(places)).rounded() / power(places) : (value / power(-places)).rounded() * power(-places)
  }

  private static func text(_ value: Double, digits: Int) -> String {
    let places = value == 0 ? 0 : max(0, digits - 1 - magnitude(of: value))
    var json = JSONWriter(capacity: 64)
    let scaled = Int((value * power(places)).rounded())
    if places == 0 { json.integer(scaled) } else { json.fixed(scaled, places: places) }
    return unsafe json.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
