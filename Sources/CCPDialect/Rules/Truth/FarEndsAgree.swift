import Dialects

/// The far end of a call is the customer.
struct FarEndsAgree: CCPRule {
  static let id = "ccp.truth.far-end"
  static let summary = "participant of callstarted is the customer's address"

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.type == "callstarted", let place = context.truth.place(of: line.call),
      let address = context.truth.conversation(place).customer?.address
    else { return }
    report.expect(line.participant == address) { "\(line.stream): \(line.participant ?? "") instead of \(address)" }
  }
}
