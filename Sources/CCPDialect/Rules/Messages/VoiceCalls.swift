import Dialects
import JSONText

/// A flag names the segment of the call that it was raised in (invariant 39).
struct VoiceCalls: CCPRule {
  static let id = "ccp.flag.voice-call"
  static let summary = "voiceCallId is one for all flags of an agent's call and another for every other call"

  private var current: [String: String] = [:]
  private var segments: [String: String] = [:]
  private var calls: [String: String] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    if line.type == "callconnected" { current[line.stream] = line.callID }
    guard line.isFlag, let segment = line.detail["voiceCallId"]?.string, let call = current[line.stream] else { return }
    report.expect(segments[call, default: segment] == segment && calls[segment, default: call] == call) {
      "\(line.stream): \(segment) in \(call)"
    }
    segments[call] = segment
    calls[segment] = call
  }
}
