import Dialects
import Testing

/// Each format's matcher, and its agreement with the expression that the schema prints.
@Suite struct TextFormatTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let format: TextFormat
    let good: [String]
    let bad: [String]
    var testDescription: String { format.pattern ?? "\(format)" }
  }

  static let cases = [
    Case(format: .nonEmpty, good: ["a", " "], bad: [""]),
    Case(format: .upTo(2), good: ["a", "éé"], bad: ["", "abc"]),
    Case(format: .oneOf(["a", "b"]), good: ["a", "b"], bad: ["", "A", "ab"]),
    Case(
      format: .uuid, good: ["123e4567-e89b-42d3-a456-426614174000"],
      bad: [
        "", "123E4567-e89b-42d3-a456-426614174000", "123e4567-e89b-12d3-a456-426614174000",
        "123e4567-e89b-42d3-c456-426614174000", "123e4567e89b-42d3-a456-4266141740000",
        "123e4567-e89b-42d3-a456-4266141740001", "123e4567-e89b-42d3-a456-42661417400",
      ]),
    Case(
      format: .sid("CA"), good: ["CA0123456789abcdef0123456789abcdef"],
      bad: [
        "", "CP0123456789abcdef0123456789abcdef", "CA0123456789abcdef0123456789abcde",
        "CA0123456789abcdef0123456789abcdef0", "CA0123456789ABCDEF0123456789abcdef",
      ]),
    Case(format: .hexadecimal(4), good: ["00af"], bad: ["", "0af", "00AF", "00afb", "00ag"]),
    Case(
      format: .milliseconds, good: ["2026-03-02T14:00:00.118Z", "2024-02-29T23:59:59.999Z"],
      bad: [
        "", "2026-03-02T14:00:00Z", "2026-03-02T14:00:00.11Z", "2026-13-02T14:00:00.118Z", "2026-03-02T24:00:00.118Z",
        "2026-03-02T14:60:00.118Z", "2026-03-02 14:00:00.118Z", "2026-03-02T14:00:00.118z", "2026-03-02T14:00:00.118+0",
        "-026-03-02T14:00:00.118Z",
      ]),
    Case(
      format: .seconds, good: ["2026-03-02T14:00:00Z"], bad: ["", "2026-03-02T14:00:00.118Z", "2026-03-02T14:00:60Z"]),
    Case(
      format: .trimmedMilliseconds, good: ["2026-03-02T14:00:00Z", "2026-03-02T14:00:00.118Z"],
      bad: ["", "2026-03-02", "2026-03-02T14:00:00.1Z"]),
    Case(
      format: .telephone, good: ["+13125550142", "+4930123456"],
      bad: ["", "13125550142", "+03125550142", "+1312555014212345", "+1 3125550142", "+123456"]),
    Case(
      format: .ipv4OrEmpty, good: ["", "10.0.0.1", "255.255.255.255", "0.0.0.0"],
      bad: ["10.0.0", "10.0.0.256", "10.0.0.01", "10.0.0.1.2", "a.b.c.d", "10..0.1"]),
  ]

  @Test(arguments: cases)
  func `The matcher knows good from bad`(format: Case) {
    for text in format.good { #expect(format.format.matches(text), "\(text)") }
    for text in format.bad { #expect(!format.format.matches(text), "\(text)") }
  }

  @Test(arguments: cases.filter { $0.format.pattern != nil })
  func `The expression knows the same`(format: Case) throws {
    let expression = try Regex(try #require(format.format.pattern))
    for text in format.good { #expect(try expression.wholeMatch(in: text) != nil, "\(text)") }
    for text in format.bad { #expect(try expression.wholeMatch(in: text) == nil, "\(text)") }
  }

  @Test(arguments: ["2026-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2100-02-29T00:00:00Z"])
  func `A day that the calendar lacks is no time`(text: String) {
    #expect(!TextFormat.seconds.matches(text))
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-03-02T14:00:00.118Z", 1_772_460_000_118), ("1969-12-31T23:59:59.999Z", -1),
    ] as [(String, Int64)])
  func `A time is an instant`(text: String, milliseconds: Int64) {
    #expect(TextFormat.milliseconds(of: text) == milliseconds)
  }
}
