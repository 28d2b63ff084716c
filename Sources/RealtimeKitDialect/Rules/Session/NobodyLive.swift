import Dialects
import JSONText

/// Invariant 2: nobody is in a session that is over.
struct NobodyLive: Rule {
  static let id = "realtimekit.session.nobody-live"
  static let summary = "an ENDED session has live_participants 0"
  static let documents = ["realtimekit.session"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard document.text("status") == "ENDED" else { return }
    report.expect(document.count("live_participants") == 0) { "\(document.count("live_participants")) live" }
  }
}
