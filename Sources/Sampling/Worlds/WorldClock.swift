/// When a small world begins: ordinary moments, and those at which calendars do something.
struct WorldClock {
  /// Local time, `2026-03-02T10:00:00`.
  let start: String
  /// An IANA name.
  let zone: String

  /// The first is the plainest.
  static let all: [WorldClock] = [
    WorldClock(start: "2026-03-02T10:00:00", zone: "UTC"),
    WorldClock(start: "2026-07-14T08:30:00", zone: "America/Chicago"),
    // Into a leap day, and out of it.
    WorldClock(start: "2028-02-28T23:57:00", zone: "UTC"),
    WorldClock(start: "2028-02-29T23:57:00", zone: "UTC"),
    // Clocks go forward at two, and back at two.
    WorldClock(start: "2026-03-08T01:57:00", zone: "America/New_York"),
    WorldClock(start: "2026-11-01T01:57:00", zone: "America/New_York"),
    WorldClock(start: "2026-10-25T02:57:00", zone: "Europe/Berlin"),
    // Out of a year, and into one; a zone with half an hour, and one far ahead.
    WorldClock(start: "2026-12-31T23:57:00", zone: "UTC"),
    WorldClock(start: "2027-01-01T00:00:00", zone: "Asia/Kolkata"),
    WorldClock(start: "2026-06-30T23:57:00", zone: "Pacific/Auckland"),
  ]

  /// The time of day so many minutes after the start, as a scenario writes it: `"10:02"`.
  ///
  /// At most two, so that it is on the same day and on this side of a change of clocks.
  func minute(_ minutes: Int) -> String {
    let digits = start.utf8.dropFirst(11).split(separator: UInt8(ascii: ":")).compactMap {
      Int(String(decoding: Array($0), as: UTF8.self))
    }
    let total = (digits[0] * 60 + digits[1] + minutes) % 1_440
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\"\(two(total / 60)):\(two(total % 60))\""
  }
}
