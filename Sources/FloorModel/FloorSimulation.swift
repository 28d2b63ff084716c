import EventKernel
public import GroundTruth
public import Quantities
import Randomness

/// One cell's floor as a state machine: who talks to whom, and when.
///
///     var floor = FloorSimulation(configuration: configuration, directory: directory, episodes: episodes)
///     while !floor.isFinished {
///       let progress = floor.advance(to: window.end)
///       deliver(progress.conversations, progress.stateChanges)      // nothing earlier than floor.earliestOpenStart
///     }                                                             // can come any more
///
/// Everything follows from the configuration and the directory's seed: every draw is keyed by who or what it is about,
/// so that one queue's calls do not move when another queue is added, and the same arguments give the same floor
/// however the time is cut into windows. Memory holds what goes on at present, not what is over.
///
/// Invariants: nobody is in two places; nobody is offered a call unless ready; while somebody can be offered a call
/// that waits, it is offered at that instant; from log-in to log-out each person's states leave no gap.
///
/// The machine moves integers and times. Names, places and what people say are added when a conversation is over.
public struct FloorSimulation: Sendable {
  let configuration: FloorConfiguration
  let directory: CellDirectory
  let cast: Cast
  let outages: [NetworkOutage]

  var events: EventQueue<FloorEvent>
  var arrivals: [ArrivalProcess]
  var pendingArrivals = Pool<PendingArrival>()
  var conversations = Pool<OpenConversation>()
  var staff: [StaffMember]
  var lines: [WaitingLine]
  /// Per team: who is ready, longest first.
  var idle: [[Int]]
  /// Agents who wait for a colleague to call in, in the order in which they asked.
  var requests: [ColleagueRequest] = []
  /// Per queue: the teams that serve it.
  let servers: [[Int]]
  /// Callers who are in a conversation now.
  var busyCallers: Set<Int> = []
  /// Per network: until when it is out, while it is.
  var outUntil: [SimulationTime?]
  var campaigns: [CampaignState]
  var meetings: [MeetingState]

  var nextNumber = 0
  var nextSequence = 0
  var isClosed = false
  var finished: [Conversation] = []
  var stateChanges: [AgentStateChange] = []

  /// A floor at the start of the directory's clock.
  ///
  /// - Parameters:
  ///   - configuration: Validated: positions exist, shares and distributions are in range.
  ///   - directory: Its queues are those of `configuration`, in the same order.
  ///   - episodes: Impairments of this cell; those that silence a network for long enough are noticed.
  public init(configuration: FloorConfiguration, directory: CellDirectory, episodes: [ImpairmentEpisode]) {
    precondition(configuration.queues.count == directory.queues.count, "one directory entry per queue")
    self.configuration = configuration
    self.directory = directory
    cast = Cast(configuration: configuration, directory: directory)
    outages = NetworkOutage.all(
      of: episodes.filter { directory.networks.indices.contains($0.network) },
      shortest: .seconds(rounding: configuration.platform.reconnection))
    events = EventQueue(start: directory.clock.start)
    arrivals = configuration.queues.indices.map { queue in
      ArrivalProcess(
        configuration.queues[queue].arrivals, entity: directory.queues[queue].entity,
        calendar: configuration.calendar, directory: directory,
        callsPerConcern: configuration.callers.callsPerConcern)
    }
    staff = StaffMember.everybody(configuration: configuration, directory: directory)
    lines = Array(repeating: WaitingLine(), count: configuration.queues.count)
    idle = Array(repeating: [], count: configuration.teams.count)
    servers = configuration.queues.indices.map { queue in
      configuration.teams.indices.filter { configuration.teams[$0].serves.contains(queue) }
    }
    outUntil = Array(repeating: nil, count: directory.networks.count)
    campaigns = configuration.campaigns.map { _ in CampaignState() }
    meetings = configuration.meetings.map { _ in MeetingState() }
    open()
  }

  /// What came to its end while time went on.
  public struct Progress: Sendable {
    /// Conversations whose last leg has left, in that order.
    public var conversations: [Conversation]
    /// In order of time.
    public var stateChanges: [AgentStateChange]
  }

  /// Lets everything happen that happens at or before `end`, and hands over what is complete by then.
  public mutating func advance(to end: SimulationTime) -> Progress {
    while let event = events.next(through: end) { handle(event) }
    defer {
      finished.removeAll()
      stateChanges.removeAll()
    }
    return Progress(conversations: finished, stateChanges: stateChanges)
  }

  /// Whether nothing can happen any more: the clock is over, every conversation too, and everybody has gone home.
  public var isFinished: Bool { events.pending == 0 }

  /// No conversation that is still to be handed over started earlier.
  public var earliestOpenStart: SimulationTime {
    conversations.present.reduce(now) { min($0, $1.element.start) }
  }

  /// How many conversations are going on.
  public var openConversations: Int { conversations.count }

  var now: SimulationTime { events.now }

  /// Schedules what happens without being asked: the day's arrivals, shifts, meetings, outages and the end.
  private mutating func open() {
    let clock = directory.clock
    for queue in arrivals.indices where !arrivals[queue].isEmpty {
      events.schedule(FloorEvent(.arrivalSlot, queue), at: clock.start)
    }
    scheduleShifts()
    scheduleMeetings()
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
    case .arrival: arrive(subject)
    case .menuDone: finishMenu(subject)
    case .routable: makeRoutable(subject)
    case .patienceOver: giveUpWaiting(subject)
    case .ringOver: finishRing(subject, leg: detail)
    case .step: takeStep(subject)
    case .third: advanceThird(subject)
    case .coach: advanceCoach(subject)
    case .retarget: retargetCoach(subject)
    case .leave: leaveAsPlanned(subject, leg: detail)
    case .wrapUpDone: release(subject)
    case .logIn: logIn(subject, shift: detail)
    case .logOut: endDay(subject)
    case .absenceDue: absenceDue(subject, absence: detail)
    case .back: comeBack(subject)
    case .dial: dial(subject)
    case .dialled: finishDialling(subject)
    case .meetingDue: beginMeeting(subject)
    case .seatJoins: joinMeeting(subject, seat: detail)
    case .seatLeaves: leaveMeeting(subject, seat: detail)
    case .meetingOver: endMeeting(subject)
    case .outageBegins: beginOutage(subject)
    case .outageEnds: endOutage(subject)
    case .legLost: loseLeg(subject, leg: detail)
    case .legReturns: reconnect(subject, leg: detail)
    case .closing: closeIfDone()
    }
  }

  /// The stream of one purpose of one entity; `bucket` counts the occasions.
  func stream(_ entity: UInt64, _ purpose: Purpose, _ bucket: Int = 0) -> RandomStream {
    RandomStream(StreamKey(seed: directory.seed, entity: entity, purpose: purpose, bucket: UInt64(bucket)))
  }

  /// One draw of a distribution as a duration.
  func draw(_ distribution: Distribution, _ entity: UInt64, _ purpose: Purpose, _ bucket: Int) -> SimulationDuration {
    var stream = stream(entity, purpose, bucket)
    return distribution.seconds(from: &stream)
  }

  /// Sends everybody home once the clock is over and nobody is in a conversation any more.
  mutating func closeIfDone() {
    guard !isClosed, now >= directory.clock.end, conversations.count == 0, pendingArrivals.count == 0,
      !meetings.contains(where: \.isPending)
    else { return }
    isClosed = true
    for person in staff.indices where staff[person].isLoggedIn { goHome(person) }
  }
}
