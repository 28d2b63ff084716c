import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// Writes a participant's call, in the order of the vendor's model (reference section 3.3).
struct CallWriter {
  let plan: ConversationPlan

  init(_ plan: ConversationPlan) { self.plan = plan }

  private var conversation: Conversation { plan.conversation }
  private var organisation: Organisation { plan.organisation }
  private var addresses: AddressText { AddressText(organisation: organisation) }

  /// The ids of a participant and its call.
  func identity(_ participant: Participant) -> (participant: IdentifierBits, call: IdentifierBits) {
    let identifiers = organisation.identifiers
    guard let leg = participant.leg else {
      return (
        identifiers.bits(conversation.entity, .dialerParticipant), identifiers.bits(conversation.entity, .dialerCall)
      )
    }
    return (
      identifiers.participant(leg, of: conversation), identifiers.call(leg, of: conversation)
    )
  }

  func write(_ participant: Participant, to json: inout JSONWriter) {
    let isRecorded = participant.leg == plan.hub && conversation.isRecorded && participant.connected != nil
    json.beginObject()
    json.key("state")
    json.literal("terminated")
    json.key("initialState")
    json.literal(participant.initialState.word)
    json.key("id")
    json.uuid(identity(participant).call)
    json.key("direction")
    json.literal(participant.isInbound ? "inbound" : "outbound")
    writeRecording(isRecorded, to: &json)
    json.key("segments")
    writeSegments(participant, to: &json)
    writeFault(participant, to: &json)
    json.key("disconnectType")
    json.literal(participant.disconnect.kind.word)
    writeTimes(participant, to: &json)
    writeReasons(participant.disconnect.reasons, to: &json)
    json.key("provider")
    json.literal("Edge")
    if participant.purpose == .agent, let queue = participant.queue {
      json.key("scriptId")
      json.uuid(organisation.scripts[queue])
    }
    if let peer = participant.peer {
      json.key("peerId")
      json.uuid(organisation.identifiers.call(peer, of: conversation))
    }
    writeParties(participant, to: &json)
    writeAfterCallWork(participant, to: &json)
    writeOffer(participant, to: &json)
    writeDisposition(participant, to: &json)
    json.endObject()
  }

  /// The recorded leg is the customer's; after the end every state reads none (reference section 5.7).
  private func writeRecording(_ isRecorded: Bool, to json: inout JSONWriter) {
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
  private func writeSegments(_ participant: Participant, to json: inout JSONWriter) {
    let segments = participant.segments
    let ending = participant.disconnect.kind.word
    json.beginArray()
    for (position, segment) in segments.enumerated() {
      let isLast = position == segments.count - 1
      json.segment(
        segment.kind.word, segment.start, segment.end,
        howEnded: isLast ? "Disconnect" : segments[position + 1].kind.word, disconnect: isLast ? ending : nil)
    }
    if let work = participant.afterCallWork, work.end > work.start {
      json.segment("Wrapup", work.start, work.end, howEnded: "Disconnect", disconnect: ending)
    }
    json.endArray()
  }

  private func writeFault(_ participant: Participant, to json: inout JSONWriter) {
    guard let fault = participant.disconnect.fault else { return }
    json.key("errorInfo")
    json.beginObject()
    json.key("message")
    switch fault {
    case .sessionInactive:
      let call = identity(participant).call.uuidText
      json.string("session \(call) is inactive for command cloud.command.disconnect")
      json.key("code")
      json.literal("error.ininedgecontrol.session.inactive")
    case .endpointDisconnected:
      json.literal("The WebRTC endpoint is disconnected")
      json.key("code")
      json.literal("error.ininedgecontrol.connection.webrtc.endpoint.disconnect")
    }
    json.endObject()
  }

  private func writeTimes(_ participant: Participant, to json: inout JSONWriter) {
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

  private func writeReasons(_ reasons: [Disconnect.Reason], to json: inout JSONWriter) {
    guard !reasons.isEmpty else { return }
    json.key("disconnectReasons")
    json.beginArray()
    for reason in reasons {
      json.beginObject()
      json.key("type")
      json.literal(reason.type)
      json.key("code")
      json.integer(reason.code)
      json.key("phrase")
      json.literal(reason.phrase)
      json.endObject()
    }
    json.endArray()
  }

  /// An agent's work after the call; the outside party's call says that none applies (reference section 9.1).
  private func writeAfterCallWork(_ participant: Participant, to json: inout JSONWriter) {
    if let work = participant.afterCallWork {
      writeWrapUp(work, named: false, to: &json)
      json.key("afterCallWork")
      json.beginObject()
      json.key("startTime")
      json.time(work.start)
      json.key("endTime")
      json.time(work.end)
      json.key("state")
      json.literal(work.isSkipped ? "skipped" : "complete")
      json.endObject()
    } else if participant.purpose.isOutside || participant.purpose == .user {
      json.key("afterCallWork")
      json.beginObject()
      json.key("state")
      json.literal("notApplicable")
      json.endObject()
    }
    json.key("afterCallWorkRequired")
    json.boolean(false)
  }

  /// What the agent entered, or the platform in their stead; nothing when there was nothing to enter or it was skipped.
  func writeWrapUp(_ work: AfterCallWork, named: Bool, to json: inout JSONWriter) {
    guard let wrapUp = work.wrapUp, !work.isSkipped else { return }
    json.key("wrapup")
    json.beginObject()
    json.key("code")
    switch wrapUp.ending {
    case .timedOut: json.literal(Organisation.timedOutWrapUpCode)
    case .completed, .skipped:
      if wrapUp.code.isEmpty {
        json.literal(Organisation.defaultWrapUpCode)
        if named {
          json.key("name")
          json.literal(Organisation.defaultWrapUpName)
        }
      } else {
        json.uuid(organisation.wrapUpCode(wrapUp.code))
        if named {
          json.key("name")
          json.string(wrapUp.code)
        }
      }
    }
    json.key("notes")
    json.literal("")
    json.key("tags")
    json.beginArray()
    json.endArray()
    json.key("durationSeconds")
    // Rounded to the nearest second (reference section 3.5).
    json.integer((work.end - work.start + 500) / 1_000)
    json.key("endTime")
    json.time(work.end)
    json.endObject()
  }

  private func writeOffer(_ participant: Participant, to json: inout JSONWriter) {
    guard participant.purpose == .agent, let leg = participant.leg.map({ conversation.legs[$0] }) else { return }
    // How the call reached the agent: the words are inferred (reference section 3.3).
    switch leg.origin {
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
    guard participant.isInbound else { return }
    json.key("queueMediaSettings")
    json.beginObject()
    json.key("alertingTimeoutSeconds")
    json.integer(plan.ringLimit(of: leg).inMilliseconds / 1_000)
    // Half a second of tone before an automatic answer, the whole stock timeout before a manual one (section 9.1).
    json.key("autoAnswerAlertToneSeconds")
    json.fixed(5, places: 1)
    json.key("manualAnswerAlertToneSeconds")
    json.fixed(80, places: 1)
    json.key("enableAutoAnswer")
    json.boolean(false)
    json.endObject()
  }

  /// What the dialer made of the answer (reference section 3.5, Disposition); of a campaign's calls only.
  private func writeDisposition(_ participant: Participant, to json: inout JSONWriter) {
    guard participant.leg == plan.hub, plan.dialer != nil, participant.connected != nil else { return }
    json.key("disposition")
    json.beginObject()
    json.key("name")
    json.literal("disposition.classification.callable.person")
    json.key("analyzer")
    json.literal("speech.person")
    json.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func segment(
    _ type: StaticString, _ start: Int64, _ end: Int64, howEnded: StaticString, disconnect: StaticString?
  ) {
    beginObject()
    key("startTime")
    time(start)
    key("endTime")
    time(end)
    key("type")
    literal(type)
    key("howEnded")
    literal(howEnded)
    if let disconnect {
      key("disconnectType")
      literal(disconnect)
    }
    endObject()
  }
}
