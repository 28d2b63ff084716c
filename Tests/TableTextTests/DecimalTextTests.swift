import TableText
import Testing

@Suite struct DecimalTextTests {
  @Test(arguments: [
    (0, "0"), (0.005_27, "0.00527"), (0.792, "0.792"), (1.0, "1.00"), (15.34, "15.3"), (99.95, "100"), (597.4, "597"),
    (12_345, "12300"), (-0.255, "-0.255"),
  ])
  func `numbers keep three digits that count`(value: Double, text: String) {
    #expect(DecimalText.short(value) == text)
  }

  @Test(arguments: [(0.7, "0.7"), (600, "600"), (1.01554, "1.016"), (0, "0"), (100, "100"), (0.0005, "0.0005")])
  func `plain numbers have no zeros at the end`(value: Double, text: String) {
    #expect(DecimalText.plain(value) == text)
  }
}
