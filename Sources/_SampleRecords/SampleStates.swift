import GroundTruth
import Quantities

/// What agents and coaches were doing around the sample conversations, worked out from their legs.
enum SampleStates {
  /// How long an agent who missed an offer stays away.
  private static let awayAfterMiss = SimulationDuration.seconds(45)

  /// From log-in at the start of the clock to log-out at its end, in order of time.
  static func changes(over conversations: [Conversation]) -> [AgentStateChange] {
    let staff = SampleCast.agents + SampleCast.coaches
    return staff.flatMap { changes(of: $0, over: conversations) }.enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  private static func changes(of person: Person, over conversations: [Conversation]) -> [AgentStateChange] {
    let clock = SampleFloor.directory.clock
    var found: [AgentStateChange] = []
    func add(_ at: SimulationTime, _ state: AgentStateChange.State, _ reason: String? = nil, _ call: UInt64? = nil) {
      found.append(
        AgentStateChange(
          at: at, cell: 0, entity: person.entity, person: person.name, team: person.team ?? "", state: state,
          reason: reason, conversation: call))
    }
    add(clock.start - .seconds(60), .notReady)
    add(clock.start - .seconds(1), .ready)
    for conversation in conversations {
      for leg in conversation.legs where conversation.person(of: leg).entity == person.entity {
        let call = conversation.entity
        switch leg.role {
        case .attendee: add(leg.offeredAt, .notReady, "meeting", call)
        case .coach: add(leg.offeredAt, .coaching, nil, call)
        default:
          let previewed = conversation.campaign?.previewedAt
          add(previewed ?? leg.offeredAt, .offered, nil, call)
          // Whoever has looked at a contact talks from the moment of dialling.
          if let answered = leg.answeredAt { add(previewed == nil ? answered : leg.offeredAt, .talking, nil, call) }
        }
        var free = leg.leftAt
        if let wrapUp = leg.wrapUp, !wrapUp.span.isEmpty {
          add(free, .wrapUp, nil, call)
          free = wrapUp.span.end
        } else if leg.end == .failed {
          add(free, .notReady, "client")
          free = free + awayAfterMiss
        } else if leg.end == .noAnswer {
          add(free, .notReady, "no_answer")
          free = free + awayAfterMiss
        }
        add(free, .ready)
      }
    }
    add(clock.end, .notReady)
    add(clock.end + .seconds(40), .offline)
    return found
  }
}
