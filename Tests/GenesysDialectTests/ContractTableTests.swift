import Dialects
import GenesysDialect
import JSONText
import Testing

@Suite("Contract table of conversation documents")
struct ContractTableTests {
  /// A change that the published format forbids.
  struct Mutant: CustomStringConvertible, Sendable {
    let description: String
    let path: [Step]
    let value: JSONValue?

    init(_ description: String, _ path: [Step], _ value: JSONValue?) {
      self.description = description
      self.path = path
      self.value = value
    }
  }

  /// Changes to the sample "inbound": 0 customer, 1 IVR, 2 queue, 3 agent.
  static let mutants: [Mutant] = [
    Mutant("no PCID", ["PCID"], nil),
    Mutant("no conversationId", ["conversationId"], nil),
    Mutant("no userId", ["userId"], nil),
    Mutant("nobody takes part", ["participants"], .array([])),
    Mutant("an upper-case id", ["id"], "3CD87D21-E4B3-4FC5-8558-9E893FCB8D33"),
    Mutant("a state, which is for sending only", ["state"], "disconnected"),
    Mutant("a merge list, which is for sending only", ["conversationIds"], .array([])),
    Mutant("an absent value as null", ["name"], .null),
    Mutant("a time without zone", ["startTime"], "2026-03-02T14:00:00.000"),
    Mutant("a time as a number", ["startTime"], 1_772_460_000_000),
    Mutant("a day that the calendar has not", ["endTime"], "2026-02-30T14:00:00Z"),
    Mutant("a conversation's recording state in lower case", ["recordingState"], "none"),
    Mutant("a call's recording state in upper case", call(0, "recordingState"), "NONE"),
    Mutant("a truth value as text", ["securePause"], "false"),
    Mutant("a path with a host", ["selfUri"], "https://api.example.com/api/v2/conversations/1"),
    Mutant("a made-up purpose", participant(0, "purpose"), "caller"),
    Mutant("a role in another spelling", participant(3, "mediaRoles", 0), "Full"),
    Mutant("a timeout as text", participant(3, "alertingTimeoutMs"), "20000"),
    Mutant("a media list left out", participant(0, "videos"), nil),
    Mutant("an attribute that is no text", participant(0, "attributes", "tier"), 1),
    Mutant("a made-up call state", call(0, "state"), "ended"),
    Mutant("a disconnect type with an underscore", call(0, "disconnectType"), "transport_failure"),
    Mutant("a segment type in lower case", call(0, "segments", 0, "type"), "system"),
    Mutant("no segments at all", call(0, "segments"), .array([])),
    Mutant("a property the platform does not know", call(0, "codec"), "opus"),
    Mutant("another provider", call(0, "provider"), "PureCloud Voice"),
    Mutant("a wrap-up code that is neither id nor system code", participant(3, "wrapup", "code"), "Resolved"),
    Mutant("negative work", participant(3, "wrapup", "durationSeconds"), -1),
    Mutant("work in an unknown state", call(3, "afterCallWork", "state"), "done"),
    Mutant("an entity of no kind", ["divisions", 0, "entities", 0, "selfUri"], "/api/v2/flows/1"),
  ]

  @Test("What the published format forbids is rejected", arguments: mutants)
  func rejects(_ mutant: Mutant) throws {
    var document = try #require(SampleDocuments.good["inbound"])
    let shape = try #require(GenesysDialect.documentTypes.first).shape
    #expect(shape.accepts(document))
    document.set(mutant.path, mutant.value)
    #expect(!shape.accepts(document))
  }
}
