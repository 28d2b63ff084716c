import Quantities
import YAMLReading

/// A day and a time of day as clocks on a wall show them; which instant that is depends on the place.
struct LocalDateTime: Hashable, Sendable {
  var date: CivilDate
  var timeOfDay: SimulationDuration

  /// The instant, by the rule of `LocalClock.instant`: the first of two, and past a gap for a time that is skipped.
  func instant(in clock: LocalClock) -> SimulationTime {
    clock.instant(day: date.daysSinceEpoch, timeOfDay: timeOfDay)
  }

  /// `2026-03-02T08:00:00`, seconds and their fraction optional.
  init?(_ text: String) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let date = CivilDate(text: parts[0]), let time = Self.timeOfDay(parts[1]) else {
      return nil
    }
    self.date = date
    timeOfDay = time
  }

  init(date: CivilDate, timeOfDay: SimulationDuration) {
    self.date = date
    self.timeOfDay = timeOfDay
  }

  /// `10:00`, `10:00:30`, `10:00:30.250`: 00:00 up to 24:00.
  static func timeOfDay(_ text: Substring) -> SimulationDuration? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = twoDigits(parts[0], below: 24),
      let minute = twoDigits(parts[1], below: 60)
    else { return nil }
    var microseconds: Int64 = 0
    if parts.count == 3 {
      let second = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      guard let whole = twoDigits(second[0], below: 60) else { return nil }
      microseconds = Int64(whole) * 1_000_000
      if second.count == 2 {
        guard (1...6).contains(second[1].count), second[1].allSatisfy({ $0.isASCII && $0.isNumber }),
          let fraction = Int64(second[1] + String(repeating: "0", count: 6 - second[1].count))
        else { return nil }
        microseconds += fraction
      }
    }
    return .seconds(Int64(hour * 3_600 + minute * 60)) + SimulationDuration(microseconds: microseconds)
  }

  fileprivate static func twoDigits(_ text: Substring, below limit: Int) -> Int? {
    guard text.count == 2, text.allSatisfy({ $0.isASCII && $0.isNumber }), let value = Int(text), value < limit else {
      return nil
    }
    return value
  }
}

extension CivilDate {
  /// `2026-03-02`: four, two and two digits, a day that exists, from the year 1970 on.
  init?(text: Substring) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[0].allSatisfy({ $0.isASCII && $0.isNumber }),
      let year = Int(parts[0]), year >= 1970, let month = LocalDateTime.twoDigits(parts[1], below: 13),
      let day = LocalDateTime.twoDigits(parts[2], below: 32)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension ValueKind where Value == LocalDateTime {
  /// A local day and time.
  static var dateTime: Self {
    ValueKind(
      accepts: "a local time such as 2026-03-02T08:00:00, without an offset",
      schema: .object([
        ("type", "string"), ("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?$"),
      ])
    ) { node, context in
      guard let value = node.text.flatMap({ LocalDateTime($0) }) else {
        return context.reject(node, accepted: "a local time such as 2026-03-02T08:00:00, without an offset")
      }
      return value
    }
  }
}

extension ValueKind where Value == SimulationDuration {
  /// A time of day; gives the time since local midnight.
  static var timeOfDay: Self {
    ValueKind(
      accepts: "a time of day such as \"10:00\"",
      schema: .object([("type", "string"), ("pattern", "^[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?$")])
    ) { node, context in
      guard let value = node.text.flatMap({ LocalDateTime.timeOfDay($0[...]) }) else {
        return context.reject(node, accepted: "a time of day such as \"10:00\"")
      }
      return value
    }
  }
}

extension ValueKind where Value == CivilDate {
  /// A day.
  static var date: Self {
    ValueKind(
      accepts: "a day such as 2026-07-04",
      schema: .object([("type", "string"), ("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")])
    ) { node, context in
      guard let value = node.text.flatMap({ CivilDate(text: $0[...]) }) else {
        return context.reject(node, accepted: "a day such as 2026-07-04")
      }
      return value.moved(by: context.shift)
    }
  }
}

/// When something with a fixed time happens: at a time of day, or at a time of a certain day.
enum Appointment: Hashable, Sendable {
  case timeOfDay(SimulationDuration)
  case dateTime(LocalDateTime)
}

extension ValueKind where Value == Appointment {
  /// A time of day or a local time.
  static var appointment: Self {
    ValueKind(
      accepts: "a time of day such as \"10:00\", or a local time such as 2026-03-02T10:00:00",
      schema: .object([
        ("anyOf", [ValueKind<SimulationDuration>.timeOfDay.schema, ValueKind<LocalDateTime>.dateTime.schema])
      ])
    ) { node, context in
      if let time = node.text.flatMap({ LocalDateTime.timeOfDay($0[...]) }) { return .timeOfDay(time) }
      if let time = node.text.flatMap({ LocalDateTime($0) }) { return .dateTime(time.moved(by: context.shift)) }
      return context.reject(
        node, accepted: "a time of day such as \"10:00\", or a local time such as 2026-03-02T10:00:00")
    }
  }
}

/// Days of the week as the models count them: Monday is 0.
enum Weekday: String, Hashable, Sendable, CaseIterable {
  case mon, tue, wed, thu, fri, sat, sun

  var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension ValueKind where Value == [Int] {
  /// Weekdays, as a list or as one of `daily` and `weekdays`.
  static var weekdays: Self {
    let day = ValueKind<Weekday>.choice(Weekday.self)
    let accepted = "daily, weekdays, or a list of \(Weekday.allCases.map(\.rawValue).joined(separator: ", "))"
    let schema = JSONFragment.object([
      ("anyOf", [.object([("enum", ["daily", "weekdays"])]), day.list(atLeast: 1).schema])
    ])
    return ValueKind(accepts: accepted, schema: schema) { node, context in
      switch node.content {
      case .scalar where node.text == "daily": return Array(0...6)
      case .scalar where node.text == "weekdays": return Array(0...4)
      case .scalar: return context.reject(node, accepted: accepted)
      case .sequence, .mapping: return day.list(atLeast: 1).read(node, &context)?.map(\.number)
      }
    } show: { days in
      switch days {
      case Array(0...6): "daily"
      case Array(0...4): "weekdays"
      default: "[\(days.map { Weekday.allCases[$0].rawValue }.joined(separator: ", "))]"
      }
    }
  }
}
