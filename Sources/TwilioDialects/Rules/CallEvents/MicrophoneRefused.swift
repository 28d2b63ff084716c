import Dialects
import JSONText

/// Invariant 15, its second half, and agreement with the truth.
struct MicrophoneRefused: Rule {
  static let id = "twilio.call-event.microphone-refused"
  static let summary = "without a microphone a call is not accepted, ends with its error, and failed in the truth"
  static let documents = ["twilio.call-event"]

  private var refused: [String: Int64] = [:]
  private var accepted: Set<String> = []
  private var codes: [String: Set<Int64>] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    if event.group == "get-user-media", event.name != "succeeded" {
      refused[event.call] = event.name == "denied" ? 31_401 : 31_402
    }
    if event.sdkConnection?.hasPrefix("accepted-by-") == true { accepted.insert(event.call) }
    if event.sdkConnection == "error", let code = event.sdk?["error"]?["code"]?.integer {
      if code == 31_401 || code == 31_402 { codes[event.call, default: []].insert(code) }
    }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for call in Set(refused.keys).union(codes.keys).sorted() {
      let code = refused[call]
      let isTold = code.map { codes[call] == [$0] } ?? false
      let end = context.truth.byTwilioCall[call].map { context.truth.leg($0).end }
      report.expect(isTold && !accepted.contains(call) && (end == nil || end == "failed")) {
        "\(call) with error \(code.map(String.init) ?? "none"), in the truth \(end ?? "unknown")"
      }
    }
  }
}
