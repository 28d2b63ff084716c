import GroundTruth
import Quantities
import Randomness

/// What stands still on a floor: who is there and how they behave.
///
/// What is asked at every step has the form in which it is answered fastest: numbers and samplers by position, no names.
/// Shared by reference, because it is large and never changes.
final class FloorTables: Sendable {
  let configuration: FloorConfiguration
  let directory: CellDirectory
  let cast: Cast

  /// The habits of a queue.
  struct Queue: Sendable {
    let entity: UInt64
    let medium: Medium
    let writing: WritingTable?
    let patience: Sampler
    let waiting: WaitingTable
    /// Of that table, what is asked for every caller: whether there are messages at which more give up, whether anything
    /// else happens to those who wait, and whether anybody is ever turned away.
    let hasAnnouncements: Bool
    let isEventful: Bool
    let isRestricted: Bool
    let callbacks: CallbackTable?
    let voicemail: VoicemailTable?
    let answersByItself: Bool
    let talk: Sampler
    /// Seconds that a call is expected to take an agent, before any has been seen.
    let expectedHandling: Double
    /// Waiting time credited to its callers, and to those who were passed on to it.
    let credit: SimulationDuration
    let creditAfterTransfer: SimulationDuration
    let ringLimit: SimulationDuration
    let wrapUpPolicy: CellDirectory.Queue.WrapUpPolicy
    let wrapUp: Sampler
    let noWrapUp: Double
    /// What agents hear first who have taken a call, zero for nothing.
    let opening: SimulationDuration

    /// Whether there is ever work after a call.
    var mayNeedWrapUp: Bool { noWrapUp < 1 || wrapUpPolicy == .mandatory || isWrapUpForced }
    /// Whether agents work for the whole time in any case.
    var isWrapUpForced: Bool { if case .forced = wrapUpPolicy { true } else { false } }
  }

  /// The habits of a team.
  struct Team: Sendable {
    let noAnswer: Double
    let decline: Double
    let alert: Sampler
    let autoAlert: Sampler
    let afterMiss: Sampler
    let afterDecline: Sampler
    /// Whether a coach team watches it, or its agents dial for a campaign.
    let isWatched: Bool
    /// The coaches who come when its agents ask for help: the first of those who watch it and do.
    let helpers: Int?
    let dials: Bool
    /// Whether a dialler calls for it, and the campaigns that have one.
    let hasDialler: Bool
    let dialledFor: [Int]
    /// The queues it serves, from the beginning or in a wider ring.
    let queues: [Int]
    /// The queue where callers wait who are sent to the team when nobody of it is free.
    let firstQueue: Int?
    /// Whether its agents answer every call in the instant it is offered, as theory has it.
    let answersAtOnce: Bool
  }

  let seed: UInt64
  /// Whether anybody wants to know how many agents are free or at work: a dialler, or who announces a wait.
  let watchesActivity: Bool
  let queues: [Queue]
  let teams: [Team]
  let coaches: [CoachTable]
  let campaigns: [CampaignTable]
  let clients: [ClientTable]
  /// Calls over the organisation's own telephones; nil where there are none.
  let office: OfficeTable?
  /// Whether there are any, which is asked at every call.
  let hasClients: Bool
  let menu: MenuTable?
  let platform: PlatformTable
  let talk: TalkTable
  let redial: RedialTable
  /// Why people who are logged in are not ready: the texts behind `AbsenceReason`.
  let reasons: [String]
  /// Numbers outside that calls are sent to, in order of appearance: the texts behind `Target.outside`.
  let outsideNumbers: [String]

  init(configuration: FloorConfiguration, directory: CellDirectory) {
    self.configuration = configuration
    self.directory = directory
    seed = directory.seed
    watchesActivity =
      configuration.campaigns.contains { $0.pacing != .preview }
      || configuration.queues.contains { $0.callbacks != nil || $0.balkingPerMinute > 0 }
    queues = zip(configuration.queues, directory.queues).map { queue, entry in
      let step = queue.headStart.microseconds
      return Queue(
        entity: entry.entity, medium: queue.medium,
        writing: queue.medium.isWritten ? WritingTable(queue.writing) : nil, patience: Sampler(queue.patience),
        waiting: WaitingTable(queue),
        hasAnnouncements: !queue.announcements.isEmpty, isEventful: queue.isEventful, isRestricted: queue.isRestricted,
        callbacks: queue.callbacks.map(CallbackTable.init), voicemail: queue.voicemail.map(VoicemailTable.init),
        answersByItself: queue.answersByItself, talk: Sampler(queue.talk),
        expectedHandling: queue.talk.mean + (1 - queue.noWrapUp) * queue.wrapUp.mean,
        credit: SimulationDuration(microseconds: step * Int64(queue.priority)),
        creditAfterTransfer: SimulationDuration(microseconds: step * Int64(queue.priority + 1)),
        ringLimit: entry.ringLimit, wrapUpPolicy: entry.wrapUpPolicy, wrapUp: Sampler(queue.wrapUp),
        noWrapUp: queue.noWrapUp, opening: queue.agentAnnouncement?.duration ?? .zero)
    }
    teams = configuration.teams.indices.map { number in
      let team = configuration.teams[number]
      let shifts = team.shifts ?? configuration.shifts
      return Team(
        noAnswer: team.noAnswer, decline: team.decline, alert: Sampler(team.alert), autoAlert: Sampler(team.autoAlert),
        afterMiss: Sampler(shifts.afterMiss), afterDecline: Sampler(shifts.afterDecline),
        isWatched: configuration.coaches.contains { $0.watches.contains(number) },
        helpers: configuration.helpers(ofTeam: number),
        dials: configuration.campaigns.contains { $0.pacing == .preview && $0.teams.contains(number) },
        hasDialler: configuration.campaigns.contains { $0.pacing != .preview && $0.teams.contains(number) },
        dialledFor: configuration.campaigns.indices.filter {
          configuration.campaigns[$0].pacing != .preview && configuration.campaigns[$0].teams.contains(number)
        },
        queues: configuration.queues.indices.filter { queue in
          team.serves.contains(queue) || configuration.queues[queue].rings.contains { $0.teams.contains(number) }
        }, firstQueue: team.serves.first { !configuration.queues[$0].medium.isWritten },
        answersAtOnce: team.noAnswer <= 0 && team.decline <= 0 && team.alert == .constant(0)
          && configuration.platform.alerting == .constant(0))
    }
    coaches = configuration.coaches.map(CoachTable.init)
    campaigns = configuration.campaigns.indices.map { CampaignTable($0, of: configuration, directory: directory) }
    clients = configuration.clients.map(ClientTable.init)
    office = OfficeTable(configuration.office, cell: directory.cell)
    hasClients = !configuration.clients.isEmpty
    menu = configuration.ivr.map(MenuTable.init)
    platform = PlatformTable(configuration.platform)
    let numbers = Self.outsideNumbers(of: configuration)
    outsideNumbers = numbers
    cast = Cast(configuration: configuration, directory: directory, outsideNumbers: numbers)
    talk = TalkTable(configuration, outsideNumbers: numbers)
    redial = RedialTable(configuration.callers)
    reasons = AbsenceReason.texts(configuration)
  }

  private static func outsideNumbers(of configuration: FloorConfiguration) -> [String] {
    var numbers: [String] = []
    let destinations =
      configuration.transfers.blindDestinations + configuration.transfers.consultDestinations
      + configuration.conferences.thirdParties
    for destination in destinations {
      if case .outside(let number) = destination.destination, !numbers.contains(number) { numbers.append(number) }
    }
    return numbers
  }
}
