public import Quantities

/// One contact or meeting, from the first offer to the last leave: who spoke to whom, when.
///
/// It knows no vendor word.
public struct Conversation: Hashable, Sendable {
  /// What brought it about.
  public enum Kind: Hashable, Sendable, CaseIterable { case inbound, outbound, callback, meeting }

  /// What came of it.
  public enum Outcome: Hashable, Sendable, CaseIterable {
    /// The parties spoke, the IVR served the caller, or the caller chose to be called back.
    case completed
    /// The caller gave up in the IVR or in a queue.
    case abandoned
    /// The queue was full or closed.
    case blocked
    /// The called party did not answer.
    case unanswered
    /// The call could not be set up.
    case failed
    /// The dialler of a campaign took the answer for a machine's and hung up.
    case machine
    /// The dialler of a campaign had no agent in time for whoever answered.
    case diallerAbandoned
  }

  /// The stable identity that every draw about it is keyed by.
  public var entity: UInt64
  /// The cell it belongs to, from 0.
  public var cell: Int
  /// Its running number in the cell, in order of start.
  public var number: Int
  /// What brought it about.
  public var kind: Kind
  /// The first queue it waited in, or the queue it was dialled for: a position in `CellDirectory.queues`.
  public var queue: Int?
  /// What came of it.
  public var outcome: Outcome
  /// From the first offer to the last leave; wrap-up is outside.
  public var span: TimeSpan
  /// The number or identity the customer called or was called from, E.164; nil for meetings.
  public var serviceNumber: String?
  /// Everybody with a leg, the pseudo persons of platform legs, and who is to be called back.
  public var people: [Person]
  /// In order of `offeredAt`, ties in order of cause.
  public var legs: [Leg]
  /// In order of time, ties in order of cause.
  public var actions: [Action]
  /// Whether its audio was recorded.
  public var isRecorded: Bool
  /// The title of a meeting; nil otherwise.
  public var title: String?
  /// How a meeting is held; `call` for everything else.
  public var format = MeetingFormat.call
  /// The breakout rooms of a meeting: conversations of their own, which lie inside it, in order of start.
  public var rooms: [Conversation] = []
  /// The campaign it was dialled for; nil for every other call.
  public var campaign: CampaignCall?
  /// What passed between the caller and the assistant; nil where none answered.
  public var assistance: AssistantSession?
  /// What was asked for by whoever is called back; nil but for callbacks.
  public var callback: CallbackRequest?
  /// The message that was left for a queue; nil where none was.
  public var voicemail: VoicemailMessage?
  /// What is written in it; nil where people speak.
  public var correspondence: Correspondence?
  /// What goes on beside it, in order of time.
  public var companions: [Companion]
  /// The clients of which something is to be told, in order of their legs.
  public var clients: [ClientConduct]
  /// When an agent began to record it by hand, because nothing else did; nil where a rule recorded it, or nobody.
  public var recordedByHandFrom: SimulationTime?
  /// The parts that an agent had recorded by themselves, in order.
  public var snippets: [TimeSpan] = []
  /// The recordings of agents' screens, in order of their legs.
  public var screenRecordings: [ScreenRecording] = []
  /// How agents' parts in it were judged afterwards, in order of their legs.
  public var evaluations: [Evaluation] = []
  /// What kind of call over the organisation's own telephones it is; nil for the work of queues and for meetings.
  public var office: OfficeCall?

  /// A conversation with the given facts.
  public init(
    entity: UInt64, cell: Int, number: Int, kind: Kind, queue: Int? = nil, outcome: Outcome, span: TimeSpan,
    serviceNumber: String? = nil, people: [Person], legs: [Leg], actions: [Action], isRecorded: Bool = false,
    title: String? = nil, campaign: CampaignCall? = nil, assistance: AssistantSession? = nil,
    callback: CallbackRequest? = nil, voicemail: VoicemailMessage? = nil, correspondence: Correspondence? = nil,
    companions: [Companion] = [], clients: [ClientConduct] = []
  ) {
    self.entity = entity
    self.cell = cell
    self.number = number
    self.kind = kind
    self.queue = queue
    self.outcome = outcome
    self.span = span
    self.serviceNumber = serviceNumber
    self.people = people
    self.legs = legs
    self.actions = actions
    self.isRecorded = isRecorded
    self.title = title
    self.campaign = campaign
    self.assistance = assistance
    self.callback = callback
    self.voicemail = voicemail
    self.correspondence = correspondence
    self.companions = companions
    self.clients = clients
  }

  /// What it is held in.
  public var medium: Medium { correspondence?.medium ?? .voice }

  /// What is to be told of the client of the leg at `index`; nil for an ordinary one.
  public func client(of index: Int) -> ClientConduct? { clients.first { $0.leg == index } }

  /// Who holds a leg.
  public func person(of leg: Leg) -> Person { people[leg.person] }
}
