import GroundTruth
import Quantities

/// Turns actions into messages.
extension ConversationMessages {
  /// The message that the action at position `action` is, still to be received; nil when it is none.
  func message(of action: Int, in conversation: Conversation) -> CCPMessage? {
    guard let kind = CCPMessage.Kind(conversation.actions[action].kind) else { return nil }
    let sender = conversation.actions[action].leg
    let spokenAt = conversation.actions[action].at
    let coaching = supervision(by: sender, at: spokenAt)
    guard let role = Self.role(of: conversation.legs[sender].role, kind, coaching) else { return nil }
    let owner: Int?
    switch kind {
    case .transcript: owner = nil
    case .flagLower: owner = Self.raiser(of: action, in: conversation)
    case .flagRaise, .note: owner = conversation.legs[sender].role == .coach ? coaching?.target : sender
    }
    if kind != .transcript && owner == nil { return nil }
    let sentAt = spokenAt + conversation.actions[action].duration
    return CCPMessage(
      kind: kind, role: role, action: action, sender: sender, owner: owner, sentAt: sentAt, receivedAt: sentAt,
      speech: TimeSpan(spokenAt, sentAt), serverReceived: sentAt.milliseconds)
  }

  /// Nil for speech that is not transcribed: a coach's before joining in.
  ///
  /// An outside party speaks as the customer does (inferred).
  private static func role(
    of leg: Leg.Role, _ kind: CCPMessage.Kind, _ coaching: Supervision?
  ) -> CCPMessage.Role? {
    switch leg {
    case .agent: .agent
    case .coach: kind != .transcript || coaching?.mode == .barge ? .supervisor : nil
    case .customer, .external: .endUser
    case .ivr, .queue, .attendee: nil
    }
  }

  /// Whoever had raised the flag that the action at position `lowering` lowers.
  private static func raiser(of lowering: Int, in conversation: Conversation) -> Int? {
    let at = conversation.actions[lowering].at
    return conversation.actions.lastIndex { $0.kind == .flagRaise && $0.at <= at }.map { conversation.actions[$0].leg }
  }
}

extension CCPMessage.Kind {
  /// Nil for an action that is no message.
  fileprivate init?(_ action: Action.Kind) {
    switch action {
    case .utterance: self = .transcript
    case .flagRaise: self = .flagRaise
    case .flagLower: self = .flagLower
    case .note: self = .note
    case .hold, .unhold, .mute, .unmute, .coachStart, .coachRetarget, .coachStop, .monitorStart, .monitorStop, .barge,
      .transferBlind, .transferConsultStart, .transferConsultComplete, .transferConsultCancel, .conferenceMerge,
      .partyAdd, .partyDrop, .swap, .recordingPause, .recordingResume, .wrapUpStart, .wrapUpEnd, .reconnect, .cameraOn,
      .cameraOff, .screenshareStart, .screenshareStop, .chat:
      return nil
    }
  }
}
