import Dialects

/// Telephone numbers are E.164 or as the toolkit's samples display them, one way per call (invariant 4).
///
/// Only those of the North American plan have another form.
struct NumberFormat: CCPRule {
  static let id = "ccp.call.number-format"
  static let summary = "a participant that starts with + is an E.164 number, or one in display form, the same in a call"

  private var formats: [CallKey: Bool] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard let participant = line.participant, participant.hasPrefix("+") else { return }
    let digits = participant.filter(\.isNumber).count
    let isE164 = digits == participant.count - 1 && (2...15).contains(digits) && !participant.hasPrefix("+0")
    guard participant.hasPrefix("+1") else {
      return report.expect(isE164) { "\(line.callID): \(participant) is no E.164 number" }
    }
    let isDisplay = !isE164 && participant.allSatisfy { $0.isNumber || "+() -".contains($0) } && digits == 11
    let format = formats[line.call, default: isE164]
    formats[line.call] = format
    report.expect((isE164 || isDisplay) && format == isE164) { "\(line.callID): \(participant) among other numbers" }
  }
}
