import Dialects
import JSONText

/// Invariant 53, its first half.
struct EveryClientHasSDK: Rule {
  static let id = "twilio.call-event.every-client"
  static let summary = "a WebRTC leg that was answered has an SDK that accepted the call"
  static let documents = ["twilio.call-event"]

  private var accepted: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    if event.sdkConnection?.hasPrefix("accepted-by-") == true { accepted.insert(event.call) }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      for leg in conversation.legs where leg.transport == "webrtc" && leg.answeredAt != nil {
        guard let call = leg.twilioCallSID else { continue }
        report.expect(accepted.contains(call)) {
          "leg \(leg.leg) of conversation \(conversation.id): no SDK accepted \(call)"
        }
      }
    }
  }
}
