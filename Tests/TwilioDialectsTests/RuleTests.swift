import Dialects
import Testing
import TwilioDialects

@Suite struct `Rules` {
  @Test func `every sample document obeys every rule`() {
    for (id, report) in SampleRun.good.judge().sorted(by: { $0.key < $1.key }) {
      #expect(report.violations == 0, "\(id): \(report.examples.map { "\($0.file):\($0.line): \($0.message)" })")
    }
  }

  @Test func `rule identifiers are unique and belong to this dialect`() {
    let ids = twilioRules.map { $0.id }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("twilio.") })
  }
}
