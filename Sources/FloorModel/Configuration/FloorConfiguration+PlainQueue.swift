import Randomness

extension FloorConfiguration {
  /// One queue with exponential times and nothing else, as theory has it (sections 4.3 and 4.4).
  ///
  /// No menu, no rings, no work after calls, no rests: what the floor is checked and measured by.
  ///
  /// - Parameters:
  ///   - perHour: calls an hour, above 0.
  ///   - handling: mean seconds of a call, above 0.
  ///   - patience: mean seconds until a waiting caller gives up; nil for callers who never do.
  ///   - agents: how many, who serve the queue all the time.
  public static func plainQueue(
    perHour: Double, handling: Double, patience: Double? = nil, agents: Int
  ) -> FloorConfiguration {
    var floor = FloorConfiguration()
    var queue = QueueConfiguration(name: "only", number: "+13125550100")
    queue.arrivals.perHour = perHour
    queue.arrivals.weekdays = Array(repeating: 1, count: 7)
    queue.arrivals.dayVariation = 0
    queue.arrivals.slotVariation = 0
    queue.talk = .exponential(mean: handling)
    queue.patience = patience.map { .exponential(mean: $0) } ?? .constant(1e9)
    queue.announcements = []
    queue.balking = 0
    queue.noWrapUp = 1
    queue.recorded = 0
    floor.queues = [queue]
    var team = TeamConfiguration(name: "team", count: agents, serves: [0])
    team.noAnswer = 0
    team.decline = 0
    team.autoAnswer = 0
    team.alert = .constant(0)
    team.agentEffect = 0
    team.newAgents = 0
    floor.teams = [team]
    floor.shifts.breaks = []
    floor.shifts.pausesPerShift = 0
    floor.shifts.preparation = .constant(0)
    floor.ivr = nil
    floor.callers.redialAfterService = 0
    floor.callers.redialAfterAbandonment = 0
    floor.platform = .instantaneous
    floor.transfers.blind = 0
    floor.transfers.consult = 0
    floor.conferences.partyAdd = 0
    floor.behaviour.held = 0
    floor.behaviour.short = 0
    floor.behaviour.transcribed = 0
    return floor
  }
}
