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
    writeExternal(to: &json)
    writeSkip(participant, to: &json)
    writeTimeout(participant, to: &json)
    writeTimes(participant, to: &json)
    if let request = conversation.callback, request.attempt > 0 {
      // Whoever tried in vain sets the time for the next attempt.
      json.key("callbackScheduledTime")
      json.time(conversation.span.start.milliseconds)
    }
    writeConfiguration(participant, to: &json)
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

  /// Whether another system dials for the campaign.
  func writeExternal(to json: inout JSONWriter) {
    json.key("externalCampaign")
    json.boolean(conversation.campaign?.isExternal ?? false)
  }

  /// Whether the agent may leave it without calling.
  func writeSkip(_ participant: Participant, to json: inout JSONWriter) {
    json.key("skipEnabled")
    json.boolean(participant.queue.map { organisation.queues[$0].maySkipCallbacks } ?? true)
  }

  /// When the platform dials by itself; zero where only agents dial (reference section 3.6).
  func writeTimeout(_ participant: Participant, to json: inout JSONWriter) {
    json.key("timeoutSeconds")
    json.integer((timeout(participant)?.inMilliseconds ?? 0) / 1_000)
  }

  /// By what it is dialled, where the platform does so.
  func writeConfiguration(_ participant: Participant, to json: inout JSONWriter) {
    guard timeout(participant) != nil, let queue = participant.queue else { return }
    json.key("automatedCallbackConfigId")
    json.uuid(organisation.queues[queue].callbackConfiguration)
  }

  /// Only who asked to be called back is called by the platform itself.
  private func timeout(_ participant: Participant) -> SimulationDuration? {
    conversation.callback == nil ? nil : participant.queue.flatMap { organisation.queues[$0].callbackTimeout }
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
  ///
  /// - Parameter isLive: whether users' topics are told, whose model has less of it.
  func writeDialerPreview(isLive: Bool = false, to json: inout JSONWriter) {
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
    // The list says of each number when it may be called.
    if !isLive {
      json.key("callableTimeColumnName")
      json.literal("Time zone")
    }
    json.endObject()
    json.endArray()
    if !isLive {
      json.key("callbackAutoAnswer")
      json.boolean(conversation.queue.map { organisation.queues[$0].answersByItself } ?? false)
    }
    json.endObject()
  }

  /// The recording that somebody is to listen to, and whether it is there by now, or never will be.
  func writeMessage(isStored: Bool, to json: inout JSONWriter) {
    json.key("voicemail")
    json.beginObject()
    json.key("id")
    json.uuid(organisation.identifiers.bits(conversation.entity, .recordedMessage))
    json.key("uploadStatus")
    if isStored, let storage = conversation.voicemail?.storage {
      json.literal(storage.word)
    } else {
      json.literal("pending")
    }
    json.endObject()
  }

  /// What the customer is shown: the queue's number, and the organisation's name.
  ///
  /// Whatever takes down a wish to be called back sets it. A message that was left sets none, and a campaign has its own
  /// (inferred; the one real callback that the reference shows in section 9.2 has none either).
  func writeCallerID(to json: inout JSONWriter) {
    guard conversation.callback != nil, let number = conversation.serviceNumber else { return }
    json.key("callerId")
    json.string(number)
    json.key("callerIdName")
    json.literal("Acme")
  }
}

extension VoicemailMessage.Storage {
  fileprivate var word: StaticString {
    switch self {
    case .stored: "complete"
    case .failed: "failed"
    case .timedOut: "timeout"
    case .empty: "none"
    }
  }
}
