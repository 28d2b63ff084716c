import Dialects
import JSONText

/// A screen is watched by a supervisor, and it is that of the agent they supervise.
struct ScreenMonitors: ConversationRule {
  static let id = "genesys.beside.screen-monitoring"
  static let summary = "screenMonitorings only on supervisors; targetUser is the user of a supervised participant"

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    for beside in conversation.beside where beside.list == "screenMonitorings" {
      let supervised = SupervisorTargets.targets(of: beside.participant).compactMap {
        conversation.participant($0)?.userID
      }
      let target = beside.json["targetUser"]?["id"]?.string
      report.expect(beside.participant.isSupervisor && target.map(supervised.contains) ?? false) {
        "\(beside.participant.label): watches \(target ?? "nobody"), supervises \(supervised)"
      }
    }
  }
}
