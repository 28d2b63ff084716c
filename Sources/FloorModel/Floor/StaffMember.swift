import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Where somebody on the floor belongs: a position in `FloorConfiguration.teams` or `.coaches`.
enum Group: Hashable, Sendable {
  case team(Int)
  case coaches(Int)

  /// Who they are to a group of clients.
  var clientPeople: ClientPeople {
    switch self {
    case .team(let team): .team(team)
    case .coaches(let team): .coaches(team)
    }
  }
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
  /// The group of clients they belong to: a position in `FloorConfiguration.clients`.
  let clients: Int?
  /// Factor on talk times, once nothing is left to learn.
  private let effect: Double
  /// The logarithm of how much longer they talk before they have learnt anything.
  private let slowness: Double
  /// When nothing is left to learn, of those who are new; how long that takes from the first day, seconds.
  private let learntAt: SimulationTime
  private let learning: Double
  /// Factor on the probability of missing an offer, mean 1.
  let inattention: Double
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

  /// Whether they are new at `time`.
  func isNew(at time: SimulationTime) -> Bool { time < learntAt }

  /// Factor on their talk times at `time`: the learning curve of section 3.4, a straight line of the logarithm.
  func pace(at time: SimulationTime) -> Double {
    guard slowness != 0, time < learntAt else { return effect }
    return effect * Portable.exp(slowness * min(1, (learntAt - time).inSeconds / learning))
  }

  var isLoggedIn: Bool { state != .offline }

  /// Whether an offer can be made.
  var isIdle: Bool { state == .ready }
}

extension StaffMember {
  /// Everybody on the floor, logged off, with habits drawn once and for all.
  static func everybody(
    _ identities: [StaffIdentity], configuration: FloorConfiguration, directory: CellDirectory
  ) -> [StaffMember] {
    identities.map { identity in
      let key = EntityKey(seed: directory.seed, entity: identity.entity)
      let clients = configuration.clients(of: identity.group.clientPeople, on: identity.access)
      guard case .team(let number) = identity.group else { return StaffMember(coach: identity, key, clients) }
      return StaffMember(identity, key, configuration.teams[number], clients, from: directory.clock.start)
    }
  }

  private init(coach identity: StaffIdentity, _ key: EntityKey, _ clients: Int?) {
    self.clients = clients
    self.key = key
    entity = identity.entity
    group = identity.group
    number = identity.number
    network = identity.access.network
    effect = 1
    slowness = 0
    learntAt = SimulationTime(microseconds: .min)
    learning = 1
    inattention = 1
    answersByItself = false
  }

  private init(
    _ identity: StaffIdentity, _ key: EntityKey, _ team: TeamConfiguration, _ clients: Int?,
    from start: SimulationTime
  ) {
    self.clients = clients
    self.key = key
    entity = identity.entity
    group = identity.group
    number = identity.number
    network = identity.access.network
    var stream = key.stream(.service)
    let isNew = stream.chance(team.newAgents)
    effect = Portable.exp(stream.gaussian(sigma: max(0, team.agentEffect)))
    // Inattention varies from agent to agent, with mean 1.
    inattention = stream.gamma(shape: 2, scale: 0.5)
    answersByItself = stream.chance(team.autoAnswer)
    slowness = isNew ? Portable.log(1 + team.newAgentSlowdown) : 0
    learning = team.learning
    let left = isNew ? team.learning - max(0, team.tenure.draw(from: &stream)) : -1
    learntAt = left > 0 ? start + .seconds(rounding: left) : SimulationTime(microseconds: .min)
  }
}

/// What is to come for somebody on the present day.
struct StaffDay: Sendable {
  /// The rests of this day.
  var absences: [Absence] = []
  /// Rests that came due while busy, in that order.
  var owed: [Absence] = []
  /// Events of the day that a log-out withdraws.
  var tickets: [EventQueue<FloorEvent>.Ticket] = []
  /// The contact of a campaign that they look at.
  var preview: Preview?

  /// A contact that is looked at: whose, and since when.
  struct Preview: Hashable, Sendable {
    let campaign: Int
    let contact: Int
    let start: SimulationTime
  }

  /// A rest: why and how long.
  struct Absence: Hashable, Sendable {
    let reason: AbsenceReason
    let duration: SimulationDuration
  }
}
