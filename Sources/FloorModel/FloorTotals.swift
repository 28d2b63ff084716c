import EventKernel
import GroundTruth
public import Quantities

/// What a floor has done so far, in totals that the machine keeps as it goes: whole numbers, in constant memory.
///
/// Of each queue, what queueing theory foretells; of each team, how its agents spent their time. To look at a stretch of
/// time, subtract the totals at its beginning from those at its end.
public struct FloorTotals: Hashable, Sendable {
  /// What became of those who waited in a queue; whoever comes back, by a transfer or to be called back, counts again.
  public struct Queue: Hashable, Sendable {
    /// Entered.
    public internal(set) var offered = 0
    /// Left to an agent.
    public internal(set) var answered = 0
    /// Left to an agent within `FloorTotals.target` of entering.
    public internal(set) var answeredInTime = 0
    /// Gave up, or were given up by a campaign's dialler.
    public internal(set) var abandoned = 0
    /// Moved on to another queue.
    public internal(set) var overflowed = 0
    /// Chose to be called back; each of them is offered again.
    public internal(set) var deferred = 0
    /// Were turned away without entering, because the queue was full or closed.
    public internal(set) var blocked = 0
    /// Of those who left, the ones that had waited at all.
    public internal(set) var waited = 0
    /// The waits of those who left, for whatever reason, from entering to leaving.
    public internal(set) var waits = SimulationDuration.zero
    /// How many were in the queue, times how long: the integral of its length until now.
    public internal(set) var lengthIntegral = SimulationDuration.zero

    /// How many are in it, and until when that is counted in the integral.
    private var length: Int64 = 0
    private var counted: SimulationTime

    init(start: SimulationTime) { counted = start }

    mutating func count(until now: SimulationTime) {
      lengthIntegral += SimulationDuration(microseconds: length * (now.microseconds - counted.microseconds))
      counted = now
    }

    /// Somebody enters now, or at `time`, which is not earlier.
    mutating func enter(at time: SimulationTime, now: SimulationTime) {
      count(until: now)
      length += 1
      offered += 1
      lengthIntegral = lengthIntegral - (time - now)
    }

    /// What becomes of somebody who leaves.
    enum Departure: Sendable { case answered, abandoned, overflowed, deferred, other }

    /// Somebody who entered at `entry` leaves now; whoever had not yet entered does so in the instant they entered.
    mutating func leave(
      enteredAt entry: SimulationTime, _ departure: Departure, now: SimulationTime, target: SimulationDuration
    ) {
      count(until: now)
      length -= 1
      let time = max(now, entry)
      lengthIntegral += time - now
      let wait = time - entry
      waits += wait
      if wait > .zero { waited += 1 }
      switch departure {
      case .answered:
        answered += 1
        if wait <= target { answeredInTime += 1 }
      case .abandoned: abandoned += 1
      case .overflowed: overflowed += 1
      case .deferred: deferred += 1
      case .other: break
      }
    }
  }

  /// How the agents of a team spent their time, added up over all of them.
  public struct Team: Hashable, Sendable {
    public internal(set) var ready = SimulationDuration.zero
    public internal(set) var notReady = SimulationDuration.zero
    public internal(set) var offered = SimulationDuration.zero
    public internal(set) var talking = SimulationDuration.zero
    public internal(set) var wrapUp = SimulationDuration.zero

    /// Taken up by calls: ringing, in a conversation, or with the work after one.
    public var busy: SimulationDuration { offered + talking + wrapUp }

    mutating func add(_ time: SimulationDuration, in state: AgentStateChange.State) {
      switch state {
      case .offline, .coaching: break
      case .ready: ready += time
      case .notReady: notReady += time
      case .offered: offered += time
      case .talking: talking += time
      case .wrapUp: wrapUp += time
      }
    }
  }

  /// By position in `FloorConfiguration.queues`.
  public internal(set) var queues: [Queue]
  /// By position in `FloorConfiguration.teams`.
  public internal(set) var teams: [Team]
  /// What "in time" means: 20 s, the usual service level.
  public let target: SimulationDuration

  init(queues: Int, teams: Int, start: SimulationTime, target: SimulationDuration = .seconds(20)) {
    self.queues = Array(repeating: Queue(start: start), count: queues)
    self.teams = Array(repeating: Team(), count: teams)
    self.target = target
  }

  /// Counts the time that queues and people have spent as they are until now.
  mutating func count(until now: SimulationTime, _ staff: inout PlainStore<StaffMember>) {
    for queue in queues.indices { queues[queue].count(until: now) }
    for person in staff.indices { count(&staff[person], until: now) }
  }

  /// Counts the time that somebody has spent in their state.
  mutating func count(_ person: inout StaffMember, until now: SimulationTime) {
    if case .team(let team) = person.group { teams[team].add(now - person.countedUntil, in: person.state) }
    person.countedUntil = now
  }
}
