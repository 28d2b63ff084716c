import Dialects
import JSONText

/// Invariant 9: identifiers of one kind are unique.
struct UniqueIdentifiers: Rule {
  static let id = "realtimekit.identifiers.unique"
  static let summary = "no two sessions, participants or peer events share an id"
  static let documents = ["realtimekit.session", "realtimekit.participant"]

  private var sessions: Set<String> = []
  private var peers: Set<String> = []
  private var events: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let id = document.text("id")
    if context.documentType == "realtimekit.session" {
      report.expect(sessions.insert(id).inserted) { "session \(id) again" }
      return
    }
    report.expect(peers.insert(id).inserted) { "participant \(id) again" }
    for event in document["peer_events"]?.elements ?? [] {
      let id = event.text("id")
      report.expect(events.insert(id).inserted) { "peer event \(id) again" }
    }
  }
}
