import Dialects
import GroundTruth
import JSONText
import Quantities
import Randomness

/// What goes on beside a conversation, in the order of the vendor's model (reference section 3.6).
///
/// Both parties have a communication each; the watched agent of a screen monitoring has none.
extension ConversationDocument {
  /// Writes the list of one kind for a participant, empty for most.
  func writeCompanions(
    _ key: StaticString, of participant: Participant, _ kind: Companion.Kind, _ plan: borrowing ConversationPlan,
    to json: inout JSONWriter
  ) {
    json.key(key)
    json.beginArray()
    for position in conversation.companions.indices {
      guard conversation.companions[position].kind == kind,
        let view = CompanionView(position, of: participant, in: conversation, plan)
      else { continue }
      switch kind {
      case .coBrowse: writeCoBrowse(view, to: &json)
      case .screenShare: writeScreenShare(view, to: &json)
      case .video: writeVideo(view, to: &json)
      case .screenMonitoring: if view.isInitiator { writeScreenMonitoring(view, to: &json) }
      case .notes: writeInternalMessages(view, to: &json)
      }
    }
    json.endArray()
  }

  // MARK: Each of them

  private func writeCoBrowse(_ view: CompanionView, to json: inout JSONWriter) {
    let session = organisation.identifiers.bits(view.entity, .coBrowseSession)
    json.beginObject()
    writeState(view, to: &json)
    writeDisconnect(view, to: &json)
    writeSelf(view, to: &json)
    json.key("cobrowseSessionId")
    json.uuid(session)
    json.key("cobrowseRole")
    json.literal(view.isInitiator ? "viewer" : "sharer")
    json.key("controlling")
    json.beginArray()
    if view.isInitiator, view.companion.isControlled { json.uuid(view.other.id) }
    json.endArray()
    if view.isInitiator {
      json.key("viewerUrl")
      json.uuid("https://cobrowse.acme.example.com/", session.high, session.low)
    }
    json.key("providerEventTime")
    json.time(view.end)
    writeTimes(view, to: &json)
    json.key("provider")
    json.literal("PureCloud Cobrowse")
    writePeer(view, to: &json)
    writeSegments(view, "Sharing", to: &json)
    writeNoWork(to: &json)
    json.endObject()
  }

  private func writeScreenShare(_ view: CompanionView, to json: inout JSONWriter) {
    json.beginObject()
    writeState(view, to: &json)
    writeContext(view, to: &json)
    json.key("sharing")
    json.boolean(!view.isInitiator && view.isConnected)
    writePeerCount(view, to: &json)
    writeDisconnect(view, to: &json)
    writeTimes(view, to: &json)
    json.key("provider")
    json.literal("PureCloud ScreenShare")
    writePeer(view, to: &json)
    writeSegments(view, "Sharing", to: &json)
    writeNoWork(to: &json)
    json.endObject()
  }

  private func writeVideo(_ view: CompanionView, to json: inout JSONWriter) {
    let stream = organisation.identifiers.bits(view.entity, view.isInitiator ? .streamInitiator : .streamOther)
    json.beginObject()
    writeState(view, to: &json)
    writeContext(view, to: &json)
    json.key("audioMuted")
    json.boolean(view.isMuted(audio: true, at: .max))
    json.key("videoMuted")
    json.boolean(view.isMuted(audio: false, at: .max))
    json.key("sharingScreen")
    json.boolean(view.showsScreen(at: .max))
    writePeerCount(view, to: &json)
    writeDisconnect(view, to: &json)
    writeTimes(view, to: &json)
    json.key("provider")
    json.literal("PureCloud Video")
    writePeer(view, to: &json)
    json.key("msids")
    json.beginArray()
    if view.isConnected { json.uuid(stream) }
    json.endArray()
    writeSelf(view, to: &json)
    writeNoWork(to: &json)
    json.endObject()
  }

  private func writeScreenMonitoring(_ view: CompanionView, to json: inout JSONWriter) {
    guard let target = view.other.user else { return }
    let monitoring = organisation.identifiers.bits(view.entity, .screenMonitoring)
    json.beginObject()
    json.key("id")
    json.uuid(companionID(view))
    json.key("initialState")
    json.literal(view.initialState)
    json.key("state")
    json.literal("disconnected")
    writeSegments(view, "ScreenMonitoring", to: &json)
    json.key("disconnectType")
    json.literal("system")
    json.key("provider")
    json.literal("Screen Monitoring")
    json.key("targetUser")
    json.reference("/api/v2/users/", target)
    json.key("screenMonitoring")
    json.reference("/api/v2/screenmonitorings/", monitoring)
    json.key("monitoringType")
    json.literal(view.companion.isOfPerson ? "AgentLevel" : "ConversationLevel")
    json.key("count")
    json.integer(watchers(of: view.companion.other))
    json.key("connectedTime")
    json.time(view.start)
    json.key("disconnectedTime")
    json.time(view.end)
    json.endObject()
  }

  private func writeInternalMessages(_ view: CompanionView, to json: inout JSONWriter) {
    let (source, target) =
      view.isInitiator ? (view.participant, view.other) : (view.other, view.participant)
    guard let sourceUser = source.user, let targetUser = target.user else { return }
    json.beginObject()
    writeState(view, to: &json)
    writeSegments(view, "Interact", to: &json)
    writeDisconnect(view, to: &json)
    writeTimes(view, to: &json)
    json.key("provider")
    json.literal("PureCloud Messaging")
    writePeer(view, to: &json)
    json.key("targetUserId")
    json.uuid(targetUser)
    json.key("sourceUserId")
    json.uuid(sourceUser)
    writeColleague("toAddress", view.other, to: &json)
    writeColleague("fromAddress", view.participant, to: &json)
    json.key("messages")
    json.beginArray()
    writeNotes(view, until: .max, to: &json)
    json.endArray()
    json.endObject()
  }

  /// What the party has written by `time`, milliseconds since the epoch.
  func writeNotes(_ view: CompanionView, until time: Int64, to json: inout JSONWriter) {
    let span = TimeSpan(view.companion.offeredAt, view.companion.span.end)
    for position in conversation.actions.indices
    where conversation.actions[position].kind == .note && conversation.actions[position].leg == view.participant.leg {
      guard span.contains(conversation.actions[position].at), conversation.actions[position].at.milliseconds <= time
      else { continue }
      json.beginObject()
      json.key("messageId")
      json.uuid(organisation.identifiers.bits(EntityID.child(of: view.entity, position), .message))
      json.key("messageTime")
      json.time(conversation.actions[position].at.milliseconds)
      json.endObject()
    }
  }

  /// How many watch the screen of the agent of `leg` in this conversation.
  func watchers(of leg: Int) -> Int {
    conversation.companions.count { $0.kind == .screenMonitoring && $0.other == leg }
  }

  func writeColleague(_ key: StaticString, _ colleague: Participant, to json: inout JSONWriter) {
    guard let person = colleague.person else { return }
    json.key(key)
    json.beginObject()
    json.key("name")
    json.string(conversation.people[person].displayName)
    json.endObject()
  }
}
