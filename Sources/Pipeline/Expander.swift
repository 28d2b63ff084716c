import Dialects
import Documents
import GroundTruth
import Quantities
import Simulation
import Sinks
import Synchronization

/// Turns what became final on the floor into documents: records first, then every dialect's telling of them.
///
/// An expander keeps the memory that dialects work in, so it is used again and again, by one task at a time.
final class Expander: @unchecked Sendable {
  // Sendable: the pool hands it to one task, which gives it back when it is done.
  private var writer = DocumentWriter()

  /// A document may print a time this much before its conversation began: whole seconds, server clocks.
  static let leadIn = SimulationDuration.seconds(5)
  /// A document may print a time this much after everything in its conversation is over: reports, server clocks.
  static let leadOut = SimulationDuration.seconds(600)

  /// Writes the documents of `unit`, those that come before `cut` excepted, into a batch of `pool`; nil when there are none.
  func expand(_ unit: WorkUnit, of run: Run, cut: StreamCut, pool: BatchPool) -> DocumentBatch? {
    writer.removeAll()
    for (cell, conversation) in unit.conversations {
      let record = run.cells[cell].record(of: conversation)
      let first = writer.entries.count
      for telling in run.tellings {
        writer.beginDialect(telling.streams)
        writer.beginRecord(conversation.number)
        telling.dialects[cell].project(record, into: &writer)
      }
      if let anomalies = run.anomalies {
        let injection = AnomalyInjection(
          settings: anomalies, streams: run.streams, seed: run.cells[cell].directory.seed, conversation: conversation)
        for anomaly in injection.apply(to: &writer, from: first) {
          for telling in run.tellings {
            writer.beginDialect(telling.streams)
            telling.dialects[cell].project(anomaly, into: &writer)
          }
        }
      }
      // Merging and resuming rely on it: better no file than one that lacks a line.
      let span = TimeSpan(conversation.earliest - Self.leadIn, conversation.latest + Self.leadOut)
      for entry in writer.entries[first...] {
        precondition(
          span.start.milliseconds <= entry.time && entry.time <= span.end.milliseconds,
          "a document prints a time far from its conversation")
      }
    }
    for telling in run.tellings {
      writer.beginDialect(telling.streams)
      writer.beginRecord(0)
      for (cell, change) in unit.stateChanges { telling.dialects[cell].project(change, into: &writer) }
      for (cell, impairment) in unit.impairments { telling.dialects[cell].project(impairment, into: &writer) }
    }
    let batch = pool.take()
    guard batch.fill(from: &writer, streams: run.streams.count, isWanted: { !cut.excludes($0) }) else {
      pool.keep(batch)
      return nil
    }
    pool.didFill(batch)
    return batch
  }
}

/// Expanders that are free.
final class ExpanderPool: Sendable {
  private let free = Mutex<[Expander]>([])

  /// Lends `body` an expander that nobody else has meanwhile.
  func withExpander<Result>(_ body: (Expander) -> Result) -> Result {
    let expander = free.withLock { $0.popLast() } ?? Expander()
    defer { free.withLock { $0.append(expander) } }
    return body(expander)
  }
}

/// What left before a run was interrupted, per stream: documents with an earlier time.
struct StreamCut: Sendable {
  /// Milliseconds since the epoch, by stream.
  private let limits: [Int64]

  /// Nothing has left yet.
  static func nothing(_ streams: [DocumentStream]) -> StreamCut {
    StreamCut(limits: Array(repeating: .min, count: streams.count))
  }

  private init(limits: [Int64]) { self.limits = limits }

  /// What had left at `position`.
  init(_ position: RunPosition, _ streams: [DocumentStream]) {
    limits = streams.map { $0.isOfImpairments ? position.impairmentLimit : position.limit }
  }

  func excludes(_ entry: DocumentEntry) -> Bool { entry.time < limits[entry.stream] }
}

extension Conversation {
  /// When anything of it happened first: somebody may have looked at its contact before dialling.
  var earliest: SimulationTime { min(span.start, campaign?.previewedAt ?? span.start) }

  /// When everything in it is over, wrap-up included.
  var latest: SimulationTime {
    legs.reduce(actions.reduce(span.end) { max($0, $1.at) }) { max($0, $1.wrapUp?.span.end ?? $1.leftAt) }
  }
}
