import Dialects
import GroundTruth
import JSONText

/// The parts that what goes on beside a conversation has in common.
extension ConversationDocument {
  /// The id of a communication, or of the one at the other side.
  func companionID(_ view: CompanionView, ofOther isOther: Bool = false) -> IdentifierBits {
    let isInitiator = isOther ? !view.isInitiator : view.isInitiator
    return organisation.identifiers.bits(view.entity, isInitiator ? .companionInitiator : .companionOther)
  }

  func writeState(_ view: CompanionView, to json: inout JSONWriter) {
    json.key("state")
    json.literal("disconnected")
    json.key("initialState")
    json.literal(view.initialState)
    json.key("id")
    json.uuid(companionID(view))
  }

  func writeTimes(_ view: CompanionView, to json: inout JSONWriter) {
    if view.isAlerted {
      json.key("startAlertingTime")
      json.time(view.offered)
    }
    if view.isConnected {
      json.key("connectedTime")
      json.time(view.start)
    }
    json.key("disconnectedTime")
    json.time(view.end)
  }

  func writeSegments(_ view: CompanionView, _ type: StaticString, to json: inout JSONWriter) {
    json.key("segments")
    json.beginArray()
    if let opening = view.opening {
      let end = view.isConnected ? view.start : view.end
      writeSegment(opening, view.offered, end, next: view.isConnected ? type : nil, view, to: &json)
    }
    if view.isConnected { writeSegment(type, view.start, view.end, next: nil, view, to: &json) }
    json.endArray()
  }

  func writeSegment(
    _ type: StaticString, _ start: Int64, _ end: Int64, next: StaticString?, _ view: CompanionView,
    to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("startTime")
    json.time(start)
    json.key("endTime")
    json.time(end)
    json.key("type")
    json.literal(type)
    json.key("howEnded")
    json.literal(next ?? "Disconnect")
    if next == nil {
      json.key("disconnectType")
      json.literal(view.disconnect)
    }
    json.endObject()
  }

  func writeSelf(_ view: CompanionView, to json: inout JSONWriter) {
    guard let person = view.participant.person else { return }
    json.key("self")
    json.beginObject()
    json.key("name")
    json.string(conversation.people[person].displayName)
    json.key("addressNormalized")
    if view.participant.purpose.isOutside { writeWriter(person, to: &json) } else { json.uuid(view.participant.id) }
    json.endObject()
  }

  func writePeer(_ view: CompanionView, to json: inout JSONWriter) {
    json.key("peerId")
    json.uuid(companionID(view, ofOther: true))
  }

  func writeNoWork(to json: inout JSONWriter) {
    json.key("afterCallWork")
    json.beginObject()
    json.key("state")
    json.literal("notApplicable")
    json.endObject()
    json.key("afterCallWorkRequired")
    json.boolean(false)
  }

  func writeDisconnect(_ view: CompanionView, to json: inout JSONWriter) {
    json.key("disconnectType")
    json.literal(view.disconnect)
  }

  func writeContext(_ view: CompanionView, to json: inout JSONWriter) {
    let room = organisation.identifiers.bits(view.entity, .room)
    json.key("context")
    json.beginString()
    json.part(hex: room.high, room.low, digits: 24)
    json.part("@conference.acme.orgspan.com")
    json.endString()
  }

  func writePeerCount(_ view: CompanionView, to json: inout JSONWriter) {
    json.key("peerCount")
    json.integer(view.companion.answer == .accepted ? 1 : 0)
  }
}
