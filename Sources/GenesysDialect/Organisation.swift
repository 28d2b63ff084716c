import Dialects
import GroundTruth
import Quantities
import Randomness

/// What stands still in one customer organisation of the platform: the ids of its queues, people and settings.
///
/// Ids of queues, teams and codes hang on the scenario and the thing's name, not on the cell: several cells are floors
/// of one organisation.
struct Organisation: Sendable {
  /// A queue.
  struct Queue: Sendable {
    let id: IdentifierBits
    /// The script its agents see.
    let script: IdentifierBits
    let name: String
    /// How the work after a call ends.
    let wrapUpPolicy: CellDirectory.Queue.WrapUpPolicy
    /// How long an offer rings.
    let ringLimit: SimulationDuration
    /// The higher, the sooner its callers are served.
    let priority: Int
    /// The skills that its agents need.
    let skills: [IdentifierBits]
    /// Whether the agents' devices take its offers by themselves.
    let answersByItself: Bool

    /// Whether agents have work after a call only when they ask for it.
    var givesWorkOnRequest: Bool { if case .onRequest = wrapUpPolicy { true } else { false } }
    /// The label under which its conversations count towards the agents' capacity.
    let utilizationLabel: IdentifierBits?
    /// How long after an agent has taken a callback the platform dials by itself; nil when it never does.
    let callbackTimeout: SimulationDuration?
    /// By what it does so.
    let callbackConfiguration: IdentifierBits
    /// Whether an agent may leave a callback.
    let maySkipCallbacks: Bool
    /// What that label is called.
    let utilizationLabelName: String?
    /// Whom it would rather have than others.
    let scoredAgents: [CellDirectory.Queue.RankedAgent]
    /// A position in `divisions`.
    let division: Int
  }

  /// A part of the organisation that is administered by itself.
  struct Division: Sendable {
    let id: IdentifierBits
    let name: String
  }

  /// What the dialer works through.
  struct Campaign: Sendable {
    let contactList: IdentifierBits
    let id: IdentifierBits
  }

  /// The wrap-up code every organisation is born with (reference section 2: the same in all of them).
  static let defaultWrapUpCode: StaticString = "7fb334b0-0e9e-11e4-9191-0800200c9a66"
  /// The name of that code.
  static let defaultWrapUpName: StaticString = "Default Wrap-up Code"
  /// The code the platform writes when the time for wrap-up ran out (reference section 3.5).
  static let timedOutWrapUpCode: StaticString = "ININ-WRAP-UP-TIMEOUT"
  /// The codes of work that was skipped, and of work whose code the organisation has deleted since (section 3.5).
  static let skippedWrapUpCode: StaticString = "ININ-WRAP-UP-SKIPPED"
  static let deletedWrapUpCode: StaticString = "ININ-WRAP-UP-DELETED"
  /// The share of outside people whom the organisation has in its contact book (inferred: "common").
  static let knownContactShare = 0.7
  /// The share of visitors whom a page invited to write (inferred).
  static let invitedShare = 0.3
  /// How long a messenger's conversation counts as active after its last message (inferred: three days).
  static let inactivityTimeout = SimulationDuration.seconds(3 * 86_400)
  /// The seats of a conference (reference section 3.1: the documented ceiling).
  static let maximumParticipants = 20
  /// How long an offer rings that no queue made (reference section 3.2, alertingTimeoutMs: the stock value of voice).
  static let stockRingLimit = SimulationDuration.seconds(8)

  let seed: UInt64
  let identifiers: GenesysIdentifiers
  let connection: IdentifierBits
  /// The first is the one that everything is in unless it was moved.
  let divisions: [Division]
  /// Positions in `divisions` of the teams that were moved, by name.
  private let divisionsOfTeams: [String: Int]
  /// The start of the run, milliseconds since the epoch.
  private let start: Int64
  let language: IdentifierBits
  let trunk: IdentifierBits
  /// The rule by which its pages invite visitors.
  let actionMap: IdentifierBits
  /// Connects the organisation's own provider of text messages.
  let integration: IdentifierBits
  /// Acts where no user of the organisation took part.
  let serviceUser: IdentifierBits
  /// By position in `CellDirectory.queues`.
  let queues: [Queue]
  /// The private IPv4 addresses of the session border controllers that face the carriers.
  let edgeAddresses: [String]
  /// How it has set the platform up.
  let conventions: GenesysConventions
  private let firms: UInt64
  private let forms: UInt64
  /// When the form was published by which agents are judged, milliseconds since the epoch: 90 days before (inferred).
  let formPublished: Int64
  private let assistants: UInt64
  private let teams: UInt64
  private let wrapUpCodes: UInt64
  private let campaigns: UInt64

  init(_ directory: CellDirectory, _ conventions: GenesysConventions) {
    seed = directory.seed
    self.conventions = conventions
    let identifiers = GenesysIdentifiers(seed: directory.seed)
    let entity = EntityID.child(of: EntityID.child(of: EntityID.root, "genesys"), directory.scenario)
    let queueEntities = EntityID.child(of: entity, "queue")
    campaigns = EntityID.child(of: entity, "campaign")
    let skills = EntityID.child(of: entity, "skill")
    self.identifiers = identifiers
    teams = EntityID.child(of: entity, "team")
    firms = EntityID.child(of: entity, "firm")
    forms = EntityID.child(of: entity, "evaluation form")
    formPublished = (directory.clock.start - .seconds(90 * 86_400)).milliseconds
    assistants = EntityID.child(of: entity, "assistant")
    wrapUpCodes = EntityID.child(of: entity, "wrap-up")
    connection = identifiers.bits(entity, .connection)
    let places = EntityID.child(of: entity, "division")
    // The name that the platform gives the division every organisation is born with.
    divisions =
      [Division(id: identifiers.bits(entity, .division), name: "Home")]
      + conventions.divisions.map {
        Division(id: identifiers.bits(EntityID.child(of: places, $0.name), .division), name: $0.name)
      }
    var moved: [String: Int] = [:]
    for (position, division) in conventions.divisions.enumerated() {
      for name in division.members { moved[name] = position + 1 }
    }
    divisionsOfTeams = moved
    start = directory.clock.start.milliseconds
    language = identifiers.bits(entity, .language)
    trunk = identifiers.bits(entity, .trunk)
    integration = identifiers.bits(entity, .integration)
    actionMap = identifiers.bits(entity, .actionMap)
    serviceUser = identifiers.bits(entity, .serviceUser)
    queues = directory.queues.map { queue in
      let place = EntityID.child(of: queueEntities, queue.name)
      return Queue(
        id: identifiers.bits(place, .queue), script: identifiers.bits(place, .script), name: queue.name,
        wrapUpPolicy: queue.wrapUpPolicy, ringLimit: queue.ringLimit, priority: queue.priority,
        skills: queue.skills.map { identifiers.bits(EntityID.child(of: skills, $0), .skill) },
        answersByItself: queue.answersByItself,
        utilizationLabel: queue.utilizationLabel.map {
          identifiers.bits(EntityID.child(of: EntityID.child(of: entity, "label"), $0), .utilizationLabel)
        }, callbackTimeout: queue.callbacksDialAfter > .zero ? queue.callbacksDialAfter : nil,
        callbackConfiguration: identifiers.bits(place, .callbackConfiguration),
        maySkipCallbacks: queue.callbacksMayBeSkipped, utilizationLabelName: queue.utilizationLabel,
        scoredAgents: queue.rankedAgents, division: moved[queue.name] ?? 0)
    }
    // Two border controllers; the last byte stays clear of network and broadcast addresses.
    let edges = identifiers.bits(entity, .edge).high
    edgeAddresses = [UInt64(0), 24].map { shift in
      let bytes = edges >> shift
      return "10.\(bytes & 0xFF).\(bytes >> 8 & 0xFF).\(1 + bytes >> 16 & 0x7F)"
    }
  }

  // MARK: Ids of people and things, by their entities and names

  func user(_ person: UInt64) -> IdentifierBits { identifiers.bits(person, .user) }

  func station(_ person: UInt64) -> IdentifierBits { identifiers.bits(person, .station) }

  /// An IVR flow, by its pseudo person.
  func flow(_ person: UInt64) -> IdentifierBits { identifiers.bits(person, .flow) }

  /// The team of a name; nil for one that the platform does not know.
  func team(_ name: String) -> IdentifierBits? {
    conventions.unlistedTeams.contains(name) ? nil : identifiers.bits(EntityID.child(of: teams, name), .team)
  }

  /// The division that a team's people are in.
  func division(ofTeam name: String?) -> Division { divisions[divisionPosition(ofTeam: name)] }

  /// The position of that division.
  func divisionPosition(ofTeam name: String?) -> Int {
    if divisionsOfTeams.isEmpty { return 0 }
    return name.flatMap { divisionsOfTeams[$0] } ?? 0
  }

  /// The longest time ago at which something was moved to its division, in days; inferred.
  private static let longestAgo = 700
  /// The shortest.
  private static let shortestAgo = 30

  /// When the thing of an id was moved to the division it is in, milliseconds since the epoch.
  func moved(_ id: IdentifierBits) -> Int64 {
    var stream = RandomStream(StreamKey(seed: seed, entity: id.low, purpose: .reporting))
    let days = Self.shortestAgo + stream.integer(below: Self.longestAgo - Self.shortestAgo)
    return start - Int64(days) * 86_400_000 + Int64(stream.integer(below: 86_400_000))
  }

  /// The number of the case that another system opened for a conversation; nil for most.
  func caseNumber(_ conversation: UInt64) -> Int? {
    guard conventions.cases > 0 else { return nil }
    let key = StreamKey(seed: seed, entity: EntityID.child(of: conversation, "genesys-case"), purpose: .reporting)
    var stream = RandomStream(key)
    return stream.chance(conventions.cases) ? stream.integer(below: 100_000_000) : nil
  }

  /// The campaign of a name, with the list of contacts that it works through.
  func campaign(_ name: String) -> Campaign {
    let campaign = EntityID.child(of: campaigns, name)
    return Campaign(
      contactList: identifiers.bits(campaign, .dialerContactList), id: identifiers.bits(campaign, .dialerCampaign))
  }

  func wrapUpCode(_ name: String) -> IdentifierBits {
    identifiers.bits(EntityID.child(of: wrapUpCodes, name), .wrapUpCode)
  }

  /// A part of the form by which agents are judged, by what it is called here.
  func formPart(_ name: String) -> IdentifierBits {
    identifiers.bits(EntityID.child(of: forms, name), .formPart)
  }

  /// The assistant that is set up for a queue.
  func assistant(ofQueue queue: Int) -> IdentifierBits {
    identifiers.bits(EntityID.child(of: assistants, queues[queue].name), .agentAssistant)
  }

  /// What a code that an agent chose is now.
  func code(_ name: String) -> AfterCallWork.Code {
    if conventions.deletedCodes.contains(name) { return .deleted }
    // The code every organisation is born with may be among those of a queue.
    return name.isEmpty || name == Self.bornWith ? .standard : .chosen(wrapUpCode(name))
  }

  private static let bornWith = defaultWrapUpName.description

  /// How many firms the organisation deals with; inferred.
  private static let firmCount = 40

  /// The firm that an outside person works for, where one is known.
  func externalOrganization(_ person: UInt64) -> IdentifierBits? {
    guard conventions.externalOrganizations > 0 else { return nil }
    let key = StreamKey(seed: seed, entity: EntityID.child(of: person, "genesys-firm"), purpose: .reporting)
    var stream = RandomStream(key)
    guard stream.chance(conventions.externalOrganizations) else { return nil }
    return identifiers.bits(EntityID.child(of: firms, stream.integer(below: Self.firmCount)), .externalOrganization)
  }

  /// The contact record of an outside person, for those who have one.
  func externalContact(_ person: UInt64) -> IdentifierBits? {
    let key = StreamKey(seed: seed, entity: EntityID.child(of: person, "genesys"), purpose: .reporting)
    var stream = RandomStream(key)
    return stream.chance(Self.knownContactShare) ? identifiers.bits(person, .externalContact) : nil
  }

  /// How long an offer may ring: what the leg says, else what its queue says.
  func ringLimit(_ limit: SimulationDuration, _ queue: Int?) -> SimulationDuration {
    if limit > .zero { return limit }
    return queue.map { queues[$0].ringLimit } ?? Self.stockRingLimit
  }
}
