import Dialects
import GroundTruth
import JSONText
import Quantities

/// Writes one conversation, in the order of the vendor's model (reference sections 3.1 and 9.1).
///
/// What was laid out stands in the plan, which is lent to whatever needs it; names and numbers stand in the conversation.
struct ConversationDocument {
  let conversation: Conversation
  let organisation: Organisation
  /// The outside party everybody else's call is about.
  let hub: Hub?

  /// An outside party as seen from the others' calls.
  struct Hub {
    let leg: Int
    /// A position in `Conversation.people`.
    let person: Int
    /// The id of its call.
    let call: IdentifierBits
    /// Which of the organisation's border controllers carries it.
    let edge: Int
  }

  init(_ conversation: Conversation, _ organisation: Organisation, _ plan: borrowing ConversationPlan) {
    self.conversation = conversation
    self.organisation = organisation
    hub =
      if let leg = plan.hub, let person = plan.participants[leg].person {
        Hub(leg: leg, person: person, call: plan.participants[leg].call, edge: plan.participants[leg].timing.edge)
      } else {
        nil
      }
  }

  func write(_ plan: borrowing ConversationPlan, to json: inout JSONWriter) {
    let id = organisation.identifiers.id(of: conversation)
    json.beginObject()
    json.key("PCID")
    json.uuid(organisation.connection)
    json.key("conversationId")
    json.uuid(id)
    json.key("userId")
    json.uuid(user(plan))
    json.key("id")
    json.markIdentifier()
    json.uuid(id)
    writeCase(to: &json)
    json.key("startTime")
    json.time(plan.start)
    json.key("endTime")
    json.time(plan.end)
    if conversation.medium.isWritten {
      if hasWrittenAddress {
        json.key("address")
        writeRecipient(to: &json)
      }
    } else if let number = conversation.serviceNumber {
      // The number called, or the number shown when calling: both are the organisation's.
      json.key("address")
      json.string("tel:", number)
    }
    json.key("participants")
    json.beginArray()
    for position in plan.order { write(plan.participants[position], plan, to: &json) }
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
    writeDivisions(plan, until: .max, to: &json)
    writeTransfers(plan, to: &json)
    json.key("selfUri")
    json.uuid("/api/v2/conversations/", id.high, id.low)
    writeUtilization(to: &json)
    json.endObject()
  }

  /// The label of the queue that it came to, and how long a messenger's session stays open after the last message.
  private func writeUtilization(to json: inout JSONWriter) {
    if let queue = conversation.queue, let label = organisation.queues[queue].utilizationLabel {
      json.key("utilizationLabelId")
      json.uuid(label)
    }
    if conversation.medium == .message, let last = conversation.correspondence?.messages.last {
      json.key("inactivityTimeout")
      json.time((last.at + Organisation.inactivityTimeout).milliseconds)
    }
  }

  /// The user for whom the conversation is held: the last agent who spoke, or any user, or the organisation's own.
  private func user(_ plan: borrowing ConversationPlan) -> IdentifierBits {
    let spoke = plan.order.last { position in
      let participant = plan.participants[position]
      return participant.user != nil && participant.connected != nil && participant.supervised.isEmpty
    }
    let chosen = spoke ?? plan.order.last { plan.participants[$0].user != nil }
    return chosen.flatMap { plan.participants[$0].user } ?? organisation.serviceUser
  }

  private func writeTransfers(_ plan: borrowing ConversationPlan, to json: inout JSONWriter) {
    json.key("recentTransfers")
    json.beginArray()
    for transfer in plan.transfers.suffix(TransferCommand.remembered) {
      json.beginObject()
      json.key("id")
      json.uuid(transfer.id)
      json.key("state")
      json.literal(transfer.state.word)
      json.key("dateIssued")
      json.time(transfer.issued)
      writeInitiator(transfer, to: &json)
      json.key("destination")
      writeDestination(plan.participants[transfer.destination], to: &json)
      json.key("transferType")
      json.literal(transfer.isAttended ? "Attended" : "Unattended")
      json.endObject()
    }
    json.endArray()
  }

  /// Who asked, and who acted last, which is the same person (reference section 3.8: inferred); nobody for
  /// what the exchange did.
  func writeInitiator(_ transfer: TransferCommand, to json: inout JSONWriter) {
    guard let leg = transfer.initiator else {
      json.key("initiator")
      json.beginObject()
      json.endObject()
      return
    }
    let initiator = organisation.user(conversation.people[conversation.legs[leg].person].entity)
    json.key("initiator")
    json.beginObject()
    json.key("userId")
    json.uuid(initiator)
    json.endObject()
    json.key("modifiedBy")
    json.reference("/api/v2/users/", initiator)
  }

  /// A user, or an address: a queue goes by its id (reference section 3.8).
  func writeDestination(_ destination: Participant, to json: inout JSONWriter) {
    json.beginObject()
    if let user = destination.user, destination.purpose.isUser {
      json.key("userId")
      json.uuid(user)
    } else if let address = destination.address, destination.purpose == .voicemail {
      json.key("address")
      write(address, to: &json)
    } else if let person = destination.person {
      json.key("address")
      if destination.purpose != .acd {
        writeNormalized(person, to: &json)
      } else if let queue = destination.queue {
        json.uuid(organisation.queues[queue].id)
      } else {
        json.string(conversation.people[person].name)
      }
    }
    json.endObject()
  }
}
