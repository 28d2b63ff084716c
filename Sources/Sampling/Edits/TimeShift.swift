import Dialects
import JSONText
import Quantities

/// Moves all times of a document together, so that whatever holds between them still does.
struct TimeShift {
  /// Where the first time of the document goes; milliseconds since the epoch.
  let target: Int64

  /// One for each moment at which calendars, clocks and counters do something.
  static let all: [TimeShift] =
    (TextFormat.moments.map { $0 + ".000Z" } + TextFormat.lastMoments.map { $0 + ".999Z" })
    .compactMap { TextFormat.milliseconds(of: $0) }.map { TimeShift(target: $0) }

  /// The days from 1970 through 2037, and the milliseconds of one.
  static let lastDay = 24_836
  static let lastMillisecond = 86_399_999

  private init(target: Int64) { self.target = target }

  /// To a moment of a day, both counted from 0.
  init(day: Int, millisecond: Int) { target = Int64(day) * 86_400_000 + Int64(millisecond) }

  /// What a summary calls it: the new first time.
  var name: String { "from \(Self.text(target, hasFraction: true))" }

  /// The document at its new time; nil when it tells none.
  func apply(to document: JSONValue) -> JSONValue? {
    guard let times = Self.times(of: document) else { return nil }
    var distance = target - times.first
    // Times in whole seconds have to stay so.
    if times.hasWhole { distance -= distance % 1_000 }
    return Self.moved(document, by: distance)
  }

  /// The first time that a document tells, milliseconds since the epoch, and whether any is told in whole seconds; nil
  /// when it tells none.
  static func times(of document: JSONValue) -> (first: Int64, hasWhole: Bool)? {
    var found: (first: Int64, hasWhole: Bool)?
    visit(document) { milliseconds, isInSeconds in
      found = (min(found?.first ?? milliseconds, milliseconds), found?.hasWhole ?? false || isInSeconds)
    }
    return found
  }

  /// Calls `body` with every time and whether it is told in whole seconds.
  private static func visit(_ value: JSONValue, _ body: (Int64, Bool) -> Void) {
    switch value {
    case .string(let text):
      if let milliseconds = TextFormat.milliseconds(of: text) { body(milliseconds, text.utf8.count == 20) }
    case .number(let number):
      if let milliseconds = number.integer, isTime(milliseconds) { body(milliseconds, false) }
    case .array(let values): for value in values { visit(value, body) }
    case .object(let members): for member in members { visit(member.value, body) }
    case .null, .boolean: break
    }
  }

  /// Milliseconds since the epoch of the years in which simulated clocks run; counts that large do not occur.
  private static func isTime(_ number: Int64) -> Bool { 1_500_000_000_000..<2_500_000_000_000 ~= number }

  private static func moved(_ value: JSONValue, by distance: Int64) -> JSONValue {
    switch value {
    case .string(let text):
      guard let milliseconds = TextFormat.milliseconds(of: text) else { return value }
      return .string(self.text(milliseconds + distance, hasFraction: text.utf8.count == 24))
    case .number(let number):
      guard let milliseconds = number.integer, isTime(milliseconds) else { return value }
      return .integer(milliseconds + distance)
    case .array(let values): return .array(values.map { moved($0, by: distance) })
    case .object(let members): return .object(members.map { ($0.key, moved($0.value, by: distance)) })
    case .null, .boolean: return value
    }
  }

  /// A time as documents write it, in milliseconds or in seconds.
  static func text(_ milliseconds: Int64, hasFraction: Bool) -> String {
    var json = JSONWriter(capacity: 64)
    json.time(SimulationTime(milliseconds: milliseconds), style: hasFraction ? .milliseconds : .seconds)
    // The bytes are copied inside the closure.
    return unsafe json.withUnsafeBytes { bytes in
      String(decoding: unsafe Array(bytes).dropFirst().dropLast(), as: UTF8.self)
    }
  }
}
