import Dialects
import JSONText

/// The extreme values of a contract: what it allows at its bounds.
extension Shape {
  /// Values of this shape, the plainest first; none for objects and arrays, which are not made out of nothing.
  var edgeValues: [JSONValue] {
    switch self {
    case .string(let format): format.edgeTexts.map(JSONValue.string)
    case .integer(let range): Self.edges(of: range).map(JSONValue.integer)
    case .number(let range):
      Self.numbers.filter { range.contains(JSONNumber(text: $0).double) }.map { .number(JSONNumber(text: $0)) }
        + Self.bounds(of: range)
    case .boolean: [.boolean(false), .boolean(true)]
    case .mark: [.boolean(true)]
    case .null: [.null]
    case .anyOf(let shapes): shapes.flatMap(\.edgeValues)
    case .object, .map, .array, .tagged, .anything: []
    }
  }

  /// Where counters of 8, 16, 31, 32 and 53 bits end.
  private static func edges(of range: ClosedRange<Int64>) -> [Int64] {
    let powers: [Int64] = [7, 8, 15, 16, 31, 32, 53].flatMap { [(1 << $0) - 1, 1 << $0] }
    let candidates = [0, 1, -1, range.lowerBound, range.upperBound] + powers
    var seen: Set<Int64> = []
    // Beyond 2^53 readers that only know doubles differ, which no contract promises to be spared.
    return candidates.filter { range.contains($0) && abs($0) < 1 << 53 && seen.insert($0).inserted }
  }

  /// Numbers with few digits and with more than some can hold; all are the shortest spelling of a double.
  private static let numbers = [
    "0", "1", "0.5", "0.1", "0.30000000000000004", "1.0000000000000002", "3.141592653589793", "99.99999999999999",
    "123456.7890123", "-0.5", "-45.12345678901234",
  ]

  private static func bounds(of range: ClosedRange<Double>) -> [JSONValue] {
    [range.lowerBound, range.upperBound].filter { abs($0) < 1e15 && $0 == $0.rounded() }.map { .integer(Int64($0)) }
  }
}

extension TextFormat {
  /// Texts of this format, the plainest first.
  var edgeTexts: [String] {
    switch self {
    case .any, .nonEmpty, .upTo, .custom: EdgeTexts.all.filter(matches)
    case .oneOf(let values): values
    case .uuid: ["00000000-0000-4000-8000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff"]
    case .sid(let prefix): [prefix + String(repeating: "0", count: 32), prefix + String(repeating: "f", count: 32)]
    case .hexadecimal(let digits): ["0", "f"].map { String(repeating: $0, count: digits) }
    case .milliseconds: Self.moments.map { $0 + ".000Z" } + Self.lastMoments.map { $0 + ".999Z" }
    case .seconds: (Self.moments + Self.lastMoments).map { $0 + "Z" }
    case .trimmedMilliseconds:
      Self.moments.map { $0 + "Z" } + Self.moments.map { $0 + ".001Z" } + Self.lastMoments.map { $0 + ".999Z" }
    case .telephone: ["+1234567", "+999999999999999", "+13125550199"]
    case .ipv4OrEmpty: ["", "0.0.0.0", "127.0.0.1", "255.255.255.255"]
    }
  }

  /// The first instants of days that calendars, clocks and counters make something of.
  static let moments = [
    "2026-03-02T00:00:00", "1970-01-01T00:00:00", "2028-02-29T00:00:00", "2000-02-29T12:00:00", "2026-03-08T08:00:00",
    "2026-03-29T01:00:00", "2026-11-01T06:00:00", "2038-01-19T03:14:08",
  ]
  /// And the last ones.
  static let lastMoments = [
    "2026-03-02T23:59:59", "2028-02-29T23:59:59", "2026-12-31T23:59:59", "2038-01-19T03:14:07", "2026-03-08T01:59:59",
    "2026-03-08T06:59:59", "2026-03-29T00:59:59", "2026-11-01T00:59:59", "2026-11-01T05:59:59",
  ]
}
