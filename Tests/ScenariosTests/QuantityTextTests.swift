@testable import Scenarios
import Testing

@Suite struct QuantityTextTests {
  @Test(arguments: [
    ("250ms", 0.25), ("4m30s", 270), ("1h", 3_600), ("1d12h", 129_600), ("0.5s", 0.5), ("90s", 90), ("1us", 1e-6),
    ("-30s", -30), ("+5s", 5), ("1.5h", 5_400), ("1m1s1ms1us", 61.001001),
  ])
  func `a duration is a sum of numbers with descending units`(text: String, seconds: Double) {
    #expect(QuantityText.quantity(text, QuantityText.time) == seconds)
  }

  @Test(arguments: [
    "", "s", "5", "5 s", "5S", "5sec", "30s4m", "1s1s", "1e3s", "--5s", "5s-", "1.2.3s", "0x10s", "infs", "nans", "٣s",
    ".s",
  ])
  func `anything else is no duration`(text: String) {
    #expect(QuantityText.quantity(text, QuantityText.time) == nil)
  }

  @Test(arguments: [("12", 12), ("-0.5", -0.5), ("1e3", 1_000), (".5", 0.5), ("+3", 3)])
  func `a number is decimal`(text: String, value: Double) { #expect(QuantityText.number(text) == value) }

  @Test(arguments: ["", "nan", "inf", "infinity", "0x10", "1e400", "1_000", "1,5", "5%", " 5", "٣"])
  func `anything else is no number`(text: String) { #expect(QuantityText.number(text) == nil) }

  @Test(arguments: [
    (270, "4m30s"), (0.25, "250ms"), (0, "0s"), (3_600, "1h"), (129_600, "1d12h"), (1e-6, "1us"), (90.5, "1m30.5s"),
    (-60, "-1m"), (0.3, "300ms"), (1.5, "1.5s"),
  ])
  func `a duration is told in the largest units`(seconds: Double, text: String) {
    #expect(QuantityText.told(seconds: seconds) == text)
    if seconds != 0 { #expect(QuantityText.quantity(text, QuantityText.time) == seconds) }
  }

  @Test(arguments: [(0.055, "5.5%"), (1, "100%"), (0.001, "0.1%"), (0, "0%"), (0.07, "7%"), (0.29, "29%")])
  func `a share is told in percent without the dirt of binary fractions`(share: Double, text: String) {
    #expect(QuantityText.told(share: share) == text)
  }
}
