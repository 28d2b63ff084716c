import GroundTruth
import Quantities

/// A conversation being put together by hand; times are seconds from the scene's start.
///
///     var scene = SampleScene("inbound", slot: 0)
///     let customer = scene.caller(SampleCast.caller(1), joined: 30, left: 120, end: .hungUp)
///     ...
///     scene.act(60, agent, .hold, on: customer)
struct SampleScene {
  let name: String
  let slot: Int
  let kind: Conversation.Kind
  let queue: SampleFloor.Queue?
  let outcome: Conversation.Outcome
  private(set) var people: [Person] = []
  private(set) var legs: [Leg] = []
  private var actions: [Action] = []
  /// When the scene's network gave nothing to a leg.
  private(set) var outages: [(leg: Int, span: TimeSpan)] = []
  var title: String?
  var campaign: CampaignCall?
  var assistance: AssistantSession?
  var voicemail: VoicemailMessage?
  /// What kind of call over the organisation's own telephones it is.
  var office: OfficeCall?
  /// What is written, in a scene in which nobody speaks.
  var correspondence: Correspondence?
  /// What goes on beside it.
  private var companions: [Companion] = []
  private var clients: [ClientConduct] = []
  private var evaluations: [Evaluation] = []

  init(
    _ name: String, slot: Int, kind: Conversation.Kind = .inbound, queue: SampleFloor.Queue? = .billing,
    outcome: Conversation.Outcome = .completed
  ) {
    self.name = name
    self.slot = slot
    self.kind = kind
    self.queue = queue
    self.outcome = outcome
  }

  /// The instant `seconds` into the scene.
  func time(_ seconds: Double) -> SimulationTime {
    SampleFloor.start + SampleFloor.slot * Int64(slot) + .seconds(rounding: seconds)
  }

  // MARK: Legs

  /// The person who called.
  mutating func caller(
    _ person: Person, joined: Double?, left: Double, end: Leg.End, network: SampleFloor.Network = .carrier
  ) -> Int {
    add(
      .customer, person, network: network, origin: .arrival, isInbound: true, offered: 0, answered: 0.4,
      joined: joined, left: left, end: end)
  }

  /// The IVR, from the start until the caller is passed on or leaves.
  mutating func ivr(until left: Double, end: Leg.End = .routed, called name: String = "main-menu") -> Int {
    add(
      .ivr, SampleCast.platform(name), origin: .routing(after: 0), offered: 0.4, answered: 0.4, left: left,
      end: end)
  }

  /// A stretch in a queue, sent there by leg `after`, or from the start.
  mutating func queue(
    _ queue: SampleFloor.Queue, after: Int? = nil, from offered: Double, until left: Double, end: Leg.End = .routed
  ) -> Int {
    let person = SampleCast.platform(SampleFloor.directory.queues[queue.rawValue].name)
    return add(
      .queue, person, queue: queue, origin: after.map { .routing(after: $0) } ?? .arrival, offered: offered,
      answered: offered, left: left,
      end: end)
  }

  /// The recorder of messages, to which leg `before` sent the caller.
  mutating func recorder(after before: Int, from offered: Double, until left: Double) -> Int {
    let leg = add(
      .ivr, SampleCast.platform("voicemail"), origin: .routing(after: before), offered: offered, answered: offered,
      left: left, end: .peerLeft)
    legs[leg].isVoicemail = true
    return leg
  }

  /// An offer to an agent; when `answered` is nil it came to nothing.
  mutating func agent(
    _ number: Int, _ origin: Leg.Origin, of queue: SampleFloor.Queue? = .billing, offered: Double,
    answered: Double?, left: Double, end: Leg.End, network: SampleFloor.Network = .office, wrapUp: Double? = nil
  ) -> Int {
    let leg = add(
      .agent, SampleCast.agents[number], network: network, queue: queue, origin: origin, offered: offered,
      alerted: offered + 0.15, answered: answered, joined: answered.map { $0 + 0.25 }, left: left, end: end)
    legs[leg].ringLimit = SampleFloor.ringLimit
    if let wrapUp { self.wrapUp(leg, for: wrapUp) }
    return leg
  }

  /// A party called from within the conversation.
  mutating func party(
    _ person: Person, _ origin: Leg.Origin, offered: Double, answered: Double?,
    left: Double, end: Leg.End, network: SampleFloor.Network = .carrier
  ) -> Int {
    add(
      .external, person, network: network, origin: origin, offered: offered, alerted: offered + 1.2, answered: answered,
      joined: answered, left: left, end: end)
  }

  /// Any other human leg.
  mutating func add(
    _ role: Leg.Role, _ person: Person, network: SampleFloor.Network? = nil, queue: SampleFloor.Queue? = nil,
    origin: Leg.Origin, isInbound: Bool = false, offered: Double, alerted: Double? = nil, answered: Double? = nil,
    joined: Double? = nil, left: Double, end: Leg.End
  ) -> Int {
    let isWritten = correspondence != nil
    let (transport, codec) = isWritten ? (.platform, nil) : Self.connection(of: person, as: role)
    let position = people.firstIndex(of: person) ?? people.count
    if position == people.count { people.append(person) }
    legs.append(
      Leg(
        index: legs.count, role: role, person: position, transport: transport, codec: codec,
        network: isWritten ? nil : network?.rawValue, queue: queue?.rawValue, origin: origin, isInbound: isInbound,
        offeredAt: time(offered), alertedAt: alerted.map(time), answeredAt: answered.map(time),
        joinedAt: isWritten ? nil : joined.map(time), leftAt: time(left), end: end))
    return legs.count - 1
  }

  private static func connection(of person: Person, as role: Leg.Role) -> (Leg.Transport, Leg.Codec?) {
    if role == .ivr || role == .queue { return (.platform, nil) }
    return switch person.address {
    case .telephone: (.pstn, .pcmu)
    case .sip: (.sip, .pcma)
    case .client: (.webrtc, .opus)
    }
  }

  /// Work after the call, `seconds` long, from the end of `leg` on.
  mutating func wrapUp(_ leg: Int, for seconds: Double) {
    let start = legs[leg].leftAt
    let span = TimeSpan(start, start + .seconds(rounding: seconds))
    legs[leg].wrapUp = Leg.WrapUp(span: span, code: "Resolved", ending: .completed)
    actions.append(Action(at: span.start, leg: leg, kind: .wrapUpStart))
    actions.append(Action(at: span.end, leg: leg, kind: .wrapUpEnd))
  }

  /// The organisation's exchange did not let the call of `leg` through, or took it back.
  mutating func divert(_ leg: Int, _ diversion: Diversion) { legs[leg].diversion = diversion }

  /// A coach judges the work of `leg`, hands it in an hour after `seconds` and shows it another hour later.
  mutating func evaluate(_ leg: Int, at seconds: Double) {
    people.append(SampleCast.coaches[0])
    var evaluation = Evaluation(
      leg: leg, evaluator: people.count - 1, createdAt: time(seconds), status: .finished, source: .policy)
    evaluation.isAssigned = true
    evaluation.assignedAt = time(seconds + 60)
    evaluation.changedAt = time(seconds + 3_600)
    evaluation.submittedAt = evaluation.changedAt
    evaluation.releasedAt = time(seconds + 7_200)
    evaluation.answers = [
      Evaluation.Answer(question: 1, option: 0), Evaluation.Answer(question: 2, option: 0),
      Evaluation.Answer(question: 3, option: 1, comment: "The rest follows by letter."),
      Evaluation.Answer(question: 4, option: 0), Evaluation.Answer(question: 5, option: 8),
      Evaluation.Answer(question: 6, comment: "Nothing, keep it up."),
    ]
    evaluations.append(evaluation)
  }

  /// The far end of `leg` never rang.
  mutating func withoutRinging(_ leg: Int) { legs[leg].alertedAt = nil }

  // MARK: Actions

  /// `leg` does something at `seconds`.
  mutating func act(
    _ seconds: Double, _ leg: Int, _ kind: Action.Kind, on target: Int? = nil, text: String? = nil
  ) {
    actions.append(Action(at: time(seconds), leg: leg, kind: kind, target: target, text: text))
  }

  /// `leg` writes something at `seconds`, which is an action too.
  mutating func write(
    _ seconds: Double, _ leg: Int, _ text: String, _ body: Correspondence.Body = .text,
    fate: Correspondence.Fate? = nil
  ) {
    let usual: Correspondence.Fate = legs[leg].role == .customer ? .received : .sent
    let message = Correspondence.Message(at: time(seconds), leg: leg, body: body, text: text, fate: fate ?? usual)
    correspondence?.messages.append(message)
    if case .sign = body { return }
    act(seconds, leg, .chat, text: text)
  }

  /// `initiator` offers `other` something, which lasts from `start` to `end`.
  mutating func beside(
    _ kind: Companion.Kind, _ initiator: Int, _ other: Int, offered: Double, _ answer: Companion.Answer = .accepted,
    from start: Double, to end: Double, ending: Companion.Ending = .conversation, isControlled: Bool = false
  ) {
    let companion = Companion(
      kind: kind, initiator: initiator, other: other, offeredAt: time(offered), answer: answer,
      span: TimeSpan(time(start), time(end)), ending: ending, isControlled: isControlled)
    beside(companion)
  }

  /// Something goes on beside the conversation.
  mutating func beside(_ companion: Companion) { companions.append(companion) }

  /// `legs` speak in turns between the two times, about seven seconds from one start to the next.
  mutating func talk(_ legs: [Int], from start: Double, to end: Double) {
    var at = start
    var turn = 0
    while at + 5 < end {
      let phrase = SamplePhrases.phrase(turn + slot)
      let length = 2.4 + 0.3 * Double(turn % 8)
      actions.append(
        Action(
          at: time(at), leg: legs[turn % legs.count], kind: .utterance, duration: .seconds(rounding: length),
          text: phrase))
      at += 6.6 + 0.21 * Double(turn % 5)
      turn += 1
    }
  }

  /// The network gives nothing to `leg` between the two times; media flows again when the leg is still there.
  mutating func outage(_ leg: Int, from start: Double, to end: Double) {
    let span = TimeSpan(time(start), time(end))
    outages.append((leg, span))
    guard legs[leg].leftAt > span.end else { return }
    actions.append(Action(at: span.end, leg: leg, kind: .reconnect, duration: span.duration))
  }

  /// The client of `leg` tells why a call came to nothing and carries notes, and this befell it.
  mutating func client(_ leg: Int, _ incidents: [ClientIncident] = []) {
    var application = ClientConduct.Application()
    application.learnsCauses = true
    application.carriesNotes = true
    application.concludesChecks = true
    clients.append(ClientConduct(leg: leg, application: application, incidents: incidents))
  }

  /// An incident between two times, or at one.
  func incident(_ kind: ClientIncident.Kind, _ from: Double, _ to: Double? = nil) -> ClientIncident {
    ClientIncident(kind, TimeSpan(time(from), time(to ?? from)))
  }

  /// `leg` was taken, but its audio never got into the mix.
  mutating func withoutMedia(_ leg: Int) { legs[leg].joinedAt = nil }

  // MARK: The record

  /// The conversation as it stands.
  var conversation: Conversation {
    let end = legs.map(\.leftAt).max() ?? time(0)
    // Ties in order of cause, which is the order of the script.
    let ordered = actions.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
    var conversation = Conversation(
      entity: SampleCast.entity("conversations/\(name)"), cell: 0, number: slot, kind: kind,
      queue: queue?.rawValue, outcome: outcome, span: TimeSpan(time(0), end),
      serviceNumber: kind == .meeting ? nil : queue.map { SampleFloor.directory.queues[$0.rawValue].number },
      people: people, legs: legs, actions: ordered.map(\.element), isRecorded: kind != .meeting && office == nil,
      title: title,
      campaign: campaign, assistance: assistance, callback: request, voicemail: voicemail,
      correspondence: correspondence,
      companions: companions, clients: clients)
    conversation.office = office
    conversation.evaluations = evaluations
    return conversation
  }

  /// What the customer of a callback asked for.
  private var request: CallbackRequest? {
    guard kind == .callback, let customer = legs.first(where: { $0.role == .customer }) else { return nil }
    return CallbackRequest(person: customer.person, attempt: 0)
  }

  /// The record with the series of every leg that has media.
  func record(during episodes: [ImpairmentEpisode]) -> ConversationRecord {
    let conversation = conversation
    let series = conversation.legs.map { leg in
      leg.carriesMedia
        ? SampleSeries(conversation, leg, outages: outages.filter { $0.leg == leg.index }.map(\.span)).series : nil
    }
    let hits = episodes.filter { episode in
      conversation.legs.contains { $0.isHit(by: episode) }
    }
    return ConversationRecord(conversation: conversation, series: series, impairments: hits.map(\.entity))
  }
}

extension Leg {
  /// Whether its media overlapped `episode` on its network.
  func isHit(by episode: ImpairmentEpisode) -> Bool {
    guard carriesMedia, network == episode.network, let presence else { return false }
    return presence.overlaps(episode.span)
  }
}
