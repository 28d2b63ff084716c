import Dialects

/// Invariant 6: a participant joins, connects and leaves in this order, and connects when one of its calls does.
struct ParticipantTimes: ConversationRule {
  static let id = "genesys.participant.times"
  static let summary = "startTime <= connectedTime <= endTime, connectedTime exactly when a call has one"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      let times = [participant.start, participant.connected, participant.end].compactMap(\.self)
      let isOrdered = zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }
      let isAnswered = participant.communications.contains { $0.connected != nil }
      report.expect(isOrdered && isAnswered == (participant.connected != nil)) {
        "\(participant.label): times \(times), a call connected: \(isAnswered)"
      }
    }
  }
}
