import Dialects
import GroundTruth
import JSONText
import Quantities

/// Participants of an event, in the order of the vendor's model of the topic.
extension NotificationDocument {
  func write(
    _ position: Int, _ plan: borrowing ConversationPlan, _ live: borrowing LivePlan, to json: inout JSONWriter
  ) {
    let participant = plan.participants[position]
    json.beginObject()
    json.key("id")
    json.uuid(participant.id)
    if let connected = participant.engaged, connected <= time {
      json.key("connectedTime")
      json.time(connected)
    }
    if participant.left <= time {
      json.key("endTime")
      json.time(participant.left)
    }
    writeWho(position, plan, to: &json)
    if let consult = live.holds(.consult, position, at: time), let consulted = consult.consulted {
      json.key("consultParticipantId")
      json.uuid(plan.participants[consulted].id)
    }
    writeAddress(of: participant, to: &json)
    writeWrapUp(participant, to: &json)
    writeRouting(participant, to: &json)
    writeSupervision(participant, plan, to: &json)
    telling.writeScreenRecording(of: participant, until: time, to: &json)
    telling.writeFlag(of: participant, until: time, to: &json)
    telling.writeAttributes(participant, to: &json)
    writeMedia(of: participant, at: position, plan, live, to: &json)
    json.endObject()
  }

  private func writeAddress(of participant: Participant, to json: inout JSONWriter) {
    if telling.conversation.medium.isWritten {
      guard participant.purpose.isOutside, let person = participant.person else { return }
      json.key("address")
      telling.writeWriter(person, to: &json)
    } else if let address = participant.address {
      json.key("address")
      telling.write(address, to: &json)
    }
  }

  /// A list per medium; the platform sends those that are not in use as empty arrays (reference section 1, rule 2).
  private func writeMedia(
    of participant: Participant, at position: Int, _ plan: borrowing ConversationPlan, _ live: borrowing LivePlan,
    to json: inout JSONWriter
  ) {
    let medium = telling.conversation.medium
    json.key("calls")
    json.beginArray()
    if medium == .voice, let call = participant.calling, call.start <= time {
      write(call, at: position, plan, live, to: &json)
    }
    json.endArray()
    json.key("callbacks")
    json.beginArray()
    if let callback = participant.requested, callback.start <= time { writeCallback(callback, plan, to: &json) }
    json.endArray()
    json.key("chats")
    json.beginArray()
    if medium == .chat { writeWritten(participant, at: position, plan, live, to: &json) }
    json.endArray()
    writeCompanions("cobrowsesessions", of: participant, .coBrowse, plan, to: &json)
    json.key("emails")
    json.beginArray()
    if medium == .email { writeWritten(participant, at: position, plan, live, to: &json) }
    json.endArray()
    json.key("messages")
    json.beginArray()
    if medium == .message { writeWritten(participant, at: position, plan, live, to: &json) }
    json.endArray()
    writeCompanions("internalMessages", of: participant, .notes, plan, to: &json)
    writeCompanions("screenMonitorings", of: participant, .screenMonitoring, plan, to: &json)
    writeCompanions("screenshares", of: participant, .screenShare, plan, to: &json)
    json.key("socialExpressions")
    json.beginArray()
    if medium == .social { writeWritten(participant, at: position, plan, live, to: &json) }
    json.endArray()
    writeCompanions("videos", of: participant, .video, plan, to: &json)
  }

  private func writeWho(_ position: Int, _ plan: borrowing ConversationPlan, to json: inout JSONWriter) {
    let participant = plan.participants[position]
    if let user = participant.user {
      json.key("userId")
      json.uuid(user)
    }
    telling.writeContact(of: participant, to: &json)
    telling.writeName(of: participant, to: &json)
    if let queue = queue(of: position, plan) {
      json.key("queueId")
      json.uuid(telling.organisation.queues[queue].id)
    }
    telling.writeGroup(of: participant, to: &json)
    telling.writeTeam(of: participant, to: &json)
    json.key("purpose")
    json.literal(participant.purpose.word)
  }

  /// A participant's queue; the customer's is the one they were last sent to.
  private func queue(of position: Int, _ plan: borrowing ConversationPlan) -> Int? {
    let queue = plan.participants[position].queue
    guard position == plan.hub, queue != nil else { return queue }
    let reached = plan.order.last { other in
      let participant = plan.participants[other]
      return participant.purpose == .acd && participant.joined <= time
    }
    // Whoever was dialled for a queue passes through none.
    let passesQueue = plan.participants.contains { $0.purpose == .acd }
    return passesQueue ? reached.flatMap { plan.participants[$0].queue } : queue
  }

  private func writeWrapUp(_ participant: Participant, to json: inout JSONWriter) {
    let isAgent = participant.purpose == .agent
    json.key("wrapupRequired")
    json.boolean(isAgent && participant.connected.map { $0 <= time } ?? false)
    json.key("wrapupExpected")
    json.boolean(isAgent)
    telling.writeWrapUpPrompt(of: participant, to: &json)
    if participant.end <= time { telling.writeDialerWrapUp(of: participant, to: &json) }
    guard let work = participant.afterCallWork, work.start <= time else { return }
    if work.end <= time { telling.writeWrapUp(work, of: participant, isNamed: false, to: &json) }
    json.key("startAcwTime")
    json.time(work.start)
    guard work.end <= time else { return }
    json.key("endAcwTime")
    json.time(work.end)
  }

  private func writeRouting(_ participant: Participant, to json: inout JSONWriter) {
    guard participant.purpose == .acd || participant.purpose == .agent else { return }
    json.key("conversationRoutingData")
    json.beginObject()
    if participant.purpose == .acd, let queue = participant.queue {
      json.key("queue")
      writeReference(telling.organisation.queues[queue].id, to: &json)
      json.key("language")
      writeReference(telling.organisation.language, to: &json)
    }
    let queue = participant.queue.map { telling.organisation.queues[$0] }
    json.key("priority")
    json.integer(queue?.priority ?? 0)
    json.key("skills")
    json.beginArray()
    for skill in queue?.skills ?? [] { writeReference(skill, to: &json) }
    json.endArray()
    json.key("scoredAgents")
    json.beginArray()
    for ranked in queue?.scoredAgents ?? [] {
      json.beginObject()
      json.key("agent")
      writeReference(telling.organisation.user(ranked.entity), to: &json)
      json.key("score")
      json.integer(ranked.score)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    if participant.purpose == .agent {
      json.key("alertingTimeoutMs")
      json.integer(participant.ringLimit)
    }
  }

  /// What this topic has for a reference: no path.
  private func writeReference(_ id: IdentifierBits, to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.uuid(id)
    json.endObject()
  }

  // MARK: Supervision

  /// The modes a coach has gone through so far, each with its latest target; everybody else has the full role.
  private func writeSupervision(
    _ participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter
  ) {
    var targets: (monitor: Int?, whisper: Int?, barge: Int?) = (nil, nil, nil)
    if let leg = participant.leg, !participant.supervised.isEmpty {
      let first = plan.supervised[participant.supervised.lowerBound].mode
      for supervised in plan.supervised[participant.supervised] {
        // A target that was turned from is not remembered by the plan: the stretches say who it was by now.
        var target: Int?
        var hasStretch = false
        telling.conversation.forEachSupervision(by: leg) { stretch in
          guard stretch.mode == supervised.mode else { return }
          // Why a coach is called is known before they answer.
          let isAim = supervised.mode == first && !hasStretch
          hasStretch = true
          if isAim || stretch.span.start.milliseconds <= time { target = stretch.target }
        }
        if !hasStretch { target = supervised.target }
        switch supervised.mode {
        case .monitor: targets.monitor = target
        case .whisper: targets.whisper = target
        case .barge: targets.barge = target
        }
      }
    }
    if let target = targets.monitor {
      json.key("monitoredParticipantId")
      json.uuid(plan.participants[target].id)
    }
    if let target = screenMonitored(by: participant, plan) {
      json.key("screenMonitoredParticipantId")
      json.uuid(target)
    }
    if let target = targets.whisper {
      json.key("coachedParticipantId")
      json.uuid(plan.participants[target].id)
    }
    if let target = targets.barge {
      json.key("bargedParticipantId")
      json.uuid(plan.participants[target].id)
    }
    json.key("mediaRoles")
    json.beginArray()
    if targets.monitor != nil { json.literal("monitor") }
    if targets.whisper != nil { json.literal("coach") }
    if targets.barge != nil { json.literal("barge") }
    if participant.supervised.isEmpty { json.literal("full") }
    json.endArray()
  }
}
