import GroundTruth
import JSONText

/// What the dialer of a campaign noted on the called party (reference sections 3.5 and 5.6).
extension ConversationDocument {
  /// What the dialer made of the line; nothing where an agent looked at the contact and dialled (section 5.6: preview).
  func writeDisposition(of participant: Participant, to json: inout JSONWriter) {
    guard let call = conversation.campaign, call.pacing != .preview, isHub(participant), let hub else { return }
    let name: StaticString
    var analyzer: StaticString?
    // The words for a person and a machine are the vendor's, the others inferred from their pattern.
    switch (call.answeredBy, call.detectedAs) {
    case (_, .person?): (name, analyzer) = ("disposition.classification.callable.person", "speech.person")
    case (_, .machine?): (name, analyzer) = ("disposition.classification.callable.machine", "speech.machine")
    // It did not listen, or whoever answered hung up before it knew.
    case (.some, nil): name = "disposition.classification.callable.lineconnected"
    case (nil, nil):
      switch conversation.legs[hub.leg].end {
      case .busy: name = "disposition.classification.callable.busy"
      case .noAnswer: name = "disposition.classification.callable.noanswer"
      // Of a line that was never tried it knows nothing.
      case .failed where call.failure == .throttled: return
      case .failed: name = "disposition.classification.uncallable.notfound"
      case .hungUp, .peerLeft, .transferred, .declined, .abandoned, .routed, .cancelled, .removed, .networkLost,
        .meetingOver, .diallerHungUp:
        return
      }
    }
    json.key("disposition")
    json.beginObject()
    json.key("name")
    json.literal(name)
    if let analyzer {
      json.key("analyzer")
      json.literal(analyzer)
    }
    json.endObject()
  }

  /// The code that the dialer gives a call which no agent had (section 3.5, Wrapup: dialer codes).
  func writeDialerWrapUp(of participant: Participant, to json: inout JSONWriter) {
    guard let call = conversation.campaign, call.pacing != .preview, isHub(participant), let hub else { return }
    let code: StaticString
    switch (conversation.outcome, conversation.legs[hub.leg].end) {
    case (.diallerAbandoned, _): code = "ININ-OUTBOUND-FAILED-TO-REACH-AGENT"
    // Whoever hung up in the queue: handing them to it was the last that the dialer did.
    case (.abandoned, _): code = "ININ-OUTBOUND-TRANSFERRED-TO-QUEUE"
    case (_, .busy): code = "ININ-OUTBOUND-BUSY"
    case (_, .failed):
      switch call.failure {
      case .malformed: code = "ININ-OUTBOUND-NUMBER-COULD-NOT-BE-DIALED"
      case .throttled: code = "ININ-OUTBOUND-EXTERNALLY-THROTTLED"
      case .notInService, nil: code = "ININ-OUTBOUND-SIT-UNCALLABLE"
      }
    default: return
    }
    json.key("wrapup")
    json.beginObject()
    json.key("code")
    json.literal(code)
    json.key("notes")
    json.literal("")
    json.emptyArray("tags")
    json.key("durationSeconds")
    json.integer(0)
    json.key("endTime")
    json.time(participant.end)
    json.endObject()
  }
}
