import Dialects

/// After-call work is as long as the truth's (invariants 19 and 43).
struct WrapUpsAgree: CCPRule {
  static let id = "ccp.truth.wrap-up"
  static let summary =
    "from callended to wrapupended of an answered call is the truth's wrap-up, nothing when it had none"

  private var ended: [CallKey: Int64] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    if line.type == "callended" { ended[line.call] = line.recordedAt }
    guard line.type == "wrapupended", let since = ended.removeValue(forKey: line.call),
      let place = context.truth.place(of: line.call), context.truth.leg(place).answeredAt != nil
    else { return }
    let own = context.truth.conversation(place).actions.filter { $0.leg == place.leg }
    let start = own.first { $0.action == "wrapup_start" }?.at
    let end = own.first { $0.action == "wrapup_end" }?.at
    let expected = (end ?? 0) - (start ?? 0)
    let told = line.recordedAt - since
    // Both ends are rounded down to milliseconds.
    report.expect(abs(told - expected) <= 1) { "\(line.stream): \(told) ms of work, in truth \(expected) ms" }
  }
}
