import GroundTruth
import Quantities

/// Whose pages a message reaches.
///
/// - On an agent's page it stands while the call is connected and no longer. (What is said while the agent is on hold
///   has no transcript at all.) Flags and notes stand on the page of the agent to whom they belong.
/// - On a coach's page transcripts and notes stand while the coach supervises. A flag is an alert of the command centre:
///   it reaches whoever supervises that agent then or later in the conversation, and its lowering whom the raising
///   reached.
extension ConversationMessages {
  /// Whether the message at `position` reaches the page of the agent whose call this is.
  func reaches(_ call: AgentCall, _ position: Int) -> Bool {
    let message = self[position]
    guard let connected = call.connectedAt, connected <= message.speech.start, message.receivedAt <= call.leftAt else {
      return false
    }
    guard let owner = message.owner else { return true }
    guard owner == call.leg else { return false }
    // Raised before the call connected, a flag was never up on the page and cannot be lowered.
    return message.kind != .flagLower || raise(of: message).map { reaches(call, $0) } ?? false
  }

  /// Whether the message at `position` reaches the page of the coach at leg `coach`, who leaves at `end`.
  func reaches(coach: Int, until end: SimulationTime, _ position: Int, _ calls: [AgentCall?]) -> Bool {
    let message = self[position]
    guard let owner = message.owner else {
      return message.receivedAt <= end && supervision(by: coach, at: message.speech.start) != nil
        && calls.contains { call in call.map { reaches($0, position) } ?? false }
    }
    guard let call = calls[owner], reaches(call, position) else { return false }
    switch message.kind {
    case .note, .transcript: return supervision(by: coach, at: message.sentAt)?.target == owner
    case .flagRaise: return alerts(coach, of: message)
    case .flagLower: return raise(of: message).map { alerts(coach, of: self[$0]) } ?? false
    }
  }

  /// The position of the raising of the flag that a message lowers.
  private func raise(of lowering: CCPMessage) -> Int? {
    indices.last { self[$0].kind == .flagRaise && self[$0].sentAt <= lowering.sentAt }
  }

  private func alerts(_ coach: Int, of raise: CCPMessage) -> Bool {
    coachings.contains {
      $0.coach == coach && $0.supervision.target == raise.owner && $0.supervision.span.end > raise.sentAt
    }
  }
}
