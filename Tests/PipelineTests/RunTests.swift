import Dialects
import Documents
import Foundation
import GroundTruth
import JSONText
import Pipeline
import Quantities
import Simulation
import Sinks
import Synchronization
import Testing

/// A cell whose conversations are written down: number n starts at second n and lasts `length(n)`.
private final class ScriptedCell: CellSource {
  let directory: CellDirectory
  private let all: [Conversation]
  private let delivered = Mutex(0)

  init(cell: Int, count: Int, length: (Int) -> Int64) {
    let start = SimulationTime(milliseconds: 1_772_460_000_000)
    directory = CellDirectory(
      seed: 7, scenario: "scripted", cell: cell, cellCount: 2, clock: TimeSpan(start, start + .seconds(Int64(count))),
      localClock: .utc, queues: [], networks: [])
    all = (0..<count).map { number in
      let begin = start + .seconds(Int64(number))
      return Conversation(
        entity: UInt64(cell * 100_000 + number), cell: cell, number: number, kind: .inbound, outcome: .completed,
        span: TimeSpan(begin, begin + .seconds(length(number))), people: [], legs: [], actions: [])
    }.sorted { ($0.span.end, $0.number) < ($1.span.end, $1.number) }
  }

  func advance(to time: SimulationTime) -> CellWindow {
    let (first, last) = delivered.withLock { delivered in
      let first = delivered
      delivered = all.firstIndex { $0.span.end > time } ?? all.count
      return (first, delivered)
    }
    let open = all[last...].map(\.span.start).min()
    var window = CellWindow(
      watermark: min(open ?? time, time), impairmentWatermark: time, isFinished: last == all.count)
    window.conversations = Array(all[first..<last])
    return window
  }

  func record(of conversation: Conversation) -> ConversationRecord {
    ConversationRecord(conversation: conversation, series: [], impairments: [])
  }
}

/// Writes one line at the start of a conversation under a shared id, and a numbered one at its end.
private struct TwoFiles: Dialect {
  static let name = "two"
  static let documentTypes = [
    DocumentType(
      stream: .init(path: "start.ndjson", documentType: "start", order: .init(time: "at", identifier: "id")),
      shape: .anything, summary: "A start."),
    DocumentType(
      stream: .init(
        path: "end.ndjson", documentType: "end", order: .init(time: "at", identifier: "id"),
        numberingPrefix: "{\"seq\":"), shape: .anything, summary: "An end."),
  ]
  let cell: Int
  init(_ directory: CellDirectory) { cell = directory.cell }

  func project(_ record: ConversationRecord, into writer: inout DocumentWriter) {
    let conversation = record.conversation
    writer.document(0, time: conversation.span.start.milliseconds) { json in
      json.beginObject()
      json.key("id")
      json.markIdentifier()
      json.string("c\(cell)")
      json.key("at")
      json.integer(conversation.span.start.milliseconds)
      json.key("cell")
      json.integer(cell)
      json.endObject()
    }
    let numbering = UInt64(conversation.number % 3 * 10 + cell)
    writer.document(1, time: conversation.span.end.milliseconds, numbering: numbering) { json in
      json.continueObject()
      json.key("id")
      json.markIdentifier()
      json.string("agent-\(conversation.number % 3)-\(cell)")
      json.key("at")
      json.integer(conversation.span.end.milliseconds)
      json.key("n")
      json.integer(conversation.number % 3)
      json.key("cell")
      json.integer(cell)
      json.endObject()
    }
  }
}

/// Remembers every line, and what there was at each checkpoint.
private final class MemorySink: Sink {
  struct State {
    var text = ["", ""]
    var failsAfter = Int.max
    var checkpoints: [(position: RunPosition, text: [String])] = []
  }
  private let state: Mutex<State>

  init(text: [String] = ["", ""], failsAfter: Int = .max) {
    state = Mutex(State(text: text, failsAfter: failsAfter))
  }

  var text: [String] { state.withLock { $0.text } }
  var checkpoints: [(position: RunPosition, text: [String])] { state.withLock { $0.checkpoints } }

  func append(_ lines: RawSpan, documents: Int, to stream: Int) throws(SinkError) {
    let added = unsafe lines.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
    try state.withLock { (state) throws(SinkError) in
      guard state.failsAfter > 0 else { throw .system(operation: "write", path: "memory", code: 28, reason: "full") }
      state.failsAfter -= 1
      state.text[stream] += added
    }
  }
  func checkpoint(_ position: RunPosition) { state.withLock { $0.checkpoints.append((position, $0.text)) } }
  func finish() throws(SinkError) -> [StreamSummary] { [] }
  func abandon() {}
}

@Suite struct RunTests {
  @discardableResult
  private func run(
    jobs: Int, memory: Int = Run.Resources.defaultMemory, into sink: MemorySink, from position: RunPosition? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) async throws -> Int {
    let cells = [
      ScriptedCell(cell: 0, count: 2_000) { $0 % 17 == 0 ? 900 : Int64($0 % 7) },
      ScriptedCell(cell: 1, count: 1_500) { Int64($0 % 11) },
    ]
    let telling = Run.Telling(dialects: cells.map { TwoFiles($0.directory) }, streams: [0, 1])
    var resources = Run.Resources(
      jobs: jobs, memory: memory, scratchDirectory: FileManager.default.temporaryDirectory.path)
    resources.checkpointInterval = .zero
    let run = Run(
      cells: cells, tellings: [telling], streams: TwoFiles.documentTypes.map(\.stream), resources: resources)
    return try await run.execute(into: sink, from: position, isCancelled: isCancelled) { _ in }
  }

  @Test func `lines leave in order and numbers run per id`() async throws {
    let sink = MemorySink()
    #expect(try await run(jobs: 1, into: sink) == 3_500)
    for text in sink.text {
      let lines = text.split(separator: "\n")
      #expect(lines.count == 3_500)
      let times = lines.compactMap { line in line.split(separator: "\"at\":").last.flatMap { Int($0.prefix(13)) } }
      #expect(times == times.sorted() && times.count == lines.count)
    }
    var last: [Substring: Int] = [:]
    for line in sink.text[1].split(separator: "\n") {
      let parts = line.split(separator: ",", maxSplits: 2)
      let number = try #require(Int(parts[0].dropFirst("{\"seq\":".count)))
      #expect(last[parts[1], default: 0] + 1 == number)
      last[parts[1]] = number
    }
    #expect(last.count == 6)
  }

  @Test(arguments: [2, 3, 5])
  func `the number of jobs changes no byte`(jobs: Int) async throws {
    let one = MemorySink(), many = MemorySink()
    try await run(jobs: 1, into: one)
    try await run(jobs: jobs, into: many)
    #expect(one.text == many.text)
  }

  @Test(arguments: [1, 20_000, 200_000])
  func `documents that wait on disk leave where they would have left`(memory: Int) async throws {
    let roomy = MemorySink(), tight = MemorySink()
    try await run(jobs: 2, into: roomy)
    try await run(jobs: 2, memory: memory, into: tight)
    #expect(roomy.text == tight.text)
  }

  @Test func `a run that is taken up at any checkpoint comes to the same`() async throws {
    let whole = MemorySink()
    try await run(jobs: 2, into: whole)
    let checkpoints = whole.checkpoints
    // How many rounds there are depends on the machine.
    #expect(checkpoints.count > 2)
    for (position, text) in checkpoints.enumerated().filter({ $0.offset % 3 == 1 }).map(\.element) {
      let rest = MemorySink(text: text)
      #expect(try await run(jobs: 2, memory: 50_000, into: rest, from: position) == 3_500)
      #expect(rest.text == whole.text, "from window \(position.windows)")
      #expect(rest.checkpoints.allSatisfy { $0.position.windows > position.windows })
    }
  }

  @Test func `a sink that fails ends the run with its error`() async {
    let sink = MemorySink(failsAfter: 3)
    let error = await #expect(throws: SinkError.self) { try await self.run(jobs: 2, into: sink) }
    #expect(error?.description == "cannot write memory: full")
  }

  @Test func `a request to stop ends the run`() async {
    await #expect(throws: CancellationError.self) {
      try await self.run(jobs: 2, into: MemorySink(), isCancelled: { true })
    }
  }
}
