import Dialects

/// Who may do what.
struct ActionActors: ConversationRule {
  static let id = "truth.action.actor"
  static let summary = "each action is one that the role of its leg can take"

  private static let roles: [String: Set<String>] = {
    var found: [String: Set<String>] = [:]
    func allow(_ roles: Set<String>, _ actions: String...) { for action in actions { found[action] = roles } }
    allow(["agent"], "hold", "unhold", "transfer_blind", "transfer_consult_start", "transfer_consult_complete")
    allow(["agent"], "transfer_consult_cancel", "conference_merge", "party_add", "party_drop", "swap")
    allow(["agent"], "recording_pause", "recording_resume", "wrapup_start", "wrapup_end", "flag_raise")
    allow(["agent", "coach"], "flag_lower", "note")
    allow(["coach"], "coach_start", "coach_retarget", "coach_stop", "monitor_start", "monitor_stop", "barge")
    allow(["attendee"], "camera_on", "camera_off", "screenshare_start", "screenshare_stop", "chat")
    allow(["customer", "agent", "coach", "external", "attendee"], "mute", "unmute", "reconnect")
    // An assistant that answers in place of a menu speaks.
    allow(["customer", "agent", "coach", "external", "attendee", "ivr"], "utterance")
    return found
  }()

  /// What is left of it where nobody is heard: to write, to set aside, to pass on, to ask and call in colleagues, to read
  /// along.
  private static let writtenRoles: [String: Set<String>] = [
    "transfer_consult_start": ["agent"], "transfer_consult_complete": ["agent"],
    "transfer_consult_cancel": ["agent"], "party_add": ["agent"], "party_drop": ["agent"],
    "conference_merge": ["agent"], "chat": ["customer", "agent"], "hold": ["agent"], "unhold": ["agent"],
    "transfer_blind": ["agent"],
    "wrapup_start": ["agent"], "wrapup_end": ["agent"], "monitor_start": ["coach"], "monitor_stop": ["coach"],
    "screenshare_start": ["customer"], "screenshare_stop": ["customer"], "camera_on": ["customer", "agent"],
    "camera_off": ["customer", "agent"], "note": ["agent", "coach"],
  ]

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    let isWritten = conversation.isWritten
    for act in conversation.acts {
      let roles = isWritten ? Self.writtenRoles : Self.roles
      report.expect(roles[act.action.action]?.contains(act.actor.role) ?? false) {
        "\(conversation.id): \(act.action.action) by the \(act.actor.role) at leg \(act.action.leg)"
      }
    }
  }
}
