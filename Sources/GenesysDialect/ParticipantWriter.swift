import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// Writes participants, in the order of the vendor's model (reference section 3.2).
struct ParticipantWriter {
  let plan: ConversationPlan
  private let calls: CallWriter

  init(_ plan: ConversationPlan) {
    self.plan = plan
    calls = CallWriter(plan)
  }

  private var conversation: Conversation { plan.conversation }
  private var organisation: Organisation { plan.organisation }
  private var addresses: AddressText { AddressText(organisation: organisation) }

  func write(_ participant: Participant, to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.uuid(calls.identity(participant).participant)
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
    json.key("mediaRoles")
    writeRoles(participant, to: &json)
    writeRouting(participant, to: &json)
    writeSupervision(participant, to: &json)
    writeAttributes(participant, to: &json)
    json.key("calls")
    json.beginArray()
    calls.write(participant, to: &json)
    json.endArray()
    writeOtherMedia(to: &json)
    if let work = participant.afterCallWork {
      json.key("startAcwTime")
      json.time(work.start)
      json.key("endAcwTime")
      json.time(work.end)
    }
    if let barged = participant.supervised.first(where: { $0.mode == .barge }) {
      json.key("bargedParticipantId")
      writeParticipantID(barged.target, to: &json)
    }
    json.endObject()
  }

  private func person(_ participant: Participant) -> Person? {
    participant.leg.map { conversation.person(of: conversation.legs[$0]) }
  }

  private func writeWho(_ participant: Participant, to json: inout JSONWriter) {
    let person = person(participant)
    let queueName = participant.queue.map { organisation.directory.queues[$0].name }
    switch participant.purpose {
    case .customer, .external:
      json.key("name")
      json.string(person.map { Locality.name($0.place) } ?? "")
    case .agent, .user, .ivr:
      json.key("name")
      json.string(person?.displayName ?? "")
    case .acd:
      json.key("name")
      json.string(queueName ?? person?.displayName ?? "")
    case .dialer: break
    }
    if participant.purpose.isUser, let person {
      let user = organisation.user(person)
      json.key("userUri")
      json.uuid("/api/v2/users/", user.high, user.low)
      json.key("userId")
      json.uuid(user)
    }
    if participant.purpose.isOutside, let person, let contact = organisation.externalContact(person) {
      json.key("externalContactId")
      json.uuid(contact)
    }
    if let queue = participant.queue {
      json.key("queueId")
      json.uuid(organisation.queues[queue])
    }
    if participant.purpose == .agent, let team = person?.team {
      json.key("teamId")
      json.uuid(organisation.team(team))
    }
    if let queueName {
      json.key("queueName")
      json.string(queueName)
    }
    json.key("purpose")
    json.literal(participant.purpose.word)
    json.key("participantType")
    json.literal(participant.purpose.isOutside ? "External" : "Internal")
  }

  private func writeAddresses(_ participant: Participant, to json: inout JSONWriter) {
    let ends = calls.ends(participant)
    if let address = ends.address {
      json.key("address")
      json.string(address)
    }
    if let ani = ends.ani {
      json.key("ani")
      json.string(ani)
    }
    if participant.leg == plan.hub, participant.isInbound, let person = person(participant) {
      json.key("aniName")
      json.string(Locality.name(person.place))
    }
    if let dnis = ends.dnis {
      json.key("dnis")
      json.string(dnis)
    }
    if participant.purpose.isOutside {
      json.key("locale")
      json.string(addresses.locale)
    }
  }

  private func writeWrapUp(_ participant: Participant, to json: inout JSONWriter) {
    json.key("wrapupRequired")
    json.boolean(participant.purpose == .agent && participant.connected != nil)
    if participant.purpose == .agent, let queue = participant.queue {
      json.key("wrapupPrompt")
      switch organisation.directory.queues[queue].wrapUpPolicy {
      case .optional: json.literal("optional")
      case .mandatory: json.literal("mandatory")
      case .limited(let limit):
        json.literal("timeout")
        json.key("wrapupTimeoutMs")
        json.integer(limit.inMilliseconds)
      }
    }
    guard let work = participant.afterCallWork else { return }
    if work.isSkipped {
      json.key("wrapupSkipped")
      json.boolean(true)
    }
    calls.writeWrapUp(work, named: true, to: &json)
  }

  private func writeRoles(_ participant: Participant, to json: inout JSONWriter) {
    json.beginArray()
    for supervised in participant.supervised {
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
      let id = organisation.queues[queue]
      json.key("queue")
      writeReference("/api/v2/routing/queues/", id, to: &json)
      json.key("language")
      writeReference("/api/v2/routing/languages/", organisation.language, to: &json)
    }
    json.key("priority")
    json.integer(0)
    json.key("skills")
    json.beginArray()
    json.endArray()
    json.key("scoredAgents")
    json.beginArray()
    json.endArray()
    json.endObject()
    if participant.purpose == .agent, let leg = participant.leg {
      json.key("alertingTimeoutMs")
      json.integer(plan.ringLimit(of: conversation.legs[leg]).inMilliseconds)
    }
  }

  private func writeReference(_ path: StaticString, _ id: IdentifierBits, to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.uuid(id)
    json.key("selfUri")
    json.uuid(path, id.high, id.low)
    json.endObject()
  }

  private func writeSupervision(_ participant: Participant, to json: inout JSONWriter) {
    for supervised in participant.supervised {
      switch supervised.mode {
      case .monitor: json.key("monitoredParticipantId")
      case .whisper: json.key("coachedParticipantId")
      case .barge: continue
      }
      writeParticipantID(supervised.target, to: &json)
    }
  }

  private func writeParticipantID(_ leg: Int, to json: inout JSONWriter) {
    json.uuid(organisation.identifiers.participant(leg, of: conversation))
  }

  /// What flows and the dialer left on the participant: a campaign's calls carry its lists (reference section 3.2).
  private func writeAttributes(_ participant: Participant, to json: inout JSONWriter) {
    json.key("attributes")
    json.beginObject()
    if participant.leg == plan.hub, plan.dialer != nil, let person = person(participant) {
      let campaign = organisation.campaign(conversation.queue)
      let contact = organisation.identifiers.bits(person.entity, .dialerContact)
      json.key("dialerContactId")
      json.hex("", contact.high, contact.low)
      json.key("dialerContactListId")
      json.uuid(campaign.list)
      json.key("dialerCampaignId")
      json.uuid(campaign.campaign)
    }
    json.endObject()
  }

  /// The media a voice conversation never uses: the platform sends them as empty arrays (reference section 0, rule 2).
  private func writeOtherMedia(to json: inout JSONWriter) {
    json.emptyArray("callbacks")
    json.emptyArray("chats")
    json.emptyArray("cobrowsesessions")
    json.emptyArray("emails")
    json.emptyArray("messages")
    json.emptyArray("internalMessages")
    json.emptyArray("screenMonitorings")
    json.emptyArray("screenshares")
    json.emptyArray("socialExpressions")
    json.emptyArray("videos")
  }
}

extension JSONWriter {
  /// Writes a member that is an array without elements.
  fileprivate mutating func emptyArray(_ name: StaticString) {
    key(name)
    beginArray()
    endArray()
  }
}
