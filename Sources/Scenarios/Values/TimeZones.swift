import Foundation
import Quantities
import Spelling

/// Time zones from the system's data, turned into tables of offsets: the only use of Foundation below the executable.
public enum TimeZones {
  /// Which release of the time-zone data decides local times; the manifest of a run names it.
  public static var dataVersion: String { TimeZone.timeZoneDataVersion }

  /// The civil clock of the zone called `name` around `days` (whole days since 1970-01-01), or nil for no such zone.
  ///
  /// Only names of the IANA database count, the links that the system's list leaves out (`Asia/Kolkata`) among them:
  /// abbreviations such as CST mean different places.
  static func clock(_ name: String, around days: ClosedRange<Int64>) -> LocalClock? {
    guard name.contains("/") || name == "UTC" || names.contains(name), let zone = TimeZone(identifier: name) else {
      return nil
    }
    // A day of margin on both sides for zones far from Greenwich, and one for rules that look a day back.
    let first = (days.lowerBound - 2) * secondsPerDay
    let last = (days.upperBound + 2) * secondsPerDay
    var transitions = [LocalClock.Transition(start: time(first), offset: offset(of: zone, at: first))]
    var day = first
    while day < last {
      // No zone has changed its offset twice within a day.
      if offset(of: zone, at: day) != offset(of: zone, at: day + secondsPerDay) {
        let change = firstChange(of: zone, after: day)
        transitions.append(LocalClock.Transition(start: time(change), offset: offset(of: zone, at: change)))
      }
      day += secondsPerDay
    }
    return LocalClock(name: name, transitions: transitions)
  }

  /// The zone that was perhaps meant by an unknown name.
  static func nearest(to name: String) -> String? {
    if let cased = names.first(where: { $0.lowercased() == name.lowercased() }) { return cased }
    return nearestName(to: name, among: names)
  }

  private static let secondsPerDay: Int64 = 86_400
  private static let names = TimeZone.knownTimeZoneIdentifiers

  /// The first second with the offset that holds a day after `day`.
  private static func firstChange(of zone: TimeZone, after day: Int64) -> Int64 {
    var low = day
    var high = day + secondsPerDay
    let before = offset(of: zone, at: low)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offset(of: zone, at: middle) == before { low = middle } else { high = middle }
    }
    return high
  }

  private static func offset(of zone: TimeZone, at second: Int64) -> SimulationDuration {
    .seconds(Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))))
  }

  private static func time(_ second: Int64) -> SimulationTime { SimulationTime(microseconds: second * 1_000_000) }
}
