import Dialects
import JSONText
import Testing
import Verification

/// What a rule gets to see, and how its findings are told.
@Suite struct RuleScheduleTests {
  /// Wants the later file first and tells what it saw in what order.
  struct Backwards: Rule {
    static let id = "test.backwards"
    static let summary = "documents come in the order asked for"
    static let documents = ["ccp.event", "genesys.conversation", "truth.media"]
    var seen: [String] = []

    mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
      seen.append("\(context.documentType):\(report.line)")
    }

    mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
      let events = (1...4).map { "ccp.event:\($0)" }
      report.expect(seen == events + (1...3).map { "genesys.conversation:\($0)" }) { "saw \(seen)" }
    }
  }

  /// Fails on every conversation.
  struct Strict: Rule {
    static let id = "test.strict"
    static let summary = "there is no n"
    static let documents = ["genesys.conversation"]

    mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
      report.expect(document["n"] == nil) { "n is \(document["n"]?.integer ?? -1)" }
    }
  }

  /// Waits for a flow that is not there yet.
  struct Later: Rule {
    static let id = "test.later"
    static let summary = "callbacks are called back"
    static let documents = ["genesys.conversation"]
    static let laterIssue: Int? = 5

    mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {}
  }

  @Test func `A rule sees its files in its own order and only those of the run`() async throws {
    let run = try HandmadeRun()
    defer { run.remove() }
    let result = try await run.verify([Backwards.self])
    #expect(result.complaints == [])
    #expect(result.outcomes.last?.checked == 1)
  }

  /// Finds nothing that it looks up.
  struct Comparing: Rule {
    static let id = "test.comparing"
    static let summary = "every conversation is in the truth"
    static let documents = ["genesys.conversation"]

    mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
      report.expect(context.truth.byGenesysConversation[document["id"]?.string ?? ""] != nil) { "is not" }
    }
  }

  /// Misses a file that the run does not have.
  struct Missing: Rule {
    static let id = "test.missing"
    static let summary = "there are calls"
    static let documents = ["twilio.call-event"]

    mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {}
    mutating func finish(_ context: RuleContext, _ report: inout RuleReport) { report.expect(false) { "none" } }
  }

  @Test func `A run without the truth or without a platform is not held to them`() async throws {
    let run = try HandmadeRun()
    defer { run.remove() }
    let result = try await run.verify([Comparing.self, Missing.self])
    #expect(result.complaints == [])
    #expect(result.unexercised.map(\.id) == ["test.comparing", "test.missing"])
  }

  @Test func `Findings stand with file and line, in text and as JSON`() async throws {
    let run = try HandmadeRun()
    defer { run.remove() }
    var result = try await run.verify([Strict.self, Later.self])
    result.directory = "out"
    #expect(
      result.text == """
        rule                           checked  violations
        run.manifest                        11           0
        run.files                            4           0
        run.totals                           6           0
        run.lines                            7           0
        run.order                            7           0
        genesys.conversation.shape           3           0
        ccp.event.shape                      4           0
        test.strict                          3           2

        test.strict: there is no n
          genesys/conversation.ndjson:1: n is 1
          genesys/conversation.ndjson:3: n is 3

        never exercised:
          test.later: callbacks are called back (comes with issue 5)

        2 files, 7 documents, 9 rules, 45 checks, 2 violations

        """)
    let json = try JSONReader.parse(Array(result.json.utf8))
    #expect(json["violations"]?.integer == 2)
    #expect(json["directory"]?.string == "out")
    #expect(json["files"]?.elements.map { $0["documents"]?.integer } == [3, 4])
    let strict = try #require(json["rules"]?.elements.first { $0["id"]?.string == "test.strict" })
    #expect(strict["checked"]?.integer == 3)
    #expect(strict["examples"]?.elements.first?["file"]?.string == "genesys/conversation.ndjson")
    #expect(strict["examples"]?.elements.first?["line"]?.integer == 1)
    #expect(json["rules"]?.elements.last?["laterIssue"]?.integer == 5)
  }

  @Test func `A document that does not fit its table is kept from the rules`() async throws {
    let run = try HandmadeRun()
    defer { run.remove() }
    try run.write(
      "genesys/conversation.ndjson", #"{"id":"a","startTime":"2026-03-02T14:00:00.000Z","n":-1}"# + "\n")
    try run.writeManifest()
    let result = try await run.verify([Strict.self])
    #expect(result.outcomes.last?.checked == 0)
    #expect(result.complaints.count == 1)
  }
}
