import Dialects
import JSONText

/// An offer does not ring for ever (invariants 20 and 21).
///
/// Amazon Connect gives an agent 20 s; a scenario may say otherwise, two minutes at most.
struct RingLimit: CCPRule {
  static let id = "ccp.call.ring-limit"
  static let summary = "an inbound call is connected or over within the longest ringing that a scenario can ask for"

  private static let limit: Int64 = 120_000

  private var ringing: [CallKey: Int64] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    switch line.type {
    case "callstarted" where line.detail["callType"]?.string == "inbound": ringing[line.call] = line.recordedAt
    case "callconnected", "callended":
      guard let since = ringing.removeValue(forKey: line.call) else { return }
      let length = line.recordedAt - since
      report.expect(length <= Self.limit + recordingDelay) { "\(line.callID): rang for \(length) ms" }
    default: break
    }
  }
}
