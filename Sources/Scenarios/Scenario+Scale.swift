import FloorModel

extension Scenario {
  /// Scales that are accepted: far enough for any test of load, and never so small that nothing remains.
  public static let scales = 0.001...1_000.0

  /// The same scenario for a floor `factor` times as large: arrival rates, room to wait, head counts and numbers to call
  /// are multiplied alike.
  ///
  /// Counts are rounded to the nearest, at least 1. Meetings stay as they are, and so do shares and durations. `factor`
  /// lies in ``scales``.
  public func scaled(by factor: Double) -> Scenario {
    guard factor != 1 else { return self }
    var result = self
    result.scale *= factor
    let count = { (value: Int) in max(1, Int((Double(value) * factor).rounded())) }
    for index in floor.queues.indices {
      result.floor.queues[index].arrivals.perHour *= factor
      result.floor.queues[index].limit = floor.queues[index].limit.map { $0 == 0 ? 0 : count($0) }
    }
    for index in floor.teams.indices { result.floor.teams[index].count = count(floor.teams[index].count) }
    for index in floor.coaches.indices { result.floor.coaches[index].count = count(floor.coaches[index].count) }
    for index in floor.campaigns.indices {
      result.floor.campaigns[index].contacts = floor.campaigns[index].contacts.map(count)
    }
    result.floor.office.outgoing *= factor
    result.floor.office.incoming *= factor
    result.floor.office.inHouse *= factor
    result.floor.office.facsimiles *= factor
    for index in floor.office.groups.indices { result.floor.office.groups[index].perHour *= factor }
    return result
  }
}
