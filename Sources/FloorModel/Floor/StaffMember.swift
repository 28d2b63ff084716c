import EventKernel
import GroundTruth
import Quantities

/// Where somebody on the floor belongs: a position in `FloorConfiguration.teams` or `.coaches`.
enum Group: Hashable, Sendable {
  case team(Int)
  case coaches(Int)
}

/// An agent or coach: habits that never change, and what they are doing now.
struct StaffMember: Sendable {
  // Fixed.
  let entity: UInt64
  let group: Group
  /// The name of the team.
  let team: String
  /// The name in the truth.
  let name: String
  /// Their number in the team, from 1.
  let number: Int
  /// Where they work from.
  let access: AccessShare
  /// Factor on talk times.
  let pace: Double
  /// Factor on the probability of missing an offer, mean 1.
  let inattention: Double
  let isNew: Bool
  let answersByItself: Bool

  // Now.
  var state = AgentStateChange.State.offline
  /// The reason told last, so that nothing is told twice.
  var reason: String?
  /// The conversation told last.
  var conversation: UInt64?
  /// Since when ready: the longest idle is offered first.
  var readySince = SimulationTime(microseconds: 0)
  /// When the day ends, once it is over: log out as soon as possible.
  var isLeaving = false
  /// Rests that came due while busy, in that order.
  var owed: [Absence] = []
  /// The rests of this day.
  var absences: [Absence] = []
  /// Meetings that began while busy.
  var meeting: Int?
  /// The event that ends the present absence or starts the next dial.
  var timer: EventQueue<FloorEvent>.Ticket?
  /// Events of the day that a log-out withdraws.
  var day: [EventQueue<FloorEvent>.Ticket] = []

  /// A rest: why and how long.
  struct Absence: Hashable, Sendable {
    let reason: String
    let duration: SimulationDuration
  }

  var isLoggedIn: Bool { state != .offline }

  /// Whether an offer can be made.
  var isIdle: Bool { state == .ready }
}
