import Dialects
import JSONText

/// Invariants 1 and 4: one account owns every call of a run.
struct OneAccount: Rule {
  static let id = "twilio.account.single"
  static let summary = "every document of a run names the same account"
  static let documents = ["twilio.call-event", "twilio.conference-participant-summary"]

  private var owner: String?

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let account = document["account_sid"]?.string else { return }
    let owner = owner ?? account
    self.owner = owner
    report.expect(account == owner) { "names \(account), the run began with \(owner)" }
  }
}
