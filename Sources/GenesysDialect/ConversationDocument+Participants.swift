import Dialects
import GroundTruth
import JSONText
import Quantities

/// Participants, in the order of the vendor's model (reference section 3.2).
extension ConversationDocument {
  func write(_ participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.uuid(participant.id)
    json.key("startTime")
    json.time(participant.joined)
    json.key("endTime")
    json.time(participant.left)
    if let connected = participant.engaged {
      json.key("connectedTime")
      json.time(connected)
    }
    writeWho(participant, to: &json)
    writeAddresses(participant, to: &json)
    writeWrapUp(participant, to: &json)
    writeRoles(participant, plan, to: &json)
    writeRouting(participant, to: &json)
    writeSupervision(participant, plan, to: &json)
    writeAttributes(participant, to: &json)
    writeCommunications(of: participant, plan, to: &json)
    writeEvaluations(of: participant, plan, to: &json)
    writeScreenRecording(of: participant, until: .max, to: &json)
    writeFlag(of: participant, until: .max, to: &json)
    if let work = participant.afterCallWork {
      json.key("startAcwTime")
      json.time(work.start)
      json.key("endAcwTime")
      json.time(work.end)
    }
    for supervised in plan.supervised[participant.supervised] where supervised.mode == .barge {
      json.key("bargedParticipantId")
      json.uuid(plan.participants[supervised.target].id)
    }
    json.endObject()
  }

  private func writeWho(_ participant: Participant, to json: inout JSONWriter) {
    writeName(of: participant, to: &json)
    if let user = participant.user {
      json.key("userUri")
      json.uuid("/api/v2/users/", user.high, user.low)
      json.key("userId")
      json.uuid(user)
    }
    writeContact(of: participant, to: &json)
    if let queue = participant.queue {
      json.key("queueId")
      json.uuid(organisation.queues[queue].id)
    }
    writeGroup(of: participant, to: &json)
    writeTeam(of: participant, to: &json)
    if let queue = participant.queue {
      json.key("queueName")
      json.string(organisation.queues[queue].name)
    }
    json.key("purpose")
    json.literal(participant.purpose.word)
    json.key("participantType")
    json.literal(participant.purpose.isOutside ? "External" : "Internal")
  }

  func writeName(of participant: Participant, to json: inout JSONWriter) {
    // The queue that a request waits in shows none (reference section 3.2).
    if participant.purpose == .group, let group = conversation.office?.group {
      json.key("name")
      json.string(group.name)
    }
    guard let person = participant.person, !(participant.purpose == .acd && participant.isCallback) else { return }
    json.key("name")
    if case .voicemail(let id) = participant.address {
      // The recorder goes by an id (reference section 3.2).
      json.uuid(id)
    } else if participant.purpose.isOutside, conversation.medium.isWritten {
      // Who writes gives a name, or has one on the service.
      json.string(conversation.people[person].displayName)
    } else if participant.purpose.isOutside {
      writeLocality(of: person, to: &json)
    } else if participant.purpose == .acd, let queue = participant.queue {
      json.string(organisation.queues[queue].name)
    } else {
      json.string(conversation.people[person].displayName)
    }
  }

  func writeContact(of participant: Participant, to json: inout JSONWriter) {
    guard participant.purpose.isOutside, let person = participant.person,
      let contact = organisation.externalContact(conversation.people[person].entity)
    else { return }
    json.key("externalContactId")
    json.uuid(contact)
    guard let firm = organisation.externalOrganization(conversation.people[person].entity) else { return }
    // The contact was imported with its firm, into the one division there is.
    json.key("externalContactInitialDivisionId")
    json.uuid(organisation.divisions[0].id)
    json.key("externalOrganizationId")
    json.uuid(firm)
  }

  /// The group that rings, on itself and on those who ring for it.
  func writeGroup(of participant: Participant, to json: inout JSONWriter) {
    guard participant.isOfGroup, let group = conversation.office?.group else { return }
    json.key("groupId")
    json.uuid(organisation.identifiers.bits(group.entity, .group))
  }

  func writeTeam(of participant: Participant, to json: inout JSONWriter) {
    guard participant.purpose == .agent, let person = participant.person,
      let team = conversation.people[person].team, let id = organisation.team(team)
    else { return }
    json.key("teamId")
    json.uuid(id)
  }

  private func writeWrapUp(_ participant: Participant, to json: inout JSONWriter) {
    json.key("wrapupRequired")
    json.boolean(participant.purpose == .agent && participant.connected != nil)
    writeWrapUpPrompt(of: participant, to: &json)
    writeDialerWrapUp(of: participant, to: &json)
    guard let work = participant.afterCallWork else { return }
    if work.isSkipped {
      json.key("wrapupSkipped")
      json.boolean(true)
    }
    writeWrapUp(work, of: participant, isNamed: true, to: &json)
  }

  func writeWrapUpPrompt(of participant: Participant, to json: inout JSONWriter) {
    guard participant.purpose == .agent, let queue = participant.queue else { return }
    json.key("wrapupPrompt")
    switch organisation.queues[queue].wrapUpPolicy {
    case .optional: json.literal("optional")
    case .mandatory: json.literal("mandatory")
    case .limited(let limit): writePrompt("timeout", limit, to: &json)
    case .forced(let limit): writePrompt("forcedTimeout", limit, to: &json)
    case .onRequest(let limit): writePrompt("agentRequested", limit, to: &json)
    }
  }

  /// Marks an agent who had raised a flag by `time`, milliseconds since the epoch.
  func writeFlag(of participant: Participant, until time: Int64, to json: inout JSONWriter) {
    guard organisation.conventions.tellsFlags, participant.purpose == .agent else { return }
    let isFlagged = conversation.actions.contains {
      $0.kind == .flagRaise && $0.leg == participant.leg && $0.at.milliseconds <= time
    }
    guard isFlagged else { return }
    json.key("flaggedReason")
    json.literal("general")
  }

  private func writePrompt(_ prompt: StaticString, _ limit: SimulationDuration, to json: inout JSONWriter) {
    json.literal(prompt)
    json.key("wrapupTimeoutMs")
    json.integer(limit.inMilliseconds)
  }

  private func writeRoles(
    _ participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter
  ) {
    json.key("mediaRoles")
    json.beginArray()
    for supervised in plan.supervised[participant.supervised] {
      switch supervised.mode {
      case .monitor: json.literal("monitor")
      case .whisper: json.literal("coach")
      case .barge: json.literal("barge")
      }
    }
    if participant.supervised.isEmpty {
      let isCoach = participant.leg.map { conversation.legs[$0].role == .coach } ?? false
      json.literal(isCoach ? "monitor" : "full")
    }
    json.endArray()
  }

  private func writeRouting(_ participant: Participant, to json: inout JSONWriter) {
    guard participant.purpose == .acd || participant.purpose == .agent else { return }
    json.key("conversationRoutingData")
    json.beginObject()
    if participant.purpose == .acd, let queue = participant.queue {
      json.key("queue")
      json.reference("/api/v2/routing/queues/", organisation.queues[queue].id)
      json.key("language")
      json.reference("/api/v2/routing/languages/", organisation.language)
    }
    // What the queue asks for follows the call to the agents it is offered to.
    let queue = participant.queue.map { organisation.queues[$0] }
    json.key("priority")
    json.integer(queue?.priority ?? 0)
    json.key("skills")
    json.beginArray()
    for skill in queue?.skills ?? [] { json.reference("/api/v2/routing/skills/", skill) }
    json.endArray()
    writeScoredAgents(of: queue, to: &json)
    if let label = queue?.utilizationLabelName {
      json.key("label")
      json.string(label)
    }
    json.endObject()
    if participant.purpose == .agent {
      json.key("alertingTimeoutMs")
      json.integer(participant.ringLimit)
    }
  }

  /// Whom the queue would rather have than others.
  private func writeScoredAgents(of queue: Organisation.Queue?, to json: inout JSONWriter) {
    json.key("scoredAgents")
    json.beginArray()
    for ranked in queue?.scoredAgents ?? [] {
      json.beginObject()
      json.key("agent")
      json.reference("/api/v2/users/", organisation.user(ranked.entity))
      json.key("score")
      json.integer(ranked.score)
      json.endObject()
    }
    json.endArray()
  }

  private func writeSupervision(
    _ participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter
  ) {
    for supervised in plan.supervised[participant.supervised] {
      switch supervised.mode {
      case .monitor: json.key("monitoredParticipantId")
      case .whisper: json.key("coachedParticipantId")
      case .barge: continue
      }
      json.uuid(plan.participants[supervised.target].id)
    }
  }

  /// What flows and the dialer left on the participant: a campaign's calls carry its lists (reference section 3.2).
  func writeAttributes(_ participant: Participant, to json: inout JSONWriter) {
    json.key("attributes")
    json.beginObject()
    if let call = conversation.campaign, let hub, participant.leg == hub.leg {
      let campaign = organisation.campaign(call.name)
      let contact = organisation.identifiers.bits(conversation.people[hub.person].entity, .dialerContact)
      json.key("dialerContactId")
      json.hex("", contact.high, contact.low)
      json.key("dialerContactListId")
      json.uuid(campaign.contactList)
      json.key("dialerCampaignId")
      json.uuid(campaign.id)
    }
    json.endObject()
  }
}
