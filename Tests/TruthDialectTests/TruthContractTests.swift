import Dialects
import Documents
import JSONText
import Testing
import _RuleFixtures
import TruthDialect

@Suite("The contract of the truth's files")
struct TruthContractTests {
  private static func shape(_ type: String) throws -> Shape {
    try #require(TruthDialect.documentTypes.first { $0.stream.documentType == type }).shape
  }

  /// A document in which every property stands, short enough to be broken everywhere.
  private static func sample(_ type: String) throws -> JSONValue {
    let files = TruthFiles.good
    switch type {
    case "truth.conversation":
      var document = try #require(files.conversations.first)
      let agent = try #require(document["legs"]?.elements.last)
      document.set(["legs"], .array([agent]))
      document.set(["actions"], .array(Array((document["actions"]?.elements ?? []).prefix(1))))
      return document
    case "truth.impairment": return try #require(files.impairments.first)
    case "truth.agent-state": return try #require(files.states.first)
    case "truth.anomaly": return try #require(try SampleTruth.documents()[type]?.first)
    default: return try #require(files.media.first)
    }
  }

  @Test(
    "A document with anything missing, added or of another type is refused",
    arguments: TruthDialect.documentTypes.map(\.stream.documentType))
  func mutantsAreRefused(type: String) throws {
    let shape = try Self.shape(type)
    let sample = try Self.sample(type)
    #expect(shape.accepts(sample))
    var count = 0
    for mutant in sample.mutants where !Self.isAllowed(mutant.change) {
      #expect(!shape.accepts(mutant.value), "\(mutant.change)")
      count += 1
    }
    #expect(count >= 20)
  }

  /// What a document may do without, and what may be null.
  private static func isAllowed(_ change: String) -> Bool {
    if change.hasPrefix("effects / ") && change.hasSuffix(" is gone") { return true }
    // Which edits, a move or a lost line a label has depends on its kind, and what they hold on the document.
    if change.hasPrefix("changes / ") { return true }
    let nullable = [
      "queue", "reason", "ids / twilio_conference_sid", "ids / realtimekit_session_id",
      "ids / genesys_conversation_id",
    ]
    return nullable.contains { change == "\($0) is null" }
  }

  @Test(
    "A value outside its range or enumeration is refused",
    arguments: [
      ("truth.conversation", ["kind"], "\"call\""), ("truth.conversation", ["outcome"], "\"served\""),
      ("truth.conversation", ["cell"], "-1"), ("truth.conversation", ["started_at"], "\"2026-03-02T14:00:00Z\""),
      ("truth.conversation", ["ended_at"], "\"2026-03-02 14:00:00.000Z\""), ("truth.conversation", ["legs"], "[]"),
      ("truth.conversation", ["conversation_id"], "\"17\""),
      ("truth.conversation", ["ids", "twilio_conference_sid"], "\"CA0123456789abcdef0123456789abcdef\""),
      ("truth.impairment", ["effects", "loss_ratio_add"], "1.5"),
      ("truth.impairment", ["effects", "loss_burst"], "-1"),
      ("truth.impairment", ["label"], "\"\""), ("truth.agent-state", ["state"], "\"busy\""),
      ("truth.agent-state", ["person"], "\"\""), ("truth.media", ["direction"], "\"inbound\""),
      ("truth.media", ["sent"], "[]"), ("truth.media", ["lost"], "[0.5]"), ("truth.media", ["speech"], "[1.5]"),
      ("truth.media", ["jitter_ms"], "[-1]"),
    ])
  func wrongValuesAreRefused(type: String, path: [String], text: String) throws {
    var document = try Self.sample(type)
    document.set(path, try JSONReader.parse(Array(text.utf8)))
    #expect(!(try Self.shape(type)).accepts(document))
  }
}
