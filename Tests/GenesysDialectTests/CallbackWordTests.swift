import Dialects
import GenesysDialect
import GroundTruth
import JSONText
import Quantities
import Testing
import _SampleRecords

/// How queues and campaigns have callbacks placed, and what becomes of messages.
@Suite("Callbacks, by how their queue and their campaign are set up")
struct CallbackWordTests {
  private static func callbacks(
    _ conversation: Conversation, _ directory: CellDirectory = SampleRecords.directory
  ) throws -> [JSONValue] {
    let record = ConversationRecord(
      conversation: conversation, series: conversation.legs.map { _ in nil }, impairments: [])
    let line = try #require(SampleRun.lines([record], directory).first)
    let document = try JSONReader.parse(Array(line.utf8))
    let type = try #require(GenesysDialect.documentTypes.first)
    #expect(type.shape.violations(in: document).map(\.description) == [])
    return (document["participants"]?.elements ?? []).flatMap { $0["callbacks"]?.elements ?? [] }
  }

  @Test func `dials_after and may_skip stand on every callback that was asked for`() throws {
    let conversation = try #require(SampleRecords.record("callback")).conversation
    let usual = try Self.callbacks(conversation)
    #expect(usual.allSatisfy { $0["timeoutSeconds"]?.integer == 0 && $0["skipEnabled"]?.boolean == true })
    #expect(usual.allSatisfy { $0["automatedCallbackConfigId"] == nil })
    var directory = SampleRecords.directory
    for queue in directory.queues.indices {
      directory.queues[queue].callbacksDialAfter = .seconds(20)
      directory.queues[queue].callbacksMayBeSkipped = false
    }
    let dialled = try Self.callbacks(conversation, directory)
    #expect(!dialled.isEmpty)
    #expect(dialled.allSatisfy { $0["timeoutSeconds"]?.integer == 20 && $0["skipEnabled"]?.boolean == false })
    #expect(Set(dialled.compactMap { $0["automatedCallbackConfigId"]?.string }).count == 1)
  }

  @Test func `An external campaign and devices that answer by themselves mark previews`() throws {
    var conversation = try #require(SampleRecords.record("campaign-preview")).conversation
    conversation.campaign?.isExternal = true
    var directory = SampleRecords.directory
    for queue in directory.queues.indices { directory.queues[queue].answersByItself = true }
    let previews = try Self.callbacks(conversation, directory)
    #expect(!previews.isEmpty)
    #expect(previews.allSatisfy { $0["externalCampaign"]?.boolean == true })
    #expect(previews.allSatisfy { $0["dialerPreview"]?["callbackAutoAnswer"]?.boolean == true })
    // No platform dials a contact that an agent looks at.
    #expect(previews.allSatisfy { $0["timeoutSeconds"]?.integer == 0 })
  }

  @Test(arguments: [
    (VoicemailMessage.Storage.stored, "complete"), (.failed, "failed"), (.timedOut, "timeout"), (.empty, "none"),
  ])
  func `What became of a message has its word`(storage: VoicemailMessage.Storage, word: String) throws {
    var conversation = try #require(SampleRecords.record("voicemail")).conversation
    conversation.voicemail?.storage = storage
    let callbacks = try Self.callbacks(conversation)
    #expect(callbacks.count == 2)
    #expect(callbacks.allSatisfy { $0["voicemail"]?["uploadStatus"]?.string == word })
  }

  @Test func `A request that nobody came to in time is over by timeout`() throws {
    let start = SimulationTime(milliseconds: 1_772_460_000_000)
    func at(_ seconds: Int64) -> SimulationTime { start + .seconds(seconds) }
    let sample = try #require(SampleRecords.record("callback")).conversation
    let queue = try #require(sample.legs.first { $0.role == .queue })
    let request = try #require(sample.callback)
    let conversation = Conversation(
      entity: 4_712, cell: 0, number: 2, kind: .callback, queue: queue.queue, outcome: .unanswered,
      span: TimeSpan(start, at(600)), serviceNumber: sample.serviceNumber, people: sample.people,
      legs: [
        Leg(
          index: 0, role: .queue, person: queue.person, transport: .platform, queue: queue.queue, origin: .arrival,
          isInbound: true, offeredAt: start, answeredAt: start, leftAt: at(600), end: .peerLeft)
      ], actions: [], callback: request)
    let callbacks = try Self.callbacks(conversation)
    #expect(Set(callbacks.compactMap { $0["disconnectType"]?.string }) == ["timeout", "peer"])
  }
}
