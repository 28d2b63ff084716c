import Dialects
import GroundTruth
import JSONText

/// A participant's communications: one list per medium, in the order of the vendor's model, and those that are not in
/// use empty (reference section 1, rule 2).
extension ConversationDocument {
  func writeCommunications(
    of participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter
  ) {
    let medium = conversation.medium
    json.key("calls")
    json.beginArray()
    if medium == .voice, let call = participant.calling { writeCall(of: call, plan, to: &json) }
    json.endArray()
    json.key("callbacks")
    json.beginArray()
    if let callback = participant.requested { writeCallback(of: callback, plan, to: &json) }
    json.endArray()
    json.key("chats")
    json.beginArray()
    if medium == .chat { writeChat(of: participant, plan, to: &json) }
    json.endArray()
    writeCompanions("cobrowsesessions", of: participant, .coBrowse, plan, to: &json)
    json.key("emails")
    json.beginArray()
    if medium == .email { writeEmail(of: participant, plan, to: &json) }
    json.endArray()
    json.key("messages")
    json.beginArray()
    if medium == .message { writeMessage(of: participant, plan, to: &json) }
    json.endArray()
    writeCompanions("internalMessages", of: participant, .notes, plan, to: &json)
    writeCompanions("screenMonitorings", of: participant, .screenMonitoring, plan, to: &json)
    writeCompanions("screenshares", of: participant, .screenShare, plan, to: &json)
    json.key("socialExpressions")
    json.beginArray()
    if medium == .social { writeSocialExpression(of: participant, plan, to: &json) }
    json.endArray()
    writeCompanions("videos", of: participant, .video, plan, to: &json)
  }

  // MARK: What all that is written share

  /// The state at the end: only calls are ever torn down further (reference section 3.3, last sentence).
  func writeWrittenState(of participant: Participant, to json: inout JSONWriter) {
    json.key("state")
    json.literal("disconnected")
    json.key("initialState")
    json.literal(participant.initialState.word)
    json.key("id")
    json.uuid(participant.call)
  }

  func writeWrittenRecording(of participant: Participant, to json: inout JSONWriter) {
    guard isHub(participant), conversation.isRecorded else { return }
    json.key("recordingId")
    json.uuid(organisation.identifiers.bits(conversation.entity, .recording))
  }

  func writeDirection(_ participant: Participant, to json: inout JSONWriter) {
    json.key("direction")
    json.literal(participant.isInbound ? "inbound" : "outbound")
  }

  /// Nobody is set aside any more at the end.
  func writeHeld(to json: inout JSONWriter) {
    json.key("held")
    json.boolean(false)
  }

  /// How it ended, and when it alerted, connected and was over.
  func writeWrittenEnd(of participant: Participant, to json: inout JSONWriter) {
    json.key("disconnectType")
    json.literal(participant.disconnect.kind.word)
    writeTimes(participant, to: &json)
  }

  /// The script the agent sees, and the communication at the other side.
  ///
  /// - Parameter time: milliseconds since the epoch; who connects later is not known yet.
  func writeScriptAndPeer(
    of participant: Participant, _ plan: borrowing ConversationPlan, until time: Int64 = .max,
    to json: inout JSONWriter
  ) {
    if participant.purpose == .agent, let queue = participant.queue {
      json.key("scriptId")
      json.uuid(organisation.queues[queue].script)
    }
    if let peer = writtenPeer(of: participant, plan, until: time) {
      json.key("peerId")
      json.uuid(plan.participants[peer].call)
    }
  }

  /// The two sides of a message point at each other (reference section 3.6, "Peers outside voice"); everything else
  /// has the outside party's communication as its hub.
  private func writtenPeer(
    of participant: Participant, _ plan: borrowing ConversationPlan, until time: Int64
  ) -> Int? {
    guard conversation.medium == .message, isHub(participant) else { return participant.peer }
    return plan.order.last { position in
      plan.participants[position].purpose == .agent && plan.participants[position].connected.map { $0 <= time } ?? false
    }
  }

  /// Who visits the page: a cookie, a visit, and for some the rule that invited them (reference section 3.6).
  func writeJourney(of participant: Participant, to json: inout JSONWriter) {
    guard isHub(participant), let hub else { return }
    let visitor = organisation.identifiers.bits(conversation.people[hub.person].entity, .visitor)
    let visit = organisation.identifiers.bits(conversation.entity, .visit)
    json.key("journeyContext")
    json.beginObject()
    json.key("customer")
    json.beginObject()
    json.key("id")
    json.uuid(visitor)
    json.key("idType")
    json.literal("cookie")
    json.endObject()
    json.key("customerSession")
    json.beginObject()
    json.key("id")
    json.uuid(visit)
    json.key("type")
    json.literal("web")
    json.endObject()
    if participant.timing.choice < Organisation.invitedShare {
      json.key("triggeringAction")
      json.beginObject()
      json.key("id")
      json.uuid(organisation.identifiers.bits(conversation.entity, .action))
      json.key("actionMap")
      json.beginObject()
      json.key("id")
      json.uuid(organisation.actionMap)
      json.key("version")
      json.integer(1)
      json.endObject()
      json.endObject()
    }
    json.endObject()
  }

  // MARK: Chats

  private func writeChat(
    of participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter
  ) {
    json.beginObject()
    writeWrittenState(of: participant, to: &json)
    json.key("roomId")
    writeRoom(to: &json)
    writeWrittenRecording(of: participant, to: &json)
    writeSegments(of: participant, plan, to: &json)
    writeHeld(to: &json)
    writeDirection(participant, to: &json)
    writeWrittenEnd(of: participant, to: &json)
    json.key("provider")
    json.literal("PureCloud Webchat v2")
    writeScriptAndPeer(of: participant, plan, to: &json)
    writeAvatar(of: participant, to: &json)
    writeJourney(of: participant, to: &json)
    writeAfterCallWork(of: participant, to: &json)
    writeMediaSettings(of: participant, to: &json)
    json.endObject()
  }

  /// Writes where the picture of one of the organisation's people is.
  func writeAvatar(of participant: Participant, to json: inout JSONWriter) {
    guard let user = participant.user else { return }
    json.key("avatarImageUrl")
    json.uuid("https://images.acme.example.com/avatars/", user.high, user.low, suffix: ".png")
  }

  /// Writes the address of the room that all parties are in (reference section 2, last but one row).
  func writeRoom(to json: inout JSONWriter) {
    let room = organisation.identifiers.bits(conversation.entity, .room)
    json.beginString()
    json.part(hex: room.high, room.low, digits: 24)
    json.part("@conference.acme.orgspan.com")
    json.endString()
  }

  // MARK: Social expressions

  private func writeSocialExpression(
    of participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter
  ) {
    guard let hub, let correspondence = conversation.correspondence else { return }
    json.beginObject()
    json.key("state")
    json.literal("disconnected")
    json.key("id")
    json.uuid(participant.call)
    writePost(correspondence, hub, to: &json)
    writeWrittenRecording(of: participant, to: &json)
    writeSegments(of: participant, plan, to: &json)
    writeHeld(to: &json)
    writeWrittenEnd(of: participant, to: &json)
    json.key("provider")
    json.literal("PureCloud Social")
    writeScriptAndPeer(of: participant, plan, to: &json)
    writeAfterCallWork(of: participant, to: &json)
    json.endObject()
  }

  /// Writes which post it is, where, and whose.
  func writePost(_ correspondence: Correspondence, _ hub: Hub, to json: inout JSONWriter) {
    json.key("socialMediaId")
    json.uuid(organisation.identifiers.bits(conversation.entity, .socialMedia))
    json.key("socialMediaHub")
    json.literal(correspondence.channel == .facebook ? "facebook" : "twitter")
    json.key("socialUserName")
    json.string("@", conversation.people[hub.person].name)
    if let post = correspondence.messages.first {
      json.key("previewText")
      json.string(post.text)
    }
  }
}
