import EventKernel
import GroundTruth
import Quantities
import Randomness

/// How far a campaign has come.
struct CampaignState: Sendable {
  /// Numbers dialled so far.
  var dialled = 0
  /// Calls that the dialler has placed and that neither an agent has taken nor are over.
  var lines = 0
  /// Lines that the dialler wants for every agent who is or will be free.
  var overdial: Double
  /// Whether it is about to look how many lines it wants.
  var isAboutToPace = false

  init(overdial: Double) { self.overdial = overdial }
}

/// How many agents of a team are free, or at work on a call that will end.
struct TeamActivity: Sendable {
  var idle = 0
  var busy = 0

  /// Those who serve: free to, or taken up by it.
  var onDuty: Int { idle + busy }

  /// Counts `change` people in `state`.
  mutating func add(_ change: Int, in state: AgentStateChange.State) {
    switch state {
    case .ready: idle += change
    case .offered, .talking, .wrapUp: busy += change
    case .offline, .notReady, .coaching: break
    }
  }
}

/// The dialler: it places calls by itself and looks for an agent when somebody answers.
///
/// Progressive pacing has one line under way for every idle agent. Predictive pacing counts in, of the busy ones, those
/// who will be free by the time a line is answered, and wants a number of lines for each, because most come to nothing.
/// What number it learns from those it lost: whenever an agent was there in time the ratio rises by a step times the share
/// that may be lost, whenever none was it falls by a step times the rest. So it rests where exactly that share is lost, and
/// after n people reached the share differs from it by no more than the range of the ratio divided by the step and n. At
/// a ratio of nothing it is a progressive dialler.
extension FloorSimulation {
  /// How far one outcome moves the ratio; inferred: fast enough for a campaign of an afternoon, slow against chance.
  static let overdialStep = 0.2
  /// Whoever was called is not to wait because of people who called: credited long before any of them.
  private static let headStart = SimulationDuration.seconds(100 * 366 * 86_400)

  /// Lets every dialler look for work when its window opens.
  mutating func scheduleDiallers() {
    for number in campaigns.indices where tables.campaigns[number].pacing != .preview {
      let clock = tables.directory.clock
      let opening = tables.campaigns[number].window?.start ?? clock.start
      events.schedule(FloorEvent(.pace, number), at: max(clock.start, opening))
    }
  }

  /// Somebody's state is about to become `state`: it is counted, and diallers of their team look at it once it is settled.
  mutating func countActivity(of person: Int, in state: AgentStateChange.State) {
    guard tables.watchesActivity, case .team(let team) = staff[person].group else { return }
    activity[team].add(-1, in: staff[person].state)
    activity[team].add(1, in: state)
    guard tables.teams[team].hasDialler else { return }
    for number in tables.teams[team].dialledFor { schedulePacing(number) }
  }

  private mutating func schedulePacing(_ number: Int) {
    guard !campaigns[number].isAboutToPace, tables.campaigns[number].isOpen(at: now, until: tables.directory.clock.end)
    else { return }
    campaigns[number].isAboutToPace = true
    events.schedule(FloorEvent(.pace, number), at: now)
  }

  /// Dials as many lines as are wanted and not yet under way.
  mutating func pace(_ number: Int) {
    campaigns[number].isAboutToPace = false
    guard tables.campaigns[number].isOpen(at: now, until: tables.directory.clock.end) else { return }
    var wanted = 0
    var agents = 0.0
    for team in tables.campaigns[number].teams {
      wanted += activity[team].idle
      agents += Double(activity[team].idle) + Double(activity[team].busy) * tables.campaigns[number].freeingShare
    }
    if tables.campaigns[number].pacing == .predictive {
      wanted = max(wanted, Int(agents * campaigns[number].overdial))
    }
    // Agents are there once, for whichever campaign reaches somebody.
    for rival in tables.campaigns[number].rivals { wanted -= campaigns[rival].lines }
    while campaigns[number].lines < wanted, campaigns[number].dialled < tables.campaigns[number].contacts {
      let contact = campaigns[number].dialled
      campaigns[number].dialled += 1
      campaigns[number].lines += 1
      let id = beginCall(of: number, to: contact)
      conversations[id].campaign?.isLine = true
      var draws = conversations[id].key.stream(.campaign)
      callContact(id, contact, of: number, origin: .dialled(by: nil), offered: now, &draws)
    }
  }

  /// Whether a call is the dialler's alone: no agent has taken it yet.
  @inline(__always)
  func isLine(_ id: Int) -> Bool { conversations[id].kind == .outbound && conversations[id].campaign?.isLine ?? false }

  /// Somebody or something has answered: the dialler listens which, or takes everybody for a person.
  mutating func lineAnswers(_ id: Int) {
    guard let number = conversations[id].campaign.map({ Int($0.number) }) else { return }
    guard tables.campaigns[number].detectsMachines else { return seekAgent(id, number) }
    let length = tables.campaigns[number].detection.draw(conversations[id].key, .campaign, 2)
    conversations[id].step = events.schedule(FloorEvent(.detected, id), at: now + length)
  }

  mutating func finishDetection(_ id: Int) {
    conversations[id].step = nil
    guard let call = conversations[id].campaign, let customer = conversations[id].customer else { return }
    let number = Int(call.number)
    var draws = conversations[id].key.stream(.campaign, 3)
    let isMachine =
      call.answeredBy == .machine
      ? !draws.chance(tables.campaigns[number].missedMachines) : draws.chance(tables.campaigns[number].mistakenPersons)
    conversations[id].campaign?.detectedAs = isMachine ? .machine : .person
    guard isMachine else { return seekAgent(id, number) }
    conversations[id].outcome = .machine
    leave(id, customer, .diallerHungUp)
  }

  /// Puts whoever answered at the head of the campaign's queue.
  private mutating func seekAgent(_ id: Int, _ number: Int) {
    enterQueue(id, tables.campaigns[number].queue, after: conversations[id].customer, at: now)
    conversations[id].credited = tables.directory.clock.start - Self.headStart
    guard case .planned(let givesUp, let place) = conversations[id].patience else { return }
    conversations[id].patience = .planned(min(givesUp, now + tables.campaigns[number].maxWait), place)
    schedulePatience(id)
  }

  /// The dialler hangs up on whoever has waited too long for an agent.
  ///
  /// False when it is not the dialler who is out of patience.
  mutating func abandonLine(_ id: Int, _ customer: Int) -> Bool {
    guard let call = conversations[id].campaign, call.isLine, let queue = conversations[id].platformLeg,
      now - conversations[id, queue].record.offeredAt >= tables.campaigns[Int(call.number)].maxWait
    else { return false }
    conversations[id].outcome = .diallerAbandoned
    learn(Int(call.number), wasLost: true)
    leave(id, customer, .diallerHungUp)
    return true
  }

  /// An agent has taken a call of the dialler's.
  mutating func connectLine(_ id: Int) {
    guard isLine(id), let call = conversations[id].campaign else { return }
    learn(Int(call.number), wasLost: false)
    releaseLine(id)
  }

  private mutating func learn(_ number: Int, wasLost: Bool) {
    guard tables.campaigns[number].pacing == .predictive else { return }
    let target = tables.campaigns[number].abandonment
    let change = Self.overdialStep * (wasLost ? target - 1 : target)
    campaigns[number].overdial = min(
      max(0, campaigns[number].overdial + change), tables.campaigns[number].overdialLimit)
  }

  /// A call is no line of the dialler's any more, if it was one.
  mutating func releaseLine(_ id: Int) {
    guard isLine(id), let call = conversations[id].campaign else { return }
    conversations[id].campaign?.isLine = false
    campaigns[Int(call.number)].lines -= 1
    schedulePacing(Int(call.number))
  }
}
