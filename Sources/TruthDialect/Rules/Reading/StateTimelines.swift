/// What everybody was doing, person by person, in the order of the file.
struct StateTimelines {
  private var changes: [String: [StateReading]] = [:]

  mutating func add(_ change: StateReading) { changes[change.person, default: []].append(change) }

  /// The states in force at some instant after `start` and before `end`: the one that was there, and what followed.
  ///
  /// Nothing where the two are the same millisecond, or where the file tells nothing of the person.
  func states(of person: String, from start: Int64, until end: Int64) -> ArraySlice<StateReading> {
    guard start < end, let own = changes[person] else { return [] }
    let first = Self.count(of: own) { $0.at <= start }
    let last = Self.count(of: own) { $0.at < end }
    return own[max(0, first - 1)..<last]
  }

  /// How many of the changes, which are in order of time, come before the first that is not `early`.
  private static func count(of changes: [StateReading], _ early: (StateReading) -> Bool) -> Int {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if early(changes[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
