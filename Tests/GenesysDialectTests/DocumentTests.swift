import Dialects
import Foundation
import GenesysDialect
import GroundTruth
import Testing
import _RuleFixtures
import _SampleRecords

@Suite("Conversation documents")
struct DocumentTests {
  /// The samples whose text is kept under `Tests/Goldens/Genesys`: one per flow of the reference's section 5.
  static let kept = [
    "inbound", "abandoned-in-ivr", "abandoned-while-ringing", "missed-then-answered", "blind-transfer-to-queue",
    "blind-transfer-to-number", "consult-completed", "three-way", "coaching", "outbound-answered", "outbound-busy",
    "callback", "network-lost", "voicemail", "blind-transfer-to-voicemail", "campaign-preview",
  ]

  /// To renew the files, run this test with `RECORD_GOLDENS=1` and read the difference.
  @Test("A sample's document is the one on file", arguments: kept)
  func golden(_ name: String) throws {
    let line = try #require(SampleRun.all.first { $0.name == name }?.line)
    // An object per line, so that a difference shows where it is.
    let text = line.replacingOccurrences(of: "{", with: "\n{")
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Goldens/Genesys/\(name).json").standardized
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    for (found, wanted) in zip(text.split(separator: "\n"), expected) { #expect(found == wanted) }
    #expect(text.split(separator: "\n").count == expected.count)
  }

  @Test("Every conversation but a meeting gives one document")
  func coverage() {
    let known = SampleRecords.all.filter { $0.record.conversation.kind != .meeting }.map(\.name)
    #expect(SampleRun.all.map(\.name) == known)
    #expect(known.count < SampleRecords.all.count)
  }

  @Test("A record gives the same bytes whatever was written before it, and other bytes with another seed")
  func determinism() {
    let records = SampleRecords.all.map(\.record)
    let together = SampleRun.lines(records)
    #expect(Array(records.reversed().flatMap { SampleRun.lines([$0]) }.reversed()) == together)
    var directory = SampleRecords.directory
    directory.seed += 1
    #expect(Set(SampleRun.lines(records, directory)).isDisjoint(with: together))
  }

  @Test("The workspace keeps nothing of the record before, whatever the order")
  func workspace() {
    let records = SampleRecords.all.map(\.record)
    let alone = records.flatMap { SampleRun.lines([$0]) }
    #expect(SampleRun.lines(records + records) == alone + alone)
    #expect(SampleRun.lines(records.reversed() + records) == alone.reversed() + alone)
  }

  @Test("The public identifiers are those in the text")
  func identifiers() throws {
    let identifiers = GenesysIdentifiers(seed: SampleRecords.directory.seed)
    for (name, line) in SampleRun.all {
      let conversation = try #require(SampleRecords.record(name)).conversation
      let id = try #require(identifiers.conversationID(conversation))
      #expect(line.contains("\"conversationId\":\"\(id)\""))
      for leg in conversation.legs {
        let participant = try #require(identifiers.participantID(leg: leg.index, of: conversation))
        let call = try #require(identifiers.callID(leg: leg.index, of: conversation))
        #expect(line.contains("{\"id\":\"\(participant)\""), "\(name), leg \(leg.index)")
        // Of all communications only a call goes on with its direction; a callback has its segments before its direction.
        let next = conversation.medium.isWritten ? [""] : ["\"direction\"", "\"segments\""]
        let isThere = next.contains { line.contains("\"id\":\"\(call)\",\($0)") }
        #expect(isThere, "\(name), leg \(leg.index)")
      }
    }
  }

  @Test("An identity with an at sign, as several cells give them, is escaped in its SIP address")
  func escaping() throws {
    var conversation = try #require(SampleRecords.record("desktop-customer")).conversation
    let customer = try #require(conversation.legs.first { $0.role == .customer })
    conversation.people[customer.person].address = .client("caller-000044@3")
    let record = ConversationRecord(
      conversation: conversation, series: conversation.legs.map { _ in nil }, impairments: [])
    let line = try #require(SampleRun.lines([record]).first)
    #expect(line.contains("\"ani\":\"sip:caller-000044%403@acme.orgspan.com\""))
  }

  @Test("A meeting has no identifiers here")
  func meeting() throws {
    let conversation = try #require(SampleRecords.all.first { $0.record.conversation.kind == .meeting }).record
      .conversation
    let identifiers = GenesysIdentifiers(seed: SampleRecords.directory.seed)
    #expect(identifiers.conversationID(conversation) == nil)
    #expect(identifiers.participantID(leg: 0, of: conversation) == nil)
    #expect(identifiers.callID(leg: 0, of: conversation) == nil)
    #expect(identifiers.bits(of: conversation) == nil)
    #expect(identifiers.bits(ofParticipant: 0, of: conversation) == nil)
    #expect(identifiers.bits(ofCall: 0, of: conversation) == nil)
  }
}
