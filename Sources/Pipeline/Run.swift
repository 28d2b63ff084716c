public import Dialects
public import Documents
import GroundTruth
public import Quantities
public import Simulation
public import Sinks

/// One run: the cells advance window by window, their records expand in parallel, and every stream leaves in order.
///
/// The number of jobs decides only how much happens at once, and the memory when documents that wait go to disk; a
/// window and a unit of work are constants. So no byte depends on either.
public struct Run: Sendable {
  /// A dialect with the streams it fills: for each of its document types the position among the sink's streams, or
  /// nil when nobody asked for that file.
  public struct Telling: Sendable {
    let dialects: [any Dialect]
    let streams: [Int?]

    /// The dialect of every cell.
    ///
    /// - Parameters:
    ///   - dialects: one per cell, in the order of the cells.
    ///   - streams: one per document type of the dialect.
    public init(dialects: [any Dialect], streams: [Int?]) {
      self.dialects = dialects
      self.streams = streams
    }
  }

  /// What a run may use.
  public struct Resources: Sendable {
    /// Tasks that simulate at once; at least 1.
    public var jobs: Int
    /// Bytes of documents that may wait in memory for their turn; beyond it they wait on disk.
    public var memory: Int
    /// Where they wait then.
    public var scratchDirectory: String

    /// Real time between two checkpoints, which is what an interruption costs at most.
    public var checkpointInterval = Duration.milliseconds(250)

    /// The default of `memory`, 96 MB.
    public static let defaultMemory = 96_000_000

    /// Resources of this size.
    public init(jobs: Int, memory: Int = defaultMemory, scratchDirectory: String) {
      self.jobs = max(1, jobs)
      self.memory = memory
      self.scratchDirectory = scratchDirectory
    }
  }

  /// How far a run has come.
  public struct Progress: Sendable {
    /// The simulated instant reached.
    public var reached: SimulationTime
    /// Documents delivered, without those of an earlier attempt.
    public var documents = 0
    /// Bytes delivered, without those of an earlier attempt.
    public var bytes = 0
    /// Conversations that ended.
    public var conversations = 0
  }

  /// Simulated time that is advanced at once.
  public static let window = SimulationDuration.seconds(60)

  let cells: [any CellSource]
  let tellings: [Telling]
  let streams: [DocumentStream]
  let resources: Resources
  let anomalies: AnomalySettings?

  /// A run over `cells` that writes `tellings` into `streams`.
  ///
  /// - Parameter anomalies: how imperfect the documents are; nil for not at all.
  public init(
    cells: [any CellSource], tellings: [Telling], streams: [DocumentStream], resources: Resources,
    anomalies: AnomalySettings? = nil
  ) {
    self.cells = cells
    self.tellings = tellings
    self.streams = streams
    self.resources = resources
    self.anomalies = anomalies
  }

  /// Runs to the end.
  ///
  /// - Parameters:
  ///   - position: where an earlier attempt left off, when the sink has taken that up; the floors are simulated up to
  ///     there again, the packets are not.
  ///   - isCancelled: asked between units of work; once true, the run stops with `CancellationError`.
  ///   - progress: called now and then.
  /// - Returns: how many conversations there were.
  /// - Throws: what the sink threw, or `CancellationError`.
  public func execute(
    into sink: any Sink, from position: RunPosition? = nil, isCancelled: @escaping @Sendable () -> Bool,
    progress: (Progress) -> Void
  ) async throws -> Int {
    guard let start = cells.map({ $0.directory.clock.start }).min() else { return 0 }
    var execution = RunExecution(self, into: sink, start: start, from: position, isCancelled: isCancelled)
    return try await execution.run(progress)
  }

  /// Advances every cell to `time`, at most `jobs` at once.
  func advance(to time: SimulationTime) async -> [CellWindow] {
    guard resources.jobs > 1, cells.count > 1 else { return cells.map { $0.advance(to: time) } }
    // A share of the cells per task: most windows of most cells are done in microseconds.
    let share = (cells.count + resources.jobs * 4 - 1) / (resources.jobs * 4)
    return await withTaskGroup(of: (Int, [CellWindow]).self) { group in
      var windows: [CellWindow?] = Array(repeating: nil, count: cells.count)
      for first in stride(from: 0, to: cells.count, by: share) {
        group.addTask { (first, cells[first..<min(first + share, cells.count)].map { $0.advance(to: time) }) }
      }
      for await (first, part) in group {
        for (offset, window) in part.enumerated() { windows[first + offset] = window }
      }
      return windows.compactMap { $0 }
    }
  }
}
