import Dialects
import GroundTruth
import JSONText
import Quantities

/// The calls of an event's participants, in the order of the vendor's model of the topic.
extension NotificationDocument {
  /// Writes the call of the participant at `position`, which stands in `participant` as its only communication.
  func write(
    _ participant: Participant, at position: Int, _ plan: borrowing ConversationPlan, _ live: borrowing LivePlan,
    to json: inout JSONWriter
  ) {
    let isOver = participant.end <= time
    let held = live.holds(.held, position, at: time)
    json.beginObject()
    json.key("id")
    json.uuid(participant.call)
    json.key("state")
    json.literal(live.terminated[position] <= time ? "terminated" : state(of: participant, plan))
    json.key("initialState")
    json.literal(participant.initialState.word)
    writeRecording(of: participant, plan, live, to: &json)
    json.key("muted")
    json.boolean(live.holds(.muted, position, at: time) != nil)
    json.key("confined")
    json.boolean(live.holds(.confined, position, at: time) != nil)
    json.key("held")
    json.boolean(held != nil)
    json.key("securePause")
    json.boolean(live.holds(.securePause, position, at: time) != nil)
    if isOver {
      telling.writeFault(of: participant, to: &json)
      json.key("disconnectType")
      json.literal(participant.disconnect.kind.word)
    }
    if let held {
      json.key("startHoldTime")
      json.time(held.start)
    }
    json.key("direction")
    json.literal(participant.isInbound ? "inbound" : "outbound")
    telling.writeDocument(of: participant, to: &json)
    telling.writeParties(participant, to: &json)
    json.key("provider")
    json.literal("Edge")
    writeRelations(of: participant, plan, to: &json)
    writeWork(of: participant, to: &json)
    // The dialer has made up its mind when it hands the call to a queue, or ends it.
    let isClassified =
      participant.end <= time || plan.participants.contains { $0.purpose == .acd && $0.start <= time }
    if isClassified { telling.writeDisposition(of: participant, to: &json) }
    telling.writeTransferSource(of: participant, to: &json)
    json.endObject()
  }

  /// The state of a call at this instant (reference section 3.3: life).
  func state(of participant: Participant, _ plan: borrowing ConversationPlan) -> StaticString {
    if participant.end <= time { return "disconnected" }
    let isConnected = participant.connected.map { $0 <= time } ?? false
    switch plan.chains.segments[participant.segments].last(where: { $0.start <= time })?.kind {
    case .uploading?: return "uploading"
    case .converting?: return "converting"
    case .transmitting?: return "transmitting"
    case .dialing? where !isConnected: return "dialing"
    default: return isConnected ? "connected" : participant.initialState.word
    }
  }

  /// The recorded leg is the outside party's; its own experience is recorded all along, the agents' while one is there.
  private func writeRecording(
    of participant: Participant, _ plan: borrowing ConversationPlan, _ live: borrowing LivePlan,
    to json: inout JSONWriter
  ) {
    let hasBegun = participant.connected.map { $0 <= time } ?? false
    let isByHand = telling.conversation.recordedByHandFrom != nil
    let isDue = telling.conversation.recordedByHandFrom.map { $0.milliseconds <= time } ?? true
    let isRecorded = telling.isHub(participant) && telling.conversation.isRecorded && hasBegun && isDue
    let state = isRecorded ? recording(plan, live) : .none
    json.key("recording")
    json.boolean(isRecorded)
    json.key("recordingState")
    json.literal(state.word)
    guard isRecorded else { return }
    let hasAgent = plan.participants.contains { other in
      other.purpose.isUser && other.supervised.isEmpty && other.end > time
        && other.connected.map { $0 <= time } ?? false
    }
    json.key("recordersState")
    json.beginObject()
    let isSnippet = telling.conversation.snippets.contains {
      $0.start.milliseconds <= time && time < $0.end.milliseconds
    }
    json.key("adhocState")
    json.literal(isByHand ? state.recorderWord : "NONE")
    json.key("customerExperienceState")
    json.literal(isByHand ? "NONE" : state.recorderWord)
    json.key("agentExperienceState")
    json.literal(hasAgent && !isByHand ? state.recorderWord : "NONE")
    json.key("snippetState")
    json.literal(isSnippet ? state.recorderWord : "NONE")
    json.endObject()
  }

  private func writeRelations(
    of participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter
  ) {
    if participant.purpose == .agent, let queue = participant.queue {
      json.key("scriptId")
      json.uuid(telling.organisation.queues[queue].script)
    }
    telling.writePeer(of: participant, plan, until: time, to: &json)
    if let connected = participant.connected, connected <= time {
      json.key("connectedTime")
      json.time(connected)
    }
    if participant.end <= time {
      json.key("disconnectedTime")
      json.time(participant.end)
      telling.writeReasons(participant.disconnect, to: &json)
    }
    telling.writeFacsimile(of: participant, until: time, to: &json)
    telling.writeUserToUser(of: participant, to: &json)
    telling.writeAssistant(of: participant, to: &json)
    if let barged = plan.chains.segments[participant.segments].first(where: { $0.kind == .barging }),
      barged.start <= time
    {
      json.key("bargedTime")
      json.time(barged.start)
    }
  }

  /// The work after it, which goes on until it is done.
  func writeWork(of participant: Participant, to json: inout JSONWriter) {
    writeAfterCallWork(of: participant, to: &json)
    telling.writeMediaSettings(of: participant, to: &json)
  }

  /// The work, and the code of a dialer who had no agent.
  func writeAfterCallWork(of participant: Participant, to json: inout JSONWriter) {
    if participant.end <= time { telling.writeDialerWrapUp(of: participant, to: &json) }
    let isOver = participant.afterCallWork.map { $0.end <= time } ?? false
    if let work = participant.afterCallWork, work.start <= time, !isOver {
      json.key("afterCallWork")
      json.beginObject()
      json.key("state")
      json.literal("pending")
      json.key("startTime")
      json.time(work.start)
      json.endObject()
      json.key("afterCallWorkRequired")
      json.boolean(false)
    } else if participant.afterCallWork == nil || isOver {
      telling.writeAfterCallWork(of: participant, to: &json)
    } else {
      json.key("afterCallWorkRequired")
      json.boolean(false)
    }
  }
}
