import Dialects
import JSONText

/// The cross-walk: sessions and peers are those of the truth, each told once.
struct KnownSessions: Rule {
  static let id = "realtimekit.truth.known"
  static let summary =
    "sessions, participants and reports are exactly those whose ids the truth has, up to when the platform was asked"
  static let documents = ["realtimekit.session", "realtimekit.participant", "realtimekit.peer-report"]

  private var told: [String: Set<String>] = [:]
  /// When something that was told happened last, if any session was still going on: the platform was asked then or later.
  private var asked: Int64?

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let id = document.text("id")
    let isKnown =
      context.documentType == "realtimekit.session"
      ? context.truth.byRealtimeKitSession[id] != nil : context.truth.byRealtimeKitPeer[id] != nil
    if document.text("status") == "LIVE" { asked = max(asked ?? 0, document.time("updated_at") ?? 0) }
    report.expect(isKnown && told[context.documentType, default: []].insert(id).inserted) {
      "\(context.documentType) \(id): known \(isKnown), or told before"
    }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    guard !told.isEmpty else { return }
    for conversation in context.truth.conversations {
      let joined = conversation.legs.compactMap(\.joinedAt).min() ?? 0
      if let id = conversation.realtimeKitSessionID, asked.map({ joined < $0 }) ?? true {
        report.expect(told["realtimekit.session"]?.contains(id) ?? false) { "session \(id) is missing" }
      }
      for leg in conversation.legs {
        guard let id = leg.realtimeKitPeerID, asked.map({ leg.joinedAt ?? 0 < $0 }) ?? true else { continue }
        for type in ["realtimekit.participant", "realtimekit.peer-report"] {
          report.expect(told[type]?.contains(id) ?? false) { "\(type) \(id) is missing" }
        }
      }
    }
  }
}
