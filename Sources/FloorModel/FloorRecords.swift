public import GroundTruth
import Quantities
import Randomness

/// Makes records of what a floor hands over: who the people are, where and with what, and what they say.
///
///     let conversation = floor.records.conversation(finished)
///
/// All of it decides nothing on the floor and is a pure function of the seed and of who and what it is about. So it can
/// be asked for from any thread, in any order, or not at all.
public struct FloorRecords: Sendable {
  let tables: FloorTables
  private let blips: [NetworkOutage]

  /// What rings for a call of no queue, which only outbound configurations could make: the soft phone's limit.
  static let usualRingLimit = SimulationDuration.seconds(20)

  /// The records of the cell that `directory` describes; the arguments are those of `FloorSimulation`.
  public init(configuration: FloorConfiguration, directory: CellDirectory) {
    self.init(tables: FloorTables(configuration: configuration, directory: directory))
  }

  /// `blips` are silences of networks that clients notice without connecting anew.
  init(tables: FloorTables, blips: [NetworkOutage] = []) {
    self.tables = tables
    self.blips = blips
  }

  /// The record of a conversation, with persons, texts and everything else that decides nothing.
  public func conversation(_ finished: FloorConversation) -> Conversation {
    var parties: [Party] = []
    let legs = finished.legs.indices.map { position in
      let party = finished.legs[position].party
      let person = parties.firstIndex(of: party) ?? parties.count
      if person == parties.count { parties.append(party) }
      return leg(position, of: finished, person: person)
    }
    let end = legs.map(\.leftAt).max() ?? finished.start
    let request = callbackRequest(finished, &parties)
    let office = finished.office.flatMap { officeCall($0, finished, &parties) }
    var conversation = Conversation(
      entity: finished.entity, cell: tables.directory.cell, number: finished.number, kind: finished.kind,
      queue: finished.queue, outcome: finished.outcome, span: TimeSpan(finished.start, end),
      serviceNumber: finished.queue.map { tables.directory.queues[$0].number } ?? officeNumber(finished),
      people: parties.map(tables.cast.person),
      legs: legs,
      actions: finished.actions.map {
        Action(at: $0.at, leg: $0.leg, kind: $0.kind, target: $0.target, duration: $0.duration)
      },
      title: finished.meeting.map { title(of: $0, room: finished.room) },
      campaign: finished.campaign.map { campaignCall($0, of: finished) }, assistance: assistance(in: finished),
      callback: request,
      voicemail: voicemail(of: finished, legs))
    conversation.office = office
    if finished.medium.isWritten {
      conversation.correspondence = Correspondence(medium: finished.medium, channel: .unknown)
    }
    let groups = tables.clients.isEmpty ? [] : finished.legs.map { tables.cast.clients(of: $0.party) }
    conversation.clients = clients(groups, of: finished)
    let meeting = finished.meeting.map { tables.configuration.meetings[$0].held(inRoom: finished.room != nil) }
    Dressing(
      configuration: tables.configuration, seed: tables.seed, meeting: meeting, clients: groups, blips: blips
    ).dress(&conversation)
    addEvaluations(&conversation)
    conversation.rooms = finished.rooms.map(self.conversation).sorted {
      ($0.span.start, $0.number) < ($1.span.start, $1.number)
    }
    return conversation
  }

  /// A room is called by its meeting and its number, from 1.
  private func title(of meeting: Int, room: Int?) -> String {
    let name = tables.configuration.meetings[meeting].name
    return room.map { "\(name): room \($0 + 1)" } ?? name
  }

  /// The record of a change of state.
  public func stateChange(_ change: FloorStateChange) -> AgentStateChange {
    let person = tables.cast.staff[change.person]
    return AgentStateChange(
      at: change.at, cell: tables.directory.cell, entity: person.entity, person: person.name, team: person.team,
      state: change.state, reason: change.reason.map { tables.reasons[Int($0.position)] },
      conversation: change.conversation)
  }

  /// What is to be told of the clients of each leg that belongs to a group of them.
  private func clients(_ groups: [Int?], of finished: FloorConversation) -> [ClientConduct] {
    groups.enumerated().compactMap { leg, group in
      guard let group else { return nil }
      let incidents = finished.faults.filter { $0.leg == leg }.map { fault in
        ClientIncident(fault.kind, TimeSpan(fault.from, finished.legs[leg].leftAt))
      }
      return ClientConduct(
        leg: leg, application: tables.configuration.clients[group].application, incidents: incidents)
    }
  }

  private func campaignCall(_ call: FloorCampaignCall, of finished: FloorConversation) -> CampaignCall {
    let campaign = tables.configuration.campaigns[Int(call.number)]
    var result = CampaignCall(
      name: campaign.name, pacing: campaign.pacing, previewedAt: call.previewedAt, answeredBy: call.answeredBy,
      detectedAs: call.detectedAs, isExternal: campaign.isExternal)
    guard finished.outcome == .failed else { return result }
    // Of its own: what it is decides nothing that happens.
    var draws = EntityKey(seed: tables.seed, entity: finished.entity).stream(.campaign, 4)
    let kind = draws.uniform()
    result.failure =
      kind < campaign.malformed
      ? .malformed : kind < campaign.malformed + campaign.throttled ? .throttled : .notInService
    return result
  }

  private func assistance(in finished: FloorConversation) -> AssistantSession? {
    guard let configuration = tables.configuration.assistant,
      let leg = finished.legs.firstIndex(where: { $0.party == .assistant })
    else { return nil }
    let dialogue = AssistantDialogue(configuration, key: EntityKey(seed: tables.seed, entity: finished.entity))
    return dialogue.session(leg: leg, from: finished.legs[leg].offeredAt, until: finished.legs[leg].leftAt)
  }

  /// Who asked to be called back; somebody whom nobody has called has no leg, but a place among the people.
  private func callbackRequest(_ finished: FloorConversation, _ parties: inout [Party]) -> CallbackRequest? {
    guard finished.kind == .callback, let callee = finished.callee else { return nil }
    let person = parties.firstIndex(of: .caller(callee)) ?? parties.count
    if person == parties.count { parties.append(.caller(callee)) }
    return CallbackRequest(person: person, attempt: finished.attempt)
  }

  /// The message that a caller left for the queue in which they waited.
  private func voicemail(of finished: FloorConversation, _ legs: [Leg]) -> VoicemailMessage? {
    guard let position = legs.firstIndex(where: \.isVoicemail),
      case .routing(let before) = legs[position].origin, legs[before].role == .queue, let queue = legs[before].queue,
      let table = tables.queues[queue].voicemail
    else { return nil }
    var draws = RandomStream(
      StreamKey(seed: tables.directory.seed, entity: finished.entity, purpose: .voicemail, bucket: 1 << 20))
    let storedAt = legs[position].leftAt + table.storing.duration(from: &draws)
    let handledAt = storedAt + max(.seconds(1), table.handled.duration(from: &draws))
    var message = VoicemailMessage(leg: position, queue: queue, storedAt: storedAt, handledAt: handledAt)
    if draws.chance(table.lost) {
      message.storage = draws.element(of: [.failed, .timedOut, .empty]) ?? .failed
    }
    return message
  }

  private func leg(_ position: Int, of conversation: FloorConversation, person: Int) -> Leg {
    let leg = conversation.legs[position]
    let access = conversation.medium.isWritten ? nil : tables.cast.access(of: leg.party)
    var record = Leg(
      index: position, role: leg.role, person: person, transport: access?.transport ?? .platform,
      codec: access.map { tables.cast.codec(of: leg.party, $0.transport) } ?? nil,
      network: access.flatMap { tables.directory.networks.indices.contains($0.network) ? $0.network : nil },
      queue: leg.queue, origin: leg.origin, isInbound: isInbound(leg), offeredAt: leg.offeredAt,
      alertedAt: leg.alertedAt, answeredAt: leg.answeredAt, joinedAt: access == nil ? nil : leg.joinedAt,
      leftAt: leg.leftAt,
      end: leg.end)
    record.ringLimit = ringLimit(leg, of: conversation)
    (record.diversion, record.clearing) = (leg.diversion, leg.clearing)
    record.isVoicemail = leg.party == .voicemail
    record.wrapUp = leg.wrapUp.map { wrapUp in
      Leg.WrapUp(
        span: TimeSpan(leg.leftAt, leg.leftAt + wrapUp.length),
        code: wrapUp.ending == .completed ? code(position, of: conversation) : "", ending: wrapUp.ending)
    }
    if leg.wrapUp?.ending == .completed { record.wrapUp?.tags = tags(position, of: conversation) }
    return record
  }

  /// Whether the person called the platform.
  private func isInbound(_ leg: FloorLeg) -> Bool {
    switch leg.role {
    case .customer, .external: leg.origin == .arrival
    case .ivr, .queue, .attendee: true
    case .agent, .coach: false
    }
  }

  /// How long a device of the floor may ring for a caller.
  private func ringLimit(_ leg: FloorLeg, of conversation: FloorConversation) -> SimulationDuration {
    if conversation.office != nil, let office = tables.office { return leg.role == .agent ? office.ringLimit : .zero }
    switch leg.origin {
    case .offer, .blindTransfer, .consult, .partyAdd:
      guard leg.role == .agent else { return .zero }
      return (leg.queue ?? conversation.queue).map { tables.directory.queues[$0].ringLimit } ?? Self.usualRingLimit
    case .arrival, .routing, .dialled, .supervision, .meeting, .rejoin: return .zero
    }
  }

  /// The tags of the work after a call; which of them decides nothing, so that it is drawn here alone.
  private func tags(_ position: Int, of conversation: FloorConversation) -> [String] {
    guard let queue = conversation.workQueue(position) else { return [] }
    let choices = tables.configuration.queues[queue].wrapUpTags
    guard !choices.isEmpty else { return [] }
    var draws = RandomStream(
      StreamKey(
        seed: tables.directory.seed, entity: conversation.entity, purpose: .wrapUp,
        bucket: Self.tagBucket + UInt64(position)))
    return choices.filter { draws.chance($0.weight) }.map(\.name)
  }

  /// Where the buckets of tags begin, beyond those of codes, which are the legs' positions.
  private static let tagBucket: UInt64 = 1 << 32

  /// The code of the work after a call: what is drawn there behind the length.
  private func code(_ position: Int, of conversation: FloorConversation) -> String {
    if let forced = conversation.forcedCode { return forced.text }
    guard let queue = conversation.workQueue(position) else { return "" }
    var draws = RandomStream(
      StreamKey(
        seed: tables.directory.seed, entity: conversation.entity, purpose: .wrapUp, bucket: UInt64(position)))
    _ = draws.chance(tables.queues[queue].noWrapUp)
    _ = tables.queues[queue].wrapUp.duration(from: &draws)
    let codes = tables.configuration.queues[queue].wrapUpCodes
    return codes[draws.index(weights: codes.map(\.weight))].name
  }
}

extension FloorConversation {
  /// The queue whose rules an agent works under: the leg's own, or that of the colleague who called them in.
  fileprivate func workQueue(_ leg: Int) -> Int? {
    if let queue = legs[leg].queue { return queue }
    switch legs[leg].origin {
    case .blindTransfer(let from), .consult(let from), .partyAdd(let from): return workQueue(from)
    case .arrival, .routing, .offer, .dialled, .supervision, .meeting, .rejoin: return queue
    }
  }
}

extension MeetingConfiguration {
  /// The habits of the meeting itself, or of one of its rooms, where everybody takes part and nothing is presented.
  fileprivate func held(inRoom isRoom: Bool) -> MeetingConfiguration {
    guard isRoom else { return self }
    var room = self
    room.format = .call
    room.screenshares = 0
    return room
  }
}
