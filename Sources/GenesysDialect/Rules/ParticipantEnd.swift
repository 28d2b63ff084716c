import Dialects

/// Invariant 8, second half: a participant leaves with its last call; work after the call is not counted.
struct ParticipantEnd: ConversationRule {
  static let id = "genesys.participant.end"
  static let summary = "endTime is the latest disconnectedTime of the participant's calls, within 5 ms"
  private static let tolerance: Int64 = 5

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      guard let end = participant.end, let last = participant.communications.compactMap(\.disconnected).max() else {
        continue
      }
      report.expect(abs(end - last) <= Self.tolerance) {
        "\(participant.label): leaves \(end - last) ms after its call"
      }
    }
  }
}
