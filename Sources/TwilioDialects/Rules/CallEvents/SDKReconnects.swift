import Dialects
import JSONText

/// Agreement with the truth, which tells of media and not of signalling: an SDK reconnects media upon error 53405.
struct SDKReconnects: Rule {
  static let id = "twilio.call-event.sdk-reconnects"
  static let summary = "an SDK is reconnected when media flows again in the truth"
  static let documents = ["twilio.call-event"]

  private var stated: [String: [Int64]] = [:]
  private var hasLostMedia: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    if event.sdkConnection == "error", event.level == "WARNING", event.sdk?["error"]?["code"]?.integer == 53_405 {
      hasLostMedia.insert(event.call)
    }
    guard event.sdkConnection == "reconnected", hasLostMedia.remove(event.call) != nil else { return }
    stated[event.call, default: []].append(event.at)
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      for leg in conversation.legs where leg.transport == "webrtc" {
        guard let call = leg.twilioCallSID else { continue }
        let expected = conversation.actions.filter { $0.leg == leg.leg && $0.action == "reconnect" }.map(\.at)
        let found = stated[call] ?? []
        guard !expected.isEmpty || !found.isEmpty else { continue }
        report.expect(found == expected) { "\(call) reconnects at \(found), in the truth at \(expected)" }
      }
    }
  }
}
