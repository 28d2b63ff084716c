import Dialects
import GroundTruth
import JSONText
import Quantities

/// Participants' callbacks, in the order of the vendor's model (reference section 3.6).
extension ConversationDocument {
  /// Writes the callback of `participant`, which stands as its only communication.
  func writeCallback(of participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter) {
    json.beginObject()
    json.key("state")
    json.literal("disconnected")
    json.key("initialState")
    json.literal(participant.initialState.word)
    json.key("id")
    json.uuid(participant.call)
    writeSegments(of: participant, plan, to: &json)
    json.key("direction")
    json.literal("outbound")
    json.key("held")
    json.boolean(false)
    json.key("disconnectType")
    json.literal(participant.disconnect.kind.word)
    writeDialerPreview(to: &json)
    if conversation.voicemail != nil { writeMessage(isStored: true, to: &json) }
    writeRequest(to: &json)
    if participant.purpose == .agent, let queue = participant.queue {
      json.key("scriptId")
      json.uuid(organisation.queues[queue].script)
    }
    json.key("externalCampaign")
    json.boolean(false)
    // The agent may leave it, and dials by hand (reference section 3.6).
    json.key("skipEnabled")
    json.boolean(true)
    json.key("timeoutSeconds")
    json.integer(0)
    writeTimes(participant, to: &json)
    if let request = conversation.callback, request.attempt > 0 {
      // Whoever tried in vain sets the time for the next attempt.
      json.key("callbackScheduledTime")
      json.time(conversation.span.start.milliseconds)
    }
    json.key("provider")
    json.literal("PureCloud Callback")
    if !participant.purpose.isOutside {
      json.key("peerId")
      json.uuid(plan.request(conversation, organisation))
    }
    writeCallerID(to: &json)
    writeMediaSettings(of: participant, to: &json)
    writeAfterCallWork(of: participant, to: &json)
    json.endObject()
  }

  /// The number to call, and who asked.
  func writeRequest(to json: inout JSONWriter) {
    guard let person = conversation.callback?.person ?? hub?.person else { return }
    json.key("callbackNumbers")
    json.beginArray()
    switch conversation.people[person].address {
    case .telephone(let number): json.string(number)
    case .sip, .client: writeNormalized(person, to: &json)
    }
    json.endArray()
    json.key("callbackUserName")
    json.string(conversation.people[person].displayName)
  }

  /// Which contact of which campaign an agent is shown; the campaign's list has one column with a number.
  func writeDialerPreview(to json: inout JSONWriter) {
    guard let call = conversation.campaign, call.previewedAt != nil, let hub else { return }
    let campaign = organisation.campaign(call.name)
    let contact = organisation.identifiers.bits(conversation.people[hub.person].entity, .dialerContact)
    json.key("dialerPreview")
    json.beginObject()
    json.key("id")
    json.uuid(organisation.identifiers.bits(conversation.entity, .dialerPreview))
    json.key("contactId")
    json.hex("", contact.high, contact.low)
    json.key("contactListId")
    json.uuid(campaign.contactList)
    json.key("campaignId")
    json.uuid(campaign.id)
    json.key("phoneNumberColumns")
    json.beginArray()
    json.beginObject()
    json.key("columnName")
    json.literal("Phone")
    json.key("type")
    json.literal("Cell")
    json.endObject()
    json.endArray()
    json.endObject()
  }

  /// The recording that somebody is to listen to, and whether it is there by now.
  func writeMessage(isStored: Bool, to json: inout JSONWriter) {
    json.key("voicemail")
    json.beginObject()
    json.key("id")
    json.uuid(organisation.identifiers.bits(conversation.entity, .recordedMessage))
    json.key("uploadStatus")
    json.literal(isStored ? "complete" : "pending")
    json.endObject()
  }

  /// What the customer is shown: the queue's number, and the organisation's name.
  func writeCallerID(to json: inout JSONWriter) {
    guard let number = conversation.serviceNumber else { return }
    json.key("callerId")
    json.string(number)
    json.key("callerIdName")
    json.literal("Acme")
  }
}
