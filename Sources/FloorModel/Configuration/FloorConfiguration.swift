import GroundTruth

/// Everything a cell's floor does by chance or by plan, apart from what its networks do to packets.
///
///     var floor = FloorConfiguration()
///     floor.queues = [QueueConfiguration(name: "billing", number: "+13125550100")]
///     floor.teams = [TeamConfiguration(name: "tier1", count: 15, serves: [0])]
///
/// A plain value: reading it from a file, resolving names to positions and checking ranges happen elsewhere. Positions
/// (`Int`) of queues, teams and networks refer to `queues`, `teams` and `CellDirectory.networks`. Durations that are
/// random are `Distribution`s in seconds; negative draws count as zero. Shares and probabilities are 0 through 1.
/// Defaults are those of the reference of the models, section 3, unless a property says "inferred".
public struct FloorConfiguration: Hashable, Sendable {
  /// The queues callers dial, in the order of `CellDirectory.queues`.
  public var queues: [QueueConfiguration] = []
  /// The menu in front of every queue; nil sends callers straight to their queue.
  public var ivr: IVRConfiguration? = IVRConfiguration()
  /// The assistant that answers in place of the menu; nil where there is none.
  public var assistant: AssistantConfiguration?
  /// Who calls and with what.
  public var callers = CallerConfiguration()
  /// The agents.
  public var teams: [TeamConfiguration] = []
  /// Working time of every team and coach team that has none of its own.
  public var shifts = ShiftConfiguration()
  /// Those who listen in, whisper and barge.
  public var coaches: [CoachConfiguration] = []
  /// Blind and consult transfers.
  public var transfers = TransferConfiguration()
  /// Three-way calls.
  public var conferences = ConferenceConfiguration()
  /// Scheduled video meetings.
  public var meetings: [MeetingConfiguration] = []
  /// Outbound calling.
  public var campaigns: [CampaignConfiguration] = []
  /// How agents' work is judged afterwards.
  public var quality = QualityConfiguration()
  /// Calls over the organisation's own telephones, beside the work of queues.
  public var office = OfficeConfiguration()
  /// What people call with over WebRTC, and what goes wrong with it; the first that fits somebody holds.
  public var clients: [ClientConfiguration] = []
  /// Days that are not like others, by local day since 1970-01-01.
  public var calendar = CalendarConfiguration()
  /// What people do while they are connected.
  public var behaviour = BehaviourConfiguration()
  /// What is uncommon about what people call with.
  public var equipment = EquipmentConfiguration()
  /// How long the platform itself takes.
  public var platform = PlatformTiming()

  /// The coaches who come when agents of a team ask for help: the first of those who watch it and do; nil without any.
  func helpers(ofTeam team: Int) -> Int? {
    behaviour.flagged > 0 ? coaches.firstIndex { $0.flags > 0 && $0.watches.contains(team) } : nil
  }

  /// The group of clients that somebody belongs to; nil when none fits, or they call with something else.
  func clients(of people: ClientPeople, on access: AccessShare) -> Int? {
    guard access.transport == .webrtc else { return nil }
    return clients.firstIndex { group in
      (group.people.isEmpty || group.people.contains(people))
        && (group.networks.isEmpty || group.networks.contains(access.network))
    }
  }

  /// A floor without queues, teams or meetings, and every habit at its default.
  public init() {}
}
