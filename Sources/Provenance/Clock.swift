import Quantities

/// Instants and lengths as people read them.
enum Clock {
  /// `2026-03-02 10:00:50.243`, in UTC.
  static func instant(_ milliseconds: Int64) -> String { "\(day(milliseconds)) \(time(milliseconds))" }

  /// `2026-03-02`.
  static func day(_ milliseconds: Int64) -> String {
    let date = CivilDate(daysSinceEpoch: milliseconds.flooredQuotient(by: 86_400_000))
    return "\(date.year)-\(padded(Int64(date.month), 2))-\(padded(Int64(date.day), 2))"
  }

  /// `10:00:50.243`.
  static func time(_ milliseconds: Int64) -> String {
    let inDay = milliseconds - milliseconds.flooredQuotient(by: 86_400_000) * 86_400_000
    let seconds = inDay / 1_000
    return "\(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))."
      + padded(inDay % 1_000, 3)
  }

  /// `2026-03-02T10:00:50.243Z`, as files have it.
  static func iso(_ milliseconds: Int64) -> String { "\(day(milliseconds))T\(time(milliseconds))Z" }

  /// `2.6 s`, `1 min 02 s`.
  static func length(_ milliseconds: Int64) -> String {
    if milliseconds < 60_000 { return "\(milliseconds / 1_000).\(milliseconds / 100 % 10) s" }
    let seconds = (milliseconds + 500) / 1_000
    if seconds < 3_600 { return "\(seconds / 60) min \(padded(seconds % 60, 2)) s" }
    return "\(seconds / 3_600) h \(padded(seconds / 60 % 60, 2)) min"
  }

  private static func padded(_ number: Int64, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
