import Dialects

/// Microphone and recording are switched while the call is connected (section 5, orthogonal toggles).
struct SwitchesWhileConnected: CCPRule {
  static let id = "ccp.call.switches-while-connected"
  static let summary = "mute, unmute, pauserecording and resumerecording lie between callconnected and callended"

  private var connected: Set<CallKey> = []

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    switch line.type {
    case "callconnected": connected.insert(line.call)
    case "callended": connected.remove(line.call)
    case "mute", "unmute", "pauserecording", "resumerecording":
      report.expect(connected.contains(line.call)) { "\(line.stream): \(line.type) while \(line.callID) is not on" }
    default: break
    }
  }
}
