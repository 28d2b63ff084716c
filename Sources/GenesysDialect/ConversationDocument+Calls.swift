import Dialects
import GroundTruth
import JSONText

/// Participants' calls, in the order of the vendor's model (reference section 3.3).
extension ConversationDocument {
  func writeCall(of participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter) {
    json.beginObject()
    json.key("state")
    json.literal("terminated")
    json.key("initialState")
    json.literal(participant.initialState.word)
    json.key("id")
    json.uuid(participant.call)
    json.key("direction")
    json.literal(participant.isInbound ? "inbound" : "outbound")
    writeRecording(of: participant, to: &json)
    writeSegments(of: participant, plan, to: &json)
    writeFault(of: participant, to: &json)
    json.key("disconnectType")
    json.literal(participant.disconnect.kind.word)
    writeDocument(of: participant, to: &json)
    writeTimes(participant, to: &json)
    writeReasons(participant.disconnect, to: &json)
    writeFacsimile(of: participant, until: .max, to: &json)
    json.key("provider")
    json.literal("Edge")
    if participant.purpose == .agent, let queue = participant.queue {
      json.key("scriptId")
      json.uuid(organisation.queues[queue].script)
    }
    writePeer(of: participant, plan, until: .max, to: &json)
    writeUserToUser(of: participant, to: &json)
    writeParties(participant, to: &json)
    writeDialerWrapUp(of: participant, to: &json)
    writeAfterCallWork(of: participant, to: &json)
    writeAssistant(of: participant, to: &json)
    writeTransferSource(of: participant, to: &json)
    writeMediaSettings(of: participant, to: &json)
    writeDisposition(of: participant, to: &json)
    json.endObject()
  }

  /// The recorded leg is the customer's; after the end every state reads none (reference section 5.7).
  private func writeRecording(of participant: Participant, to json: inout JSONWriter) {
    let isRecorded = isHub(participant) && conversation.isRecorded && participant.connected != nil
    json.key("recording")
    json.boolean(isRecorded)
    json.key("recordingState")
    json.literal("none")
    if isRecorded {
      json.key("recordersState")
      json.beginObject()
      json.key("adhocState")
      json.literal("NONE")
      json.key("customerExperienceState")
      json.literal("NONE")
      json.key("agentExperienceState")
      json.literal("NONE")
      json.key("snippetState")
      json.literal("NONE")
      json.endObject()
    }
    json.key("muted")
    json.boolean(false)
    json.key("confined")
    json.boolean(false)
    json.key("held")
    json.boolean(false)
    json.key("securePause")
    json.boolean(false)
    if isRecorded {
      json.key("recordingId")
      json.uuid(organisation.identifiers.bits(conversation.entity, .recording))
    }
  }

  /// The segments and, after them, the work after the call, which repeats how the call ended (section 3.4).
  func writeSegments(
    of participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter
  ) {
    let ending = participant.disconnect.kind.word
    json.key("segments")
    json.beginArray()
    for position in participant.segments {
      let segment = plan.chains.segments[position]
      json.beginSegment(segment.kind.word, segment.start, segment.end)
      if position + 1 < participant.segments.upperBound {
        json.literal(plan.chains.segments[position + 1].kind.word)
        json.endObject()
      } else {
        json.endSegment(disconnect: ending)
      }
    }
    if participant.connected != nil, let work = participant.afterCallWork, work.end > work.start {
      json.beginSegment("Wrapup", work.start, work.end)
      json.endSegment(disconnect: ending)
    }
    json.endArray()
  }

  func writeFault(of participant: Participant, to json: inout JSONWriter) {
    guard let fault = participant.disconnect.fault else { return }
    json.key("errorInfo")
    json.beginObject()
    json.key("message")
    switch fault {
    case .sessionInactive:
      json.uuid(
        "session ", participant.call.high, participant.call.low,
        suffix: " is inactive for command cloud.command.disconnect")
      json.key("code")
      json.literal("error.ininedgecontrol.session.inactive")
    case .endpointDisconnected:
      json.literal("The WebRTC endpoint is disconnected")
      json.key("code")
      json.literal("error.ininedgecontrol.connection.webrtc.endpoint.disconnect")
    case .mediaHelperRequired:
      json.literal("The WebRTC endpoint needs the media helper")
      json.key("code")
      json.literal("error.ininedgecontrol.connection.webrtc.mediaHelperRequired")
    // The codes of the carriers' faults are inferred.
    case .carrierUnavailable:
      json.literal("No circuit of the external trunk is available")
      json.key("code")
      json.literal("error.ininedgecontrol.connection.trunk.unavailable")
    case .carrierFailed:
      json.literal("The call failed on the external trunk")
      json.key("code")
      json.literal("error.ininedgecontrol.connection.trunk.failure")
    }
    json.endObject()
  }

  func writeTimes(_ participant: Participant, to json: inout JSONWriter) {
    if let alerting = participant.alerting {
      json.key("startAlertingTime")
      json.time(alerting)
    }
    if let connected = participant.connected {
      json.key("connectedTime")
      json.time(connected)
    }
    json.key("disconnectedTime")
    json.time(participant.end)
  }

  func writeReasons(_ disconnect: Disconnect, to json: inout JSONWriter) {
    guard disconnect.cause != nil || disconnect.response != nil else { return }
    json.key("disconnectReasons")
    json.beginArray()
    if let cause = disconnect.cause { json.reason("q850", cause.code, cause.phrase) }
    if let response = disconnect.response {
      // The far end's exchange says with its refusal why (RFC 3326 section 2).
      let told = organisation.conventions.passesReasons ? disconnect.cause : nil
      json.reason("sip", response.code, response.phrase, told)
    }
    json.endArray()
  }

  /// How the call reached the agent: the words are inferred (reference section 3.3).
  func writeTransferSource(of participant: Participant, to json: inout JSONWriter) {
    guard let leg = participant.leg, participant.purpose.isUser else { return }
    if let source = conversation.officeSource(of: leg) {
      json.key("transferSource")
      json.literal(source)
    }
    guard participant.purpose == .agent else { return }
    switch conversation.legs[leg].origin {
    case .offer:
      json.key("transferSource")
      json.literal("acd")
    case .blindTransfer:
      json.key("transferSource")
      json.literal("agent")
    case .consult:
      json.key("transferSource")
      json.literal("consult")
    case .arrival, .routing, .dialled, .partyAdd, .supervision, .meeting, .rejoin: break
    }
  }

  /// Writes the call at the other end; that of the hub, where it has one, once it is there.
  func writePeer(
    of participant: Participant, _ plan: borrowing ConversationPlan, until time: Int64, to json: inout JSONWriter
  ) {
    if let peer = participant.peer {
      json.key("peerId")
      json.uuid((plan.participants[peer].calling ?? plan.participants[peer]).call)
    } else if organisation.conventions.hubPeer == .firstLeg, isHub(participant), let first = plan.firstInside,
      first.start <= time
    {
      json.key("peerId")
      json.uuid(first.call)
    }
  }

  /// What the caller's exchange says of them beside their number: whoever calls over SIP is told by their account.
  func writeUserToUser(of participant: Participant, to json: inout JSONWriter) {
    guard organisation.conventions.tellsUserToUser, isHub(participant), participant.isInbound, let hub,
      conversation.legs[hub.leg].transport == .sip
    else { return }
    json.key("uuiData")
    json.beginString()
    for byte in conversation.people[hub.person].name.utf8 {
      json.part(hex: UInt64(byte) << 56, 0, digits: 2)
    }
    json.part(";encoding=hex")
    json.endString()
  }

  /// The assistant that listens in for the queue's agents.
  func writeAssistant(of participant: Participant, to json: inout JSONWriter) {
    guard organisation.conventions.assistsAgents, participant.purpose == .agent, participant.connected != nil,
      let queue = participant.queue
    else { return }
    json.key("agentAssistantId")
    json.uuid(organisation.assistant(ofQueue: queue))
  }

  /// How the queue alerts its agents.
  func writeMediaSettings(of participant: Participant, to json: inout JSONWriter) {
    guard participant.purpose == .agent, participant.leg != nil, participant.isInbound else { return }
    json.key("queueMediaSettings")
    json.beginObject()
    json.key("alertingTimeoutSeconds")
    json.integer(participant.ringLimit / 1_000)
    // Half a second of tone before an automatic answer, the whole stock timeout before a manual one (section 9.1).
    json.key("autoAnswerAlertToneSeconds")
    json.fixed(5, places: 1)
    json.key("manualAnswerAlertToneSeconds")
    json.fixed(80, places: 1)
    json.key("enableAutoAnswer")
    json.boolean(participant.queue.map { organisation.queues[$0].answersByItself } ?? false)
    json.endObject()
  }
}

extension JSONWriter {
  /// Writes a segment up to what ended it, which comes next.
  fileprivate mutating func beginSegment(_ type: StaticString, _ start: Int64, _ end: Int64) {
    beginObject()
    key("startTime")
    time(start)
    key("endTime")
    time(end)
    key("type")
    literal(type)
    key("howEnded")
  }

  /// Writes the rest of a segment with which the call ended.
  fileprivate mutating func endSegment(disconnect: StaticString) {
    literal("Disconnect")
    key("disconnectType")
    literal(disconnect)
    endObject()
  }

  fileprivate mutating func reason(
    _ type: StaticString, _ code: Int, _ phrase: StaticString, _ told: Disconnect.Cause? = nil
  ) {
    beginObject()
    key("type")
    literal(type)
    key("code")
    integer(code)
    key("phrase")
    literal(phrase)
    if let told {
      key("reason")
      beginString()
      part("Q.850;cause=")
      part(told.code)
      part(";text=\\\"")
      part(told.phrase)
      part("\\\"")
      endString()
    }
    endObject()
  }
}
