import Dialects
import GroundTruth
import JSONText
import Quantities

/// What goes on beside a conversation as an event's participants have it, in the order of the vendor's models of the
/// topic.
extension NotificationDocument {
  /// Writes the list of one kind for a participant: what has been offered by now.
  func writeCompanions(
    _ key: StaticString, of participant: Participant, _ kind: Companion.Kind, _ plan: borrowing ConversationPlan,
    to json: inout JSONWriter
  ) {
    json.key(key)
    json.beginArray()
    for position in telling.conversation.companions.indices {
      guard telling.conversation.companions[position].kind == kind,
        let view = CompanionView(position, of: participant, in: telling.conversation, plan), view.offered <= time
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

  // MARK: What they share

  private func writeState(_ view: CompanionView, to json: inout JSONWriter) {
    json.key("state")
    json.literal(view.state(at: time))
    json.key("initialState")
    json.literal(view.initialState)
    json.key("id")
    json.uuid(telling.companionID(view))
  }

  private func writeEnd(_ view: CompanionView, to json: inout JSONWriter) {
    guard view.end <= time else { return }
    telling.writeDisconnect(view, to: &json)
  }

  private func writeTimes(_ view: CompanionView, to json: inout JSONWriter) {
    if view.isConnected, view.start <= time {
      json.key("connectedTime")
      json.time(view.start)
    }
    if view.end <= time {
      json.key("disconnectedTime")
      json.time(view.end)
    }
  }

  /// Whether both are there by now.
  private func isShown(_ view: CompanionView) -> Bool {
    view.companion.answer == .accepted && view.clamped(view.companion.span.start.milliseconds) <= time
  }

  private func writePeerCount(_ view: CompanionView, to json: inout JSONWriter) {
    json.key("peerCount")
    json.integer(isShown(view) ? 1 : 0)
  }

  // MARK: Each of them

  private func writeCoBrowse(_ view: CompanionView, to json: inout JSONWriter) {
    let session = telling.organisation.identifiers.bits(view.entity, .coBrowseSession)
    json.beginObject()
    writeState(view, to: &json)
    writeEnd(view, to: &json)
    telling.writeSelf(view, to: &json)
    json.key("cobrowseSessionId")
    json.uuid(session)
    json.key("cobrowseRole")
    json.literal(view.isInitiator ? "viewer" : "sharer")
    json.key("controlling")
    json.beginArray()
    if view.isInitiator, view.companion.isControlled, isShown(view) { json.uuid(view.other.id) }
    json.endArray()
    if view.isInitiator {
      json.key("viewerUrl")
      json.uuid("https://cobrowse.acme.example.com/", session.high, session.low)
    }
    json.key("provider")
    json.literal("PureCloud Cobrowse")
    telling.writePeer(view, to: &json)
    json.key("providerEventTime")
    // The last thing that happened to it.
    json.time([view.start, view.end].filter { $0 <= time }.max() ?? view.offered)
    writeTimes(view, to: &json)
    telling.writeNoWork(to: &json)
    json.endObject()
  }

  private func writeScreenShare(_ view: CompanionView, to json: inout JSONWriter) {
    json.beginObject()
    writeState(view, to: &json)
    telling.writeContext(view, to: &json)
    json.key("sharing")
    json.boolean(!view.isInitiator && isShown(view))
    json.key("provider")
    json.literal("PureCloud ScreenShare")
    telling.writePeer(view, to: &json)
    writePeerCount(view, to: &json)
    writeEnd(view, to: &json)
    writeTimes(view, to: &json)
    telling.writeNoWork(to: &json)
    json.endObject()
  }

  private func writeVideo(_ view: CompanionView, to json: inout JSONWriter) {
    let stream = telling.organisation.identifiers.bits(
      view.entity, view.isInitiator ? .streamInitiator : .streamOther)
    json.beginObject()
    writeState(view, to: &json)
    telling.writeSelf(view, to: &json)
    telling.writeContext(view, to: &json)
    json.key("audioMuted")
    json.boolean(view.isMuted(audio: true, at: time))
    json.key("videoMuted")
    json.boolean(view.isMuted(audio: false, at: time))
    json.key("sharingScreen")
    json.boolean(view.showsScreen(at: time))
    writePeerCount(view, to: &json)
    json.key("provider")
    json.literal("PureCloud Video")
    telling.writePeer(view, to: &json)
    writeEnd(view, to: &json)
    writeTimes(view, to: &json)
    json.key("msids")
    json.beginArray()
    if isShown(view) { json.uuid(stream) }
    json.endArray()
    telling.writeNoWork(to: &json)
    json.endObject()
  }

  private func writeScreenMonitoring(_ view: CompanionView, to json: inout JSONWriter) {
    guard let target = view.other.user else { return }
    json.beginObject()
    writeState(view, to: &json)
    json.key("provider")
    json.literal("Screen Monitoring")
    writeEnd(view, to: &json)
    writeTimes(view, to: &json)
    json.key("targetUserId")
    json.uuid(target)
    json.key("screenMonitoringId")
    json.uuid(telling.organisation.identifiers.bits(view.entity, .screenMonitoring))
    json.key("monitoringType")
    json.literal(view.companion.isOfPerson ? "AgentLevel" : "ConversationLevel")
    json.key("count")
    json.integer(telling.watchers(of: view.companion.other))
    json.endObject()
  }

  private func writeInternalMessages(_ view: CompanionView, to json: inout JSONWriter) {
    let (source, target) = view.isInitiator ? (view.participant, view.other) : (view.other, view.participant)
    guard let sourceUser = source.user, let targetUser = target.user else { return }
    json.beginObject()
    writeState(view, to: &json)
    json.key("provider")
    json.literal("PureCloud Messaging")
    telling.writePeer(view, to: &json)
    writeEnd(view, to: &json)
    writeTimes(view, to: &json)
    json.key("targetUserId")
    json.uuid(targetUser)
    json.key("sourceUserId")
    json.uuid(sourceUser)
    telling.writeColleague("toAddress", view.other, to: &json)
    telling.writeColleague("fromAddress", view.participant, to: &json)
    json.key("messages")
    json.beginArray()
    telling.writeNotes(view, until: time, to: &json)
    json.endArray()
    json.endObject()
  }

  /// The participant whose screen a coach watches by now, if they do.
  func screenMonitored(by participant: Participant, _ plan: borrowing ConversationPlan) -> IdentifierBits? {
    for position in telling.conversation.companions.indices
    where telling.conversation.companions[position].kind == .screenMonitoring {
      guard let view = CompanionView(position, of: participant, in: telling.conversation, plan), view.isInitiator,
        view.offered <= time
      else { continue }
      return view.other.id
    }
    return nil
  }
}
