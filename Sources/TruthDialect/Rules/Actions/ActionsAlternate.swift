import Dialects

/// What is switched on is switched off before it is switched on again.
struct ActionsAlternate: ConversationRule {
  static let id = "truth.action.alternation"
  static let summary = "hold, mute, recording, flag, camera and screen share are switched on and off in turns, on first"

  private static let opening: [String: String] = [
    "hold": "hold", "mute": "mute", "recording_pause": "recording", "flag_raise": "flag", "camera_on": "camera",
    "screenshare_start": "screen",
  ]
  private static let closing: [String: String] = [
    "unhold": "hold", "unmute": "mute", "recording_resume": "recording", "flag_lower": "flag", "camera_off": "camera",
    "screenshare_stop": "screen",
  ]

  /// A switch and whose it is: the held leg's for holds, nobody's in particular for recording and flag.
  private struct Switch: Hashable {
    var name: String
    var leg: Int?

    init(_ name: String, _ action: TruthIndex.Action) {
      self.name = name
      leg = name == "hold" ? action.target : name == "recording" || name == "flag" ? nil : action.leg
    }
  }

  func check(_ conversation: TruthIndex.Conversation, _ context: RuleContext, _ report: inout RuleReport) {
    var on: Set<Switch> = []
    for action in conversation.actions {
      let isInTurn: Bool
      if let name = Self.opening[action.action] {
        isInTurn = on.insert(Switch(name, action)).inserted
      } else if let name = Self.closing[action.action] {
        isInTurn = on.remove(Switch(name, action)) != nil
      } else {
        continue
      }
      report.expect(isInTurn) { "\(conversation.id): \(action.action) at \(action.at) out of turn" }
    }
  }
}
