import EventKernel
public import GroundTruth
public import Quantities
import Randomness

/// One cell's floor as a state machine: who talks to whom, and when.
///
///     var floor = FloorSimulation(configuration: configuration, directory: directory, episodes: episodes)
///     while !floor.isFinished {
///       let progress = floor.advance(to: window.end)
///       deliver(progress.conversations.map(floor.records.conversation))
///     }                              // nothing earlier than floor.earliestOpenStart can come any more
///
/// Everything follows from the configuration and the directory's seed: every draw is keyed by who or what it is about,
/// so that one queue's calls do not move when another queue is added, and the same arguments give the same floor
/// however the time is cut into windows. Memory holds what goes on at present, not what is over.
///
/// Invariants: nobody is in two places; nobody is offered a call unless ready; while somebody may be offered a call
/// that waits, it is offered at that instant; from log-in to log-out each person's states leave no gap.
///
/// The machine moves integers and times. Names, places and what people say are added to a conversation that is over by
/// `records`, apart from the machine and from one another. Whoever asks for totals only does without them.
///
/// A floor has one owner and cannot be copied: what would it be to go on twice?
///
/// Methods that only ask are inlined always: calling one from a method that changes the floor moves all of it, some nine
/// hundred bytes, to where it cannot change meanwhile.
public struct FloorSimulation: ~Copyable, Sendable {
  let tables: FloorTables
  let outages: [NetworkOutage]
  /// Silences that clients notice without connecting anew.
  let blips: [NetworkOutage]
  let keepsRecords: Bool

  var events: EventQueue<FloorEvent>
  var arrivals: [ArrivalProcess]
  /// Per queue: calls of the present slot that are still to come in.
  var slots: [ArrivalSlot]
  /// How many of them there are, over all queues.
  var expectedArrivals = 0
  var redials = Pool<Redial>()
  /// Callbacks that were tried in vain and will be tried again.
  var callbacks = Pool<Callback>()
  var conversations: OpenConversations
  var staff: PlainStore<StaffMember>
  /// Per person: what is to come this day.
  var days: [StaffDay]
  /// The places of everybody's log-ins in the order of events, by person and day.
  var shiftPlaces: EventQueue<FloorEvent>.Place?
  var dispatcher: Dispatcher
  /// Per queue: seconds that a call takes an agent, averaged over the latest ones.
  var handling: PlainStore<Double>
  /// Agents who wait for a colleague to call in, in the order in which they asked.
  var requests: [ColleagueRequest] = []
  /// Calls that wait for a coach to become free, in the order in which they asked.
  var coachRequests: [Int] = []
  /// Callers who are in a conversation now.
  var busyCallers: BusyCallers
  var networksOut: NetworksOut
  var campaigns: [CampaignState]
  /// Per team: how many of its agents are free or at work.
  var activity: PlainStore<TeamActivity>
  var meetings = OpenMeetings()
  /// Memory in which talks are planned.
  var plannedActs = PlainStore<TalkPlanner.PlannedAct>()

  var nextNumber = 0
  var isClosed = false
  var finished: [FloorConversation] = []
  var stateChanges: [FloorStateChange] = []
  /// Totals from the start of the clock until now.
  public internal(set) var totals: FloorTotals

  /// A floor at the start of the directory's clock.
  ///
  /// - Parameters:
  ///   - configuration: Validated: positions exist, shares and distributions are in range.
  ///   - directory: Its queues are those of `configuration`, in the same order.
  ///   - episodes: Impairments of this cell; those that silence a network for long enough are noticed.
  ///   - keepsRecords: Whether conversations and changes of state are handed over; `totals` are there in any case.
  public init(
    configuration: FloorConfiguration, directory: CellDirectory, episodes: [ImpairmentEpisode],
    keepsRecords: Bool = true
  ) {
    precondition(configuration.queues.count == directory.queues.count, "one directory entry per queue")
    let tables = FloorTables(configuration: configuration, directory: directory)
    let timing = configuration.platform
    let silences = NetworkOutage.all(
      of: episodes.filter { directory.networks.indices.contains($0.network) },
      shortest: .seconds(rounding: min(timing.reconnection, timing.connectivity ?? timing.reconnection)))
    let isLong = { (outage: NetworkOutage) in
      outage.span.duration >= .seconds(rounding: timing.reconnection)
    }
    let noticed = silences.filter(isLong)
    let everybody = StaffMember.everybody(
      tables.cast.staff, configuration: configuration, directory: directory)
    self.tables = tables
    self.outages = noticed
    blips = silences.filter { !isLong($0) }
    self.keepsRecords = keepsRecords
    events = EventQueue(start: directory.clock.start)
    arrivals = configuration.queues.indices.map { queue in
      ArrivalProcess(
        configuration.queues[queue].arrivals, entity: directory.queues[queue].entity,
        calendar: configuration.calendar, directory: directory,
        callsPerConcern: configuration.callers.callsPerConcern)
    }
    slots = configuration.queues.map { _ in ArrivalSlot() }
    conversations = OpenConversations(keepsActions: keepsRecords)
    staff = PlainStore(everybody)
    days = everybody.map { _ in StaffDay() }
    dispatcher = Dispatcher(DispatchPlan(configuration, staff: tables.cast.staff, seed: directory.seed))
    handling = PlainStore(tables.queues.map(\.expectedHandling))
    // Who calls decides nothing but on whose network an outage falls.
    busyCallers = BusyCallers(population: keepsRecords || !noticed.isEmpty ? configuration.callers.population : 0)
    networksOut = NetworksOut(networks: directory.networks.count)
    campaigns = configuration.campaigns.map { CampaignState(overdial: $0.pacing == .predictive ? $0.overdial : 1) }
    activity = PlainStore(repeating: TeamActivity(), count: configuration.teams.count)
    totals = FloorTotals(
      queues: configuration.queues.count, teams: configuration.teams.count, start: directory.clock.start)
    open()
  }

  /// What came to its end while time went on; both are empty on a floor that keeps no records.
  public struct Progress: Sendable {
    /// Conversations whose last leg has left, in that order.
    public var conversations: [FloorConversation]
    /// In order of time.
    public var stateChanges: [FloorStateChange]
  }

  /// Lets everything happen that happens at or before `end`, and hands over what is complete by then.
  @discardableResult
  public mutating func advance(to end: SimulationTime) -> Progress {
    while let event = events.next(through: end) { handle(event) }
    totals.count(until: now, &staff)
    defer {
      finished.removeAll()
      stateChanges.removeAll()
    }
    return Progress(conversations: finished, stateChanges: stateChanges)
  }

  /// Whether nothing can happen any more: the clock is over, every conversation too, and everybody has gone home.
  public var isFinished: Bool { events.pending == 0 }

  /// No conversation that is still to be handed over started earlier, nor did anybody look at its contact earlier.
  public var earliestOpenStart: SimulationTime {
    let looked = days.lazy.compactMap { $0.preview?.start }.min() ?? now
    return min(now, looked, conversations.earliestStart ?? now)
  }

  /// How many conversations have begun.
  public var conversationsSoFar: Int { nextNumber }

  /// What makes records of what the floor hands over.
  public var records: FloorRecords { FloorRecords(tables: tables, blips: blips) }

  /// Whether nobody waits whom an agent could be offered to.
  package var isWorkConserving: Bool { dispatcher.isWorkConserving }

  /// Whether anybody waits in a line.
  package var isAnybodyWaiting: Bool { tables.queues.indices.contains { dispatcher.waiting(in: $0) > 0 } }

  /// Until when everything has happened.
  public var now: SimulationTime { events.now }

  /// Schedules what happens without being asked: the day's arrivals, shifts, meetings, outages and the end.
  private mutating func open() {
    let clock = tables.directory.clock
    for queue in arrivals.indices where !arrivals[queue].isEmpty {
      events.schedule(FloorEvent(.arrivalSlot, queue), at: clock.start)
    }
    scheduleShifts()
    scheduleMeetings()
    scheduleDiallers()
    scheduleOffice()
    for (position, outage) in outages.enumerated() {
      events.schedule(FloorEvent(.outageBegins, position), at: outage.span.start)
      events.schedule(FloorEvent(.outageEnds, position), at: outage.span.end)
    }
    events.schedule(FloorEvent(.closing), at: clock.end)
  }

  private mutating func handle(_ event: FloorEvent) {
    let subject = Int(event.subject)
    let detail = Int(event.detail)
    switch event.kind {
    case .arrivalSlot: drawArrivals(of: subject)
    case .arrival: takeArrival(of: subject)
    case .redial: redial(subject)
    case .menuDone: finishMenu(subject)
    case .routable: makeRoutable(subject)
    case .patienceOver: giveUpWaiting(subject)
    case .waitStep: takeWaitStep(subject)
    case .callback: callBackAgain(subject)
    case .calledBack: finishCallingBack(subject)
    case .ringOver: finishRing(subject, leg: detail)
    case .step: takeStep(subject)
    case .third: advanceThird(subject)
    case .coach: advanceCoach(subject)
    case .retarget: retargetCoach(subject)
    case .flag: advanceFlag(subject)
    case .leave: leaveAsPlanned(subject, leg: detail)
    case .wrapUpDone: release(subject)
    case .logIn: logIn(subject, day: detail)
    case .logOut: endDay(subject)
    case .absenceDue: absenceDue(subject, absence: detail)
    case .back: comeBack(subject)
    case .dial: dial(subject)
    case .previewed: dialPreviewed(subject)
    case .dialled: finishDialling(subject)
    case .detected: finishDetection(subject)
    case .pace: pace(subject)
    case .meetingDue: beginMeeting(subject, occasion: detail)
    case .seatJoins: joinMeeting(subject, seat: detail)
    case .seatLeaves: leaveMeeting(subject, seat: detail)
    case .meetingOver: endMeeting(subject)
    case .roomsOpen: openRooms(subject)
    case .outageBegins: beginOutage(subject)
    case .outageEnds: endOutage(subject)
    case .legLost: loseLeg(subject, leg: detail)
    case .legReturns: reconnect(subject, leg: detail)
    case .officeCall: beginOfficeCall(subject, detail)
    case .officeReach: reachOffice(subject)
    case .closing: closeIfDone()
    }
  }

  /// Sends everybody home once the clock is over and nobody is in a conversation any more.
  mutating func closeIfDone() {
    guard !isClosed, now >= tables.directory.clock.end, conversations.count == 0, expectedArrivals == 0,
      redials.count == 0, callbacks.count == 0,
      !meetings.isAny
    else { return }
    isClosed = true
    for person in staff.indices where staff[person].isLoggedIn { goHome(person) }
  }
}
