import CCPDialect
import Dialects
import Documents
import Foundation
import GenesysDialect
import GroundTruth
import Pipeline
import Quantities
import RealtimeKitDialect
import Scenarios
import Simulation
import Sinks
import Synchronization
import TruthDialect
import TwilioDialects

/// Whole runs inside this process, for what the network model leaves over.
struct RunBench {
  let scenario: Scenario

  /// Everything but the packets: bytes over the processor time of a run to nowhere less that spent on records.
  func withoutNetwork(repetitions: Int) async throws {
    var rates: [Double] = []
    for _ in 0..<repetitions {
      let cells = (0..<scenario.cells).map { TimedCell(CellSimulation(scenario, cell: $0)) }
      let kinds: [any Dialect.Type] = [
        TwilioDialect.self, RealtimeKitDialect.self, CCPDialect.self, GenesysDialect.self, TruthDialect.self,
      ]
      let optional = [TruthDialect.mediaPath, GenesysDialect.notificationPath]
      let streams = kinds.flatMap { $0.documentTypes.map(\.stream) }.filter { !optional.contains($0.path) }
      let tellings = kinds.map { kind in
        Run.Telling(
          dialects: cells.map { kind.init($0.directory) },
          streams: kind.documentTypes.map { streams.firstIndex(of: $0.stream) })
      }
      let run = Run(
        cells: cells, tellings: tellings, streams: streams,
        resources: Run.Resources(jobs: 1, scratchDirectory: NSTemporaryDirectory()))
      let sink = try DiscardingSink(streams: streams, isCompressed: false)
      let before = ProcessorTime.ofProcess
      _ = try await run.execute(into: sink, isCancelled: { false }) { _ in }
      let bytes = try sink.finish().reduce(0) { $0 + $1.bytes }
      let spent = ProcessorTime.ofProcess - before
      let network = cells.reduce(0) { $0 + $1.seconds }
      rates.append(Double(bytes) / 1e6 / (spent - network))
    }
    print(
      "  all but the packets: \(Measurement.text(rates.sorted()[rates.count / 2])) MB/s of processor time, "
        + "merging, hashing and writing to /dev/null included")
  }
}

/// A cell that knows how long its records took.
final class TimedCell: CellSource {
  private let cell: CellSimulation
  private let nanoseconds = Atomic<Int>(0)

  init(_ cell: CellSimulation) { self.cell = cell }

  var directory: CellDirectory { cell.directory }
  /// Processor time spent on records.
  var seconds: Double { Double(nanoseconds.load(ordering: .relaxed)) / 1e9 }

  func advance(to time: SimulationTime) -> CellWindow { cell.advance(to: time) }

  func record(of conversation: Conversation) -> ConversationRecord {
    let before = ProcessorTime.ofThread
    let record = cell.record(of: conversation)
    nanoseconds.add(Int((ProcessorTime.ofThread - before) * 1e9), ordering: .relaxed)
    return record
  }
}
