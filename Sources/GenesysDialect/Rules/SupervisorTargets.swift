import Dialects
import JSONText

/// Invariant 33: a supervisor supervises another participant, in a role they have, and not past that one's leave.
struct SupervisorTargets: ConversationRule {
  static let id = "genesys.supervisor.target"
  static let summary = "supervised ids name another participant live at the time, with the role; roles need an id"
  private static let tolerance: Int64 = 1_000
  private static let fields = [
    ("monitoredParticipantId", "monitor"), ("coachedParticipantId", "coach"), ("bargedParticipantId", "barge"),
  ]

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for participant in conversation.participants {
      for (field, role) in Self.fields {
        let id = participant.json[field]?.string
        guard id != nil || participant.isSupervisor else { continue }
        let target = conversation.participant(id)
        let isLive =
          if let target, let start = target.start, let end = target.end, let from = participant.start,
            let until = participant.end
          {
            target.id != participant.id && start < until && from < end
          } else {
            false
          }
        report.expect(id == nil ? !participant.roles.contains(role) : isLive && participant.roles.contains(role)) {
          "\(participant.label): \(field) \(id ?? "absent"), roles \(participant.roles)"
        }
      }
      guard participant.isSupervisor, let end = participant.end else { continue }
      let ends = Self.targets(of: participant).compactMap { conversation.participant($0)?.end }
      guard let last = ends.max() else { continue }
      report.expect(end <= last + Self.tolerance) {
        "\(participant.label): leaves \(end - last) ms after the last target"
      }
    }
  }

  /// The ids of the participants whom `participant` supervises.
  static func targets(of participant: ParticipantReading) -> [String] {
    fields.compactMap { participant.json[$0.0]?.string }
  }
}
