/// What callers of a queue meet with over some time, as theory has it or as a floor had it.
public struct Outlook: Hashable, Sendable {
  /// Callers who enter the queue.
  public var calls: Double
  /// Mean seconds from entering to the answer, or to giving up; infinite where theory knows no end.
  public var wait: Double
  /// The share who give up.
  public var abandoned: Double
  /// The share of all who are answered within the goal's seconds.
  public var inTime: Double
  /// The share of the agents' time on duty that calls take up.
  public var occupancy: Double
}

extension Outlook {
  /// What holds over several spans: means by calls, for the occupancy by `agentSeconds`.
  static func total(_ parts: [(outlook: Outlook, agentSeconds: Double)]) -> Outlook? {
    let calls = parts.reduce(0) { $0 + $1.outlook.calls }
    guard calls > 0 else { return nil }
    func mean(_ value: (Outlook) -> Double) -> Double {
      parts.reduce(0) { $0 + ($1.outlook.calls > 0 ? value($1.outlook) * $1.outlook.calls : 0) } / calls
    }
    let seconds = parts.reduce(0) { $0 + $1.agentSeconds }
    let busy = parts.reduce(0) { $0 + $1.outlook.occupancy * $1.agentSeconds }
    return Outlook(
      calls: calls, wait: mean(\.wait), abandoned: mean(\.abandoned), inTime: mean(\.inTime),
      occupancy: seconds > 0 ? busy / seconds : 0)
  }
}
