import Dialects
import Documents
import GroundTruth
import JSONText
import Quantities
import Testing
import TwilioDialects
import _SampleRecords

/// Calls that end before their connection is made: every order must hold when all of it falls together.
@Suite struct `Short calls` {
  /// A sample in which `role` left `milliseconds` after its call was answered, and the others with it.
  private static func cut(_ name: String, _ role: Leg.Role, after milliseconds: Int64) -> ConversationRecord? {
    guard var conversation = SampleRecords.record(name)?.conversation,
      let answered = conversation.legs.last(where: { $0.role == role })?.answeredAt
    else { return nil }
    let end = answered + .milliseconds(milliseconds)
    for index in conversation.legs.indices where conversation.legs[index].leftAt > end {
      conversation.legs[index].leftAt = end
    }
    conversation.actions = []
    conversation.span.end = end
    // Nobody was there for the second that media in the truth takes.
    return ConversationRecord(
      conversation: conversation, series: conversation.legs.map { _ in nil }, impairments: [])
  }

  @Test(
    arguments: ["inbound", "missed-then-answered", "desktop-customer", "phone-customer"],
    [0, 1, 20, 60, 150, 400, 700, 999] as [Int64])
  func `a call that ends within a second obeys every rule`(_ name: String, _ milliseconds: Int64) throws {
    let record = try #require(Self.cut(name, .agent, after: milliseconds))
    let run = SampleRun([record])
    for (id, report) in run.judge().sorted(by: { $0.key < $1.key }) {
      #expect(report.violations == 0, "\(id): \(report.examples.map(\.message))")
    }
    for type in TwilioDialect.documentTypes {
      for document in run.documents[type.stream.documentType] ?? [] {
        #expect(type.shape.violations(in: document) == [])
      }
    }
    let summaries = try #require(run.documents[SampleRun.summaries])
    #expect(!summaries.isEmpty)
    #expect(summaries.allSatisfy { $0["metrics"] == nil })
  }
}
