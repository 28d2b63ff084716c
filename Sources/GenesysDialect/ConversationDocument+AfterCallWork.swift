import Dialects
import GroundTruth
import JSONText

/// The work after the call as it stands on the call, and the wrap-up, which stands on the participant too.
extension ConversationDocument {
  /// An agent's work after the call; the outside party's call says that none applies (reference section 9.1).
  func writeAfterCallWork(of participant: Participant, to json: inout JSONWriter) {
    if let work = participant.afterCallWork {
      writeWrapUp(work, of: participant, isNamed: false, to: &json)
      json.key("afterCallWork")
      json.beginObject()
      json.key("startTime")
      json.time(work.start)
      json.key("endTime")
      json.time(work.end)
      json.key("state")
      json.literal(work.isSkipped ? "skipped" : "complete")
      json.endObject()
    } else if participant.purpose.isOutside || participant.purpose == .user || participant.hasUnrequestedWork {
      json.key("afterCallWork")
      json.beginObject()
      json.key("state")
      json.literal("notApplicable")
      json.endObject()
    }
    json.key("afterCallWorkRequired")
    json.boolean(participant.afterCallWork?.isRequested ?? false)
  }

  /// What the agent entered, or the platform in their stead; nothing when there was nothing to enter or it was skipped.
  ///
  /// Only on the participant the code has a name (reference section 3.5).
  func writeWrapUp(
    _ work: AfterCallWork, of participant: Participant, isNamed: Bool, to json: inout JSONWriter
  ) {
    guard let code = work.code else { return }
    json.key("wrapup")
    json.beginObject()
    json.key("code")
    switch code {
    case .timedOut: json.literal(Organisation.timedOutWrapUpCode)
    case .skipped: json.literal(Organisation.skippedWrapUpCode)
    case .deleted: json.literal(Organisation.deletedWrapUpCode)
    case .standard:
      json.literal(Organisation.defaultWrapUpCode)
      if isNamed {
        json.key("name")
        json.literal(Organisation.defaultWrapUpName)
      }
    case .chosen(let id):
      json.uuid(id)
      if isNamed, let leg = participant.leg, let name = conversation.legs[leg].wrapUp?.code {
        json.key("name")
        json.string(name)
      }
    }
    json.key("notes")
    json.literal("")
    json.key("tags")
    json.beginArray()
    if case .chosen = code { writeTags(of: participant, to: &json) }
    if case .standard = code { writeTags(of: participant, to: &json) }
    json.endArray()
    json.key("durationSeconds")
    // Rounded to the nearest second (reference section 3.5).
    json.integer((work.end - work.start + 500) / 1_000)
    json.key("endTime")
    json.time(work.end)
    json.endObject()
  }

  /// What the agent put beside the code; nothing stays of it when the code is gone.
  private func writeTags(of participant: Participant, to json: inout JSONWriter) {
    guard let leg = participant.leg else { return }
    for tag in conversation.legs[leg].wrapUp?.tags ?? [] { json.string(tag) }
  }
}
