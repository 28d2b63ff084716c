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
    json.time(participant.start)
    json.key("endTime")
    json.time(participant.end)
    if let connected = participant.connected {
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
    if let person = participant.person {
      json.key("name")
      if participant.purpose.isOutside, conversation.medium.isWritten {
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
    if let user = participant.user {
      json.key("userUri")
      json.uuid("/api/v2/users/", user.high, user.low)
      json.key("userId")
      json.uuid(user)
    }
    if participant.purpose.isOutside, let person = participant.person,
      let contact = organisation.externalContact(conversation.people[person].entity)
    {
      json.key("externalContactId")
      json.uuid(contact)
    }
    if let queue = participant.queue {
      json.key("queueId")
      json.uuid(organisation.queues[queue].id)
    }
    if participant.purpose == .agent, let person = participant.person, let team = conversation.people[person].team {
      json.key("teamId")
      json.uuid(organisation.team(team))
    }
    if let queue = participant.queue {
      json.key("queueName")
      json.string(organisation.queues[queue].name)
    }
    json.key("purpose")
    json.literal(participant.purpose.word)
    json.key("participantType")
    json.literal(participant.purpose.isOutside ? "External" : "Internal")
  }

  private func writeWrapUp(_ participant: Participant, to json: inout JSONWriter) {
    json.key("wrapupRequired")
    json.boolean(participant.purpose == .agent && participant.connected != nil)
    if participant.purpose == .agent, let queue = participant.queue {
      json.key("wrapupPrompt")
      switch organisation.queues[queue].wrapUpPolicy {
      case .optional: json.literal("optional")
      case .mandatory: json.literal("mandatory")
      case .limited(let limit):
        json.literal("timeout")
        json.key("wrapupTimeoutMs")
        json.integer(limit.inMilliseconds)
      }
    }
    writeDialerWrapUp(of: participant, to: &json)
    guard let work = participant.afterCallWork else { return }
    if work.isSkipped {
      json.key("wrapupSkipped")
      json.boolean(true)
    }
    writeWrapUp(work, of: participant, isNamed: true, to: &json)
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
    json.emptyArray("scoredAgents")
    json.endObject()
    if participant.purpose == .agent {
      json.key("alertingTimeoutMs")
      json.integer(participant.ringLimit)
    }
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
  private func writeAttributes(_ participant: Participant, to json: inout JSONWriter) {
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
