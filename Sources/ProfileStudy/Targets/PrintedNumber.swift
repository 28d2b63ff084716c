/// A number of a printed table: its value, and how exactly it was printed.
struct PrintedNumber: Hashable, Sendable {
  /// The number.
  let value: Double
  /// The digits that count: one for 9, .05 and 2e-3, two for 10, 1.0 and .050; none for 0.
  let significantDigits: Int

  /// Nothing when `text` is no decimal number.
  init?(_ text: Substring) {
    guard let value = Double(text.hasPrefix(".") ? "0" + text : text) else { return nil }
    self.value = value
    significantDigits = text.filter { $0 != "." }.drop { $0 == "0" }.count
  }

  /// Whether rounding alone can make the number far wrong.
  var isCoarse: Bool { significantDigits <= 1 }
}
