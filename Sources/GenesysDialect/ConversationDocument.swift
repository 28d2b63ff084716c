import Dialects
import GroundTruth
import JSONText
import Quantities

/// Writes one conversation, in the order of the vendor's model (reference sections 3.1 and 9.1).
struct ConversationDocument {
  let plan: ConversationPlan
  let participants: [Participant]

  init(_ plan: ConversationPlan) {
    self.plan = plan
    participants = plan.participants
  }

  private var conversation: Conversation { plan.conversation }
  private var organisation: Organisation { plan.organisation }

  /// When the first participant joined, milliseconds since the epoch.
  var start: Int64 { participants.map(\.start).min() ?? conversation.span.start.milliseconds }

  func write(to json: inout JSONWriter) {
    let id = organisation.identifiers.id(of: conversation)
    json.beginObject()
    json.key("PCID")
    json.uuid(organisation.connection)
    json.key("conversationId")
    json.uuid(id)
    json.key("userId")
    json.uuid(user)
    json.key("id")
    json.markIdentifier()
    json.uuid(id)
    json.key("startTime")
    json.time(start)
    json.key("endTime")
    json.time(participants.map(\.end).max() ?? start)
    if let number = conversation.serviceNumber {
      // The number called, or the number shown when calling: both are the organisation's.
      json.key("address")
      json.string("tel:", number)
    }
    json.key("participants")
    json.beginArray()
    let writer = ParticipantWriter(plan)
    for participant in participants { writer.write(participant, to: &json) }
    json.endArray()
    if plan.isConference {
      json.key("maxParticipants")
      json.integer(Organisation.maximumParticipants)
    }
    // Nothing is recorded any more, whatever was (reference section 5.7).
    json.key("recordingState")
    json.literal("NONE")
    json.key("securePause")
    json.boolean(false)
    writeDivisions(to: &json)
    writeTransfers(to: &json)
    json.key("selfUri")
    json.uuid("/api/v2/conversations/", id.high, id.low)
    json.endObject()
  }

  /// The user for whom the conversation is held: the last agent who spoke, or any user, or the organisation's own.
  private var user: IdentifierBits {
    let users = participants.filter(\.purpose.isUser)
    let chosen = users.last { $0.connected != nil && $0.supervised.isEmpty } ?? users.last
    guard let leg = chosen?.leg else { return organisation.serviceUser }
    return organisation.user(conversation.person(of: conversation.legs[leg]))
  }

  /// The one division of the organisation and what of it was touched: queues and users, in order.
  private func writeDivisions(to json: inout JSONWriter) {
    json.key("divisions")
    json.beginArray()
    json.beginObject()
    json.key("division")
    json.beginObject()
    json.key("id")
    json.uuid(organisation.division)
    json.key("selfUri")
    json.uuid("/api/v2/authorization/divisions/", organisation.division.high, organisation.division.low)
    json.endObject()
    json.key("entities")
    json.beginArray()
    var written: [IdentifierBits] = []
    for participant in participants {
      if let queue = participant.queue, !written.contains(organisation.queues[queue]) {
        written.append(organisation.queues[queue])
        writeEntity("/api/v2/routing/queues/", organisation.queues[queue], to: &json)
      }
      if participant.purpose.isUser, let leg = participant.leg {
        let user = organisation.user(conversation.person(of: conversation.legs[leg]))
        guard !written.contains(user) else { continue }
        written.append(user)
        writeEntity("/api/v2/users/", user, to: &json)
      }
    }
    json.endArray()
    json.endObject()
    json.endArray()
  }

  private func writeEntity(_ path: StaticString, _ id: IdentifierBits, to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.uuid(id)
    json.key("selfUri")
    json.uuid(path, id.high, id.low)
    json.endObject()
  }

  private func writeTransfers(to json: inout JSONWriter) {
    json.key("recentTransfers")
    json.beginArray()
    for transfer in plan.transfers {
      let initiator = organisation.user(conversation.person(of: conversation.legs[transfer.initiator]))
      json.beginObject()
      json.key("id")
      json.uuid(transfer.id)
      json.key("state")
      json.literal(transfer.state.word)
      json.key("dateIssued")
      json.time(transfer.issued)
      json.key("initiator")
      json.beginObject()
      json.key("userId")
      json.uuid(initiator)
      json.endObject()
      json.key("modifiedBy")
      writeEntity("/api/v2/users/", initiator, to: &json)
      json.key("destination")
      writeDestination(transfer.destination, to: &json)
      json.key("transferType")
      json.literal(transfer.isAttended ? "Attended" : "Unattended")
      json.endObject()
    }
    json.endArray()
  }

  /// A user, or an address: a queue goes by its id (reference section 3.8).
  private func writeDestination(_ leg: Int, to json: inout JSONWriter) {
    let leg = conversation.legs[leg]
    json.beginObject()
    switch leg.role {
    case .agent, .coach:
      json.key("userId")
      json.uuid(organisation.user(conversation.person(of: leg)))
    case .queue:
      json.key("address")
      if let queue = plan.byLeg[leg.index].queue {
        json.uuid(organisation.queues[queue])
      } else {
        json.string(conversation.person(of: leg).name)
      }
    case .customer, .external, .attendee, .ivr:
      json.key("address")
      json.string(AddressText(organisation: organisation).normalized(conversation.person(of: leg).address))
    }
    json.endObject()
  }
}

extension JSONWriter {
  /// Writes an id.
  mutating func uuid(_ bits: IdentifierBits) { uuid(bits.high, bits.low) }

  /// Writes an instant, milliseconds since the epoch; the platform drops a fraction of zero (reference section 2).
  mutating func time(_ milliseconds: Int64) {
    time(SimulationTime(milliseconds: milliseconds), style: .trimmedMilliseconds)
  }
}
