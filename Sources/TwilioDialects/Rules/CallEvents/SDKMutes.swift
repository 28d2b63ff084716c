import Dialects
import JSONText

/// Agreement with the truth: the mutes of WebRTC legs that were answered are those of their SDKs; a call that the
/// telephone itself put on hold sends silence, too.
struct SDKMutes: Rule {
  static let id = "twilio.call-event.sdk-mutes"
  static let summary = "an SDK is muted and unmuted when its person does so in the truth"
  static let documents = ["twilio.call-event"]

  private struct Change: Hashable {
    var at: Int64
    var isMute: Bool
  }
  private var stated: [String: Set<Change>] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    guard let name = event.sdkConnection, ["muted", "unmuted", "hold", "unhold"].contains(name) else { return }
    stated[event.call, default: []].insert(Change(at: event.at, isMute: name == "muted" || name == "hold"))
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      for leg in conversation.legs where leg.transport == "webrtc" && leg.answeredAt != nil {
        guard let call = leg.twilioCallSID else { continue }
        let actions = conversation.actions.filter {
          $0.leg == leg.leg && ($0.action == "mute" || $0.action == "unmute" && $0.at < leg.leftAt)
        }
        let expected = Set(actions.map { Change(at: $0.at, isMute: $0.action == "mute") })
        let found = stated[call] ?? []
        guard !expected.isEmpty || !found.isEmpty else { continue }
        report.expect(found == expected) {
          "\(call) tells \(found.count) changes of its microphone, the truth \(expected.count) or at other times"
        }
      }
    }
  }
}
