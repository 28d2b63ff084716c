import Dialects
import JSONText

/// The cross-walk: sessions and peers are those of the truth, each told once.
struct KnownSessions: Rule {
  static let id = "realtimekit.truth.known"
  static let summary = "sessions, participants and reports are exactly those whose ids the truth has"
  static let documents = ["realtimekit.session", "realtimekit.participant", "realtimekit.peer-report"]

  private var told: [String: Set<String>] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let id = document.text("id")
    let isKnown =
      context.documentType == "realtimekit.session"
      ? context.truth.byRealtimeKitSession[id] != nil : context.truth.byRealtimeKitPeer[id] != nil
    report.expect(isKnown && told[context.documentType, default: []].insert(id).inserted) {
      "\(context.documentType) \(id): known \(isKnown), or told before"
    }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    guard !told.isEmpty else { return }
    for conversation in context.truth.conversations {
      if let id = conversation.realtimeKitSessionID {
        report.expect(told["realtimekit.session"]?.contains(id) ?? false) { "session \(id) is missing" }
      }
      for id in conversation.legs.compactMap(\.realtimeKitPeerID) {
        for type in ["realtimekit.participant", "realtimekit.peer-report"] {
          report.expect(told[type]?.contains(id) ?? false) { "\(type) \(id) is missing" }
        }
      }
    }
  }
}
