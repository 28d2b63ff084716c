import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Where somebody on the floor belongs: a position in `FloorConfiguration.teams` or `.coaches`.
enum Group: Hashable, Sendable {
  case team(Int)
  case coaches(Int)
}

/// An agent or coach: habits that never change, and what they are doing now; numbers only.
struct StaffMember: Sendable {
  // Fixed.
  let entity: UInt64
  /// What their streams are keyed by.
  let key: EntityKey
  let group: Group
  /// Their number in the team, from 1.
  let number: Int
  /// The network they work from: a position in `CellDirectory.networks`.
  let network: Int
  /// Factor on talk times.
  let pace: Double
  /// Factor on the probability of missing an offer, mean 1.
  let inattention: Double
  let isNew: Bool
  let answersByItself: Bool

  // Now.
  var state = AgentStateChange.State.offline
  /// The reason told last, so that nothing is told twice.
  var reason: AbsenceReason?
  /// The conversation told last.
  var conversation: UInt64?
  /// Since when ready, of those who are.
  var readySince = SimulationTime(microseconds: 0)
  /// Until when the time in this state is counted.
  var countedUntil = SimulationTime(microseconds: 0)
  /// When the day ends, once it is over: log out as soon as possible.
  var isLeaving = false
  /// Whether rests came due while busy.
  var owesRest = false
  /// Meetings that began while busy.
  var meeting: Int?
  /// The event that ends the present absence or starts the next dial.
  var timer: EventQueue<FloorEvent>.Ticket?

  var isLoggedIn: Bool { state != .offline }

  /// Whether an offer can be made.
  var isIdle: Bool { state == .ready }
}

/// What is to come for somebody on the present day.
struct StaffDay: Sendable {
  /// The rests of this day.
  var absences: [Absence] = []
  /// Rests that came due while busy, in that order.
  var owed: [Absence] = []
  /// Events of the day that a log-out withdraws.
  var tickets: [EventQueue<FloorEvent>.Ticket] = []

  /// A rest: why and how long.
  struct Absence: Hashable, Sendable {
    let reason: AbsenceReason
    let duration: SimulationDuration
  }
}
