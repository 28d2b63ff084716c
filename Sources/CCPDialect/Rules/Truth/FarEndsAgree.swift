import Dialects

/// The far end of a call is the customer.
struct FarEndsAgree: CCPRule {
  static let id = "ccp.truth.far-end"
  static let summary = "participant of callstarted is the customer's address"

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.type == "callstarted", let place = context.truth.place(of: line.call),
      let address = context.truth.conversation(place).customer?.address
    else { return }
    // The display form has the digits of the number between its marks.
    let isDisplayed = line.participant?.hasPrefix("+1 (") ?? false
    let told = isDisplayed ? line.participant?.filter { $0 == "+" || $0.isNumber } : line.participant
    report.expect(told == address) { "\(line.stream): \(line.participant ?? "") instead of \(address)" }
  }
}
