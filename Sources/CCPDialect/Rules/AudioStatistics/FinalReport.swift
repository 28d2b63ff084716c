import Dialects

/// What is left in the buffer is reported when the call ends (invariant 26: a last, partial report).
struct FinalReport: CCPRule {
  static let id = "ccp.audiostats.final"
  static let summary = "the last report of a call with media comes within a second of the end of its media"

  private var last: [CallKey: Int64] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    if line.type == "audiostats" { last[line.call] = line.recordedAt }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      for leg in conversation.legs where leg.uplink != nil {
        guard let stream = leg.ccpStream, let callID = leg.ccpCallID else { continue }
        let at = last[CallKey(stream: stream, callID: callID)]
        report.expect(at.map { $0 >= leg.leftAt - 1_000 } ?? false) {
          "\(stream) \(callID): last report at \(at.map(String.init) ?? "no time"), media until \(leg.leftAt)"
        }
      }
    }
  }
}
