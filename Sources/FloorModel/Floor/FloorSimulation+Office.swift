import EventKernel
import GroundTruth
import Quantities
import Randomness

/// Calls over the organisation's own telephones: who calls whom, and when.
///
/// The first leg is always the caller's. What becomes of the called is in `FloorSimulation+Reaching`.
extension FloorSimulation {
  /// Schedules the first call of every line.
  mutating func scheduleOffice() {
    guard let office = tables.office else { return }
    for line in office.lines.indices { scheduleOfficeCall(line, 0, after: tables.directory.clock.start) }
  }

  private mutating func scheduleOfficeCall(_ line: Int, _ number: Int, after time: SimulationTime) {
    guard let office = tables.office, office.lines[line].gap.isFinite else { return }
    var draws = EntityKey(seed: tables.seed, entity: office.lines[line].entity).stream(.office, number)
    let next = time + .seconds(rounding: draws.exponential(mean: office.lines[line].gap))
    if next < tables.directory.clock.end { events.schedule(FloorEvent(.officeCall, line, number), at: next) }
  }

  /// The `number`th call of a line, if there is somebody to make or take it.
  mutating func beginOfficeCall(_ line: Int, _ number: Int) {
    scheduleOfficeCall(line, number + 1, after: now)
    guard let office = tables.office else { return }
    let entity = EntityID.child(of: office.lines[line].entity, number)
    var draws = EntityKey(seed: tables.seed, entity: entity).stream(.office)
    let state = OfficeState(line: line, kind: office.lines[line].kind)
    switch office.lines[line].kind {
    case .outgoing: callOutside(entity, state, &draws)
    case .incoming: comeIn(entity, state, &draws)
    case .inHouse: callColleague(entity, state, &draws)
    case .group: comeInToGroup(entity, state, &draws)
    case .facsimile: exchangeFacsimile(entity, state, &draws)
    }
  }

  // MARK: Who

  /// Agents come before coaches among the staff.
  private func agentCount() -> Int { tables.configuration.teams.reduce(0) { $0 + $1.count } }

  /// Who is wanted among the agents.
  private enum Wanted {
    /// Whoever is at their desk and has time.
    case idle
    /// Whoever can be called, but for one.
    case callable(except: Int?)
    case anybody
  }

  /// From a random place on, the first agent who is wanted.
  @inline(__always)
  private func agent(_ wanted: Wanted, _ draws: inout RandomStream) -> Int? {
    let count = agentCount()
    guard count > 0 else { return nil }
    let first = draws.integer(below: count)
    for step in 0..<count {
      let person = (first + step) % count
      let fits: Bool =
        switch wanted {
        case .idle: staff[person].isIdle
        case .callable(let other): person != other && isCallable(person)
        case .anybody: true
        }
      if fits { return person }
    }
    return nil
  }

  /// Whether a person can be called: not on a call or in a meeting.
  ///
  /// Their telephone may ring in vain.
  @inline(__always)
  func isCallable(_ person: Int) -> Bool {
    switch staff[person].state {
    case .ready, .offline: true
    case .notReady: staff[person].reason != .meeting && staff[person].meeting == nil
    case .offered, .talking, .wrapUp, .coaching: false
    }
  }

  /// Somebody outside who is in no conversation; nil when nobody is.
  private mutating func outsider(_ entity: UInt64) -> Party? {
    guard busyCallers.population > 0 else { return .caller(0) }
    let caller = busyCallers.firstFree(from: tables.cast.caller(of: entity))
    guard busyCallers.isFree(caller) else { return nil }
    busyCallers.insert(caller)
    return .caller(caller)
  }

  // MARK: From a desk

  private mutating func callOutside(_ entity: UInt64, _ state: OfficeState, _ draws: inout RandomStream) {
    guard let office = tables.office, let person = agent(.idle, &draws) else { return }
    let habits = office.configuration
    let fate = draws.index(weights: office.weights)
    guard !draws.chance(habits.stationFails) else { return failStation(entity, state, of: person, &draws) }
    guard let callee = outsider(entity) else { return }
    let id = begin(entity, .outbound, queue: nil)
    conversations[id].office = state
    conversations[id].outcome = .unanswered
    let agent = dialFromDesk(id, person, &draws)
    let offered = now + tables.platform.dialling.duration(from: &draws)
    var leg = FloorLeg(.external, of: callee, queue: nil, origin: .dialled(by: agent), at: offered)
    let setup = SimulationDuration.seconds(rounding: draws.uniform(from: 0.8, to: 2.4))
    let ring = SimulationDuration.seconds(rounding: draws.uniform(from: 4, to: fate == 0 ? 16 : 30))
    let choice = draws.uniform()
    var end = offered + setup
    let outcome: OpenLeg.Ring
    switch fate {
    case 0: outcome = .answers
    case 1: outcome = .ringsOut
    case 2: outcome = .isBusy
    default:
      let clearing = Clearing.allCases[Int(choice * Double(Clearing.allCases.count))]
      leg.clearing = clearing
      outcome = clearing == .noResponse ? .ringsOut : clearing == .rejected ? .isDeclined : .fails
    }
    if fate < 2 {
      leg.alertedAt = end
      end += ring
    }
    let position = conversations.append(leg, to: id)
    conversations[id].customer = position
    conversations[id, position].ring = outcome
    conversations[id, position].ringTicket = events.schedule(FloorEvent(.ringOver, id, position), at: end)
    // Some do not wait until nobody has answered.
    if fate == 1, draws.chance(habits.givesUp) {
      plan(id, agent, .hungUp, after: offered + setup - now + .seconds(rounding: ring.inSeconds * 0.6))
    }
  }

  /// The caller's own telephone answers by itself: they have asked for the call.
  private mutating func dialFromDesk(_ id: Int, _ person: Int, _ draws: inout RandomStream) -> Int {
    var leg = FloorLeg(.agent, of: .staff(person), queue: nil, origin: .dialled(by: nil), at: now)
    let ready = now + tables.platform.joining.duration(from: &draws)
    leg.alertedAt = now
    leg.answeredAt = ready
    leg.joinedAt = ready + tables.platform.joining.duration(from: &draws)
    let position = conversations.append(leg, to: id)
    engage(person, .talking, in: conversations[id].entity)
    conversations[id].agent = position
    return position
  }

  /// Nobody is dialled, because the caller's own telephone cannot be reached.
  private mutating func failStation(
    _ entity: UInt64, _ state: OfficeState, of person: Int, _ draws: inout RandomStream
  ) {
    let id = begin(entity, .outbound, queue: nil)
    conversations[id].office = state
    conversations[id].outcome = .failed
    let leg = FloorLeg(.agent, of: .staff(person), queue: nil, origin: .dialled(by: nil), at: now)
    let position = conversations.append(leg, to: id)
    engage(person, .talking, in: entity)
    plan(id, position, .failed, after: .seconds(rounding: draws.uniform(from: 4, to: 12)))
  }

  private mutating func callColleague(_ entity: UInt64, _ state: OfficeState, _ draws: inout RandomStream) {
    guard let person = agent(.idle, &draws), let called = agent(.callable(except: person), &draws)
    else { return }
    let id = begin(entity, .outbound, queue: nil)
    conversations[id].office = state
    conversations[id].office?.called = called
    conversations[id].outcome = .unanswered
    _ = dialFromDesk(id, person, &draws)
    // The exchange finds the called once it has the caller's own telephone.
    conversations[id].step = events.schedule(
      FloorEvent(.officeReach, id), at: now + tables.platform.dialling.duration(from: &draws))
  }

  // MARK: From outside

  private mutating func comeIn(_ entity: UInt64, _ state: OfficeState, _ draws: inout RandomStream) {
    guard let office = tables.office, let called = agent(.callable(except: nil), &draws), let caller = outsider(entity)
    else { return }
    let habits = office.configuration
    let id = begin(entity, .inbound, queue: nil)
    conversations[id].office = state
    conversations[id].office?.called = called
    conversations[id].outcome = .unanswered
    let leg = conversations.append(FloorLeg(.external, of: caller, queue: nil, origin: .arrival, at: now), to: id)
    conversations[id].customer = leg
    if draws.chance(habits.nuisance) {
      conversations[id].outcome = .blocked
      conversations[id, leg].record.diversion = .nuisance
      return plan(id, leg, .declined, after: .seconds(rounding: draws.uniform(from: 0.08, to: 0.4)))
    }
    if draws.chance(habits.menu) {
      conversations[id].office?.entrance = .menu
      return enterOfficeMenu(id, leg, &draws)
    }
    if draws.chance(habits.passedOn) { conversations[id].office?.entrance = .passedOn }
    conversations[id].step = events.schedule(
      FloorEvent(.officeReach, id), at: now + tables.platform.pickUp.duration(from: &draws))
  }

  /// The menu takes the call; the caller keys in an extension.
  private mutating func enterOfficeMenu(_ id: Int, _ caller: Int, _ draws: inout RandomStream) {
    let taken = now + tables.platform.pickUp.duration(from: &draws)
    conversations[id, caller].record.answeredAt = taken
    var leg = FloorLeg(.ivr, of: .ivr, queue: nil, origin: .routing(after: caller), at: taken)
    leg.answeredAt = taken
    let menu = conversations.append(leg, to: id)
    conversations[id].platformLeg = menu
    plan(id, menu, .routed, after: taken - now + .seconds(rounding: draws.uniform(from: 4, to: 14)))
  }

  private mutating func comeInToGroup(_ entity: UInt64, _ state: OfficeState, _ draws: inout RandomStream) {
    guard let caller = outsider(entity) else { return }
    let id = begin(entity, .inbound, queue: nil)
    conversations[id].office = state
    conversations[id].outcome = .unanswered
    conversations[id].customer = conversations.append(
      FloorLeg(.external, of: caller, queue: nil, origin: .arrival, at: now), to: id)
    conversations[id].step = events.schedule(
      FloorEvent(.officeReach, id), at: now + tables.platform.pickUp.duration(from: &draws))
  }

  // MARK: Facsimiles

  private mutating func exchangeFacsimile(_ entity: UInt64, _ state: OfficeState, _ draws: inout RandomStream) {
    guard let office = tables.office, let owner = agent(.anybody, &draws), let other = outsider(entity)
    else { return }
    let document = FacsimilePlan(
      EntityKey(seed: tables.seed, entity: entity), sent: office.configuration.facsimilesSent)
    let id = begin(entity, document.isSent ? .outbound : .inbound, queue: nil)
    conversations[id].office = state
    conversations[id].office?.called = owner
    conversations[id].office?.isAnswered = true
    let setup = tables.platform.dialling.duration(from: &draws)
    let taken = now + (document.isSent ? document.filing + setup + setup : setup)
    var machine = FloorLeg(
      .ivr, of: .facsimile, queue: nil, origin: document.isSent ? .arrival : .routing(after: 0),
      at: document.isSent ? now : taken)
    machine.answeredAt = taken
    var line = FloorLeg(
      .external, of: other, queue: nil, origin: document.isSent ? .dialled(by: nil) : .arrival,
      at: document.isSent ? now + document.filing + setup : now)
    line.answeredAt = taken
    let sender = conversations.append(document.isSent ? machine : line, to: id)
    let receiver = conversations.append(document.isSent ? line : machine, to: id)
    conversations[id].customer = document.isSent ? receiver : sender
    // Who sends hangs up when all is sent, or when the line is cut; what came in is filed then.
    let over = taken + document.call - now
    if document.isSent {
      plan(id, receiver, .peerLeft, after: over + .milliseconds(9))
      plan(id, sender, .peerLeft, after: over)
    } else {
      plan(id, sender, .hungUp, after: over)
      plan(id, receiver, .peerLeft, after: over + document.filing)
    }
  }
}
