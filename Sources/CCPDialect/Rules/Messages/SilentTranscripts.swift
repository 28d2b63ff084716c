import Dialects

/// Nothing is transcribed while the recording is paused or the customer on hold (invariant 35).
struct SilentTranscripts: CCPRule {
  static let id = "ccp.transcript.silences"
  static let summary = "no transcript is sent during a recording pause or while the customer is on hold"

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.type == "transcript", let sent = line.clientSent,
      let conversation = context.truth.conversation(ofCall: line.callID)
    else { return }
    let holds = conversation.legs.filter { $0.role == "customer" }.flatMap { conversation.holds(of: $0.leg) }
    let silences = conversation.pauses + holds
    report.expect(!silences.contains { $0.lowerBound < sent && sent < $0.upperBound }) {
      "\(line.stream): a transcript sent at \(sent), in a silence of \(line.callID)"
    }
  }
}
