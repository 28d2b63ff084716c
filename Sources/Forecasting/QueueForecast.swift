public import Quantities
import QueueingTheory

/// What is to be expected of one queue: the people and times behind it, and each hour.
public struct QueueForecast: Hashable, Sendable {
  /// One hour of the civil clock.
  public struct Hour: Hashable, Sendable {
    /// When; the first and the last of a clock may be shorter.
    public var span: TimeSpan
    /// How many agents are on duty for the queue on average.
    ///
    /// Those of a team that serves several queues are shared out by the work each of them makes.
    public var agents: Double
    /// Arrivals per mean handling time, erlangs.
    public var load: Double
    /// What theory says; nothing without callers.
    public var theory: Outlook?
    /// What the simulated floor showed, an average over its runs; nothing without callers.
    public var floor: Outlook?
    /// The fewest agents on duty with whom theory meets the goal; nothing unless asked for.
    public var needed: Int?
  }

  /// The scenario's name for it.
  public var name: String
  /// Mean seconds that an answered caller takes up agents, from the ring to the end of the work after the call.
  public var handling: Double
  /// Mean seconds that an answered offer rings.
  public var ring: Double
  /// Mean seconds that callers are willing to wait; nil when they never give up.
  public var patience: Double?
  /// Hour by hour.
  public var hours: [Hour]

  /// Over all hours.
  public var total: (theory: Outlook?, floor: Outlook?) {
    let weighted = { (path: KeyPath<Hour, Outlook?>) in
      hours.compactMap { hour in
        hour[keyPath: path].map { ($0, hour.agents * hour.span.duration.inSeconds) }
      }
    }
    return (Outlook.total(weighted(\.theory)), Outlook.total(weighted(\.floor)))
  }

  /// Mean callers the hour that `hour`'s share of the arrivals comes to.
  static func theory(
    calls: Double, hours: Double, handling: Double, ring: Double, patience: Double?, agents: Double,
    limit: Int? = nil, within seconds: Double
  ) -> Outlook? {
    guard calls > 0, handling > 0 else { return nil }
    func outlook(_ agents: Int) -> Outlook {
      let queue = MarkovianQueue(
        arrivalsPerHour: calls / hours, meanHandling: handling, meanPatience: patience, agents: agents,
        waitingLimit: limit)
      // Shares are of those who get in.
      let entering = 1 - queue.probabilityOfBlocking
      let abandoned = queue.probabilityOfAbandonment / entering
      return Outlook(
        calls: calls * entering, wait: queue.meanWait + ring * (1 - abandoned), abandoned: abandoned,
        inTime: seconds >= ring ? queue.serviceLevel(within: seconds - ring) / entering : 0,
        occupancy: queue.occupancy)
    }
    // Between two whole numbers of agents the truth lies between the two results.
    let (few, share) = (agents.rounded(.down), agents - agents.rounded(.down))
    let less = outlook(Int(few))
    guard share > 0 else { return less }
    let more = outlook(Int(few) + 1)
    func between(_ value: (Outlook) -> Double) -> Double { value(less) * (1 - share) + value(more) * share }
    return Outlook(
      calls: between(\.calls), wait: between(\.wait), abandoned: between(\.abandoned), inTime: between(\.inTime),
      occupancy: between(\.occupancy))
  }
}
