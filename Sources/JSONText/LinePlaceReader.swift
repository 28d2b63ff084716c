import Quantities

/// Reads by what a line is ordered: a time and an id among the members of its outermost object.
///
/// It stops at the later of the two and reads nothing behind it. For lines that this program wrote, whose keys have no
/// escapes; of anything else it says that there is no such place, or a wrong one, and never reads beyond the line.
public struct LinePlaceReader: Sendable {
  /// Where a line belongs.
  public struct Place: Hashable, Sendable {
    /// Milliseconds since the epoch.
    public var time: Int64
    /// Where the first byte of the id stands, behind its quotation mark.
    public var identifierStart: Int
  }

  private let time: [UInt8]
  private let identifier: [UInt8]

  /// A reader of lines whose time and id are the members with these names.
  public init(time: String, identifier: String) {
    self.time = Array(time.utf8)
    self.identifier = Array(identifier.utf8)
  }

  /// The place of the line in `range` of `text`, nil when it lacks a member.
  public func place(in text: [UInt8], _ range: Range<Int>) -> Place? {
    var position = range.lowerBound
    let end = range.upperBound
    guard position < end, text[position] == UInt8(ascii: "{") else { return nil }
    position += 1
    var time: Int64?
    var start: Int?
    while position < end, text[position] == UInt8(ascii: "\"") {
      let key = position + 1
      guard let keyEnd = Self.closingQuote(text, key, end), keyEnd + 1 < end, text[keyEnd + 1] == UInt8(ascii: ":")
      else { return nil }
      let value = keyEnd + 2
      guard let valueEnd = Self.valueEnd(text, value, end) else { return nil }
      if text[key..<keyEnd].elementsEqual(self.time) {
        guard let read = Self.milliseconds(text, value, valueEnd) else { return nil }
        time = read
      } else if text[key..<keyEnd].elementsEqual(identifier) {
        guard text[value] == UInt8(ascii: "\"") else { return nil }
        start = value + 1
      }
      if let time, let start { return Place(time: time, identifierStart: start) }
      position = valueEnd + 1
    }
    return nil
  }

  /// The quotation mark that ends the string whose first byte stands at `start`.
  private static func closingQuote(_ text: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var position = start
    while position < end {
      switch text[position] {
      case UInt8(ascii: "\""): return position
      case UInt8(ascii: "\\"): position += 2
      default: position += 1
      }
    }
    return nil
  }

  /// Where the value that begins at `start` is over.
  private static func valueEnd(_ text: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var depth = 0
    var position = start
    while position < end {
      switch text[position] {
      case UInt8(ascii: "\""):
        guard let quote = closingQuote(text, position + 1, end) else { return nil }
        position = quote
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return position }
        depth -= 1
      case UInt8(ascii: ","): if depth == 0 { return position }
      default: break
      }
      position += 1
    }
    return nil
  }

  /// An ISO 8601 time in UTC in quotation marks, with or without milliseconds, or milliseconds since the epoch.
  private static func milliseconds(_ text: [UInt8], _ start: Int, _ end: Int) -> Int64? {
    guard text[start] == UInt8(ascii: "\"") else { return number(text, start, end) }
    // "2026-03-02T14:00:00Z" or "2026-03-02T14:00:00.118Z", with the quotation marks.
    guard end - start == 22 || end - start == 26,
      let year = number(text, start + 1, start + 5), let month = number(text, start + 6, start + 8),
      let day = number(text, start + 9, start + 11), let hour = number(text, start + 12, start + 14),
      let minute = number(text, start + 15, start + 17), let second = number(text, start + 18, start + 20),
      let date = CivilDate(year: Int(year), month: Int(month), day: Int(day))
    else { return nil }
    let fraction = end - start == 26 ? number(text, start + 21, start + 24) : 0
    guard let fraction else { return nil }
    return ((date.daysSinceEpoch * 24 + hour) * 60 + minute) * 60_000 + second * 1_000 + fraction
  }

  private static func number(_ text: [UInt8], _ start: Int, _ end: Int) -> Int64? {
    guard start < end, end - start <= 18 else { return nil }
    var value: Int64 = 0
    for position in start..<end {
      let digit = text[position] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value * 10 + Int64(digit)
    }
    return value
  }
}
