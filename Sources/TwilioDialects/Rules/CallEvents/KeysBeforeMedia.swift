import Dialects
import JSONText

/// Agreement with the truth: without keys nobody is heard.
struct KeysBeforeMedia: Rule {
  static let id = "twilio.call-event.keys-before-media"
  static let summary = "a call whose DTLS transport failed has a failed connection and never joined in the truth"
  static let documents = ["twilio.call-event"]

  private var failed: Set<String> = []
  private var hasFailedConnection: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    switch event.label {
    case "dtls-transport-state/failed": failed.insert(event.call)
    case "pc-connection-state/failed" where event.level == "ERROR": hasFailedConnection.insert(event.call)
    default: break
    }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for call in failed.union(hasFailedConnection).sorted() {
      let joined = context.truth.byTwilioCall[call].flatMap { context.truth.leg($0).joinedAt }
      report.expect(failed.contains(call) && hasFailedConnection.contains(call) && joined == nil) {
        "\(call) without keys or a failed connection, joined \(joined.map(String.init) ?? "never")"
      }
    }
  }
}
