public import Dialects
import Documents
import JSONText
import LineReading

/// Reads the files of finished runs and counts what their documents show.
///
///     let reader = CoverageReader(
///       directories: ["run"], documentTypes: types, exceptions: coverageExceptions, jobs: 2)
///     let report = try await reader.run { show($0) }
///     print(report.text(missingOnly: false))
///
/// Memory is bounded by a few chunks of lines and by what is remembered of each subject of a life cycle that goes on
/// from document to document: some hundred bytes for each call.
public struct CoverageReader: Sendable {
  /// How far the reading has come.
  public struct Progress: Sendable {
    /// The file being read.
    public var path: String
    /// Lines read so far, over all files.
    public var documents: Int
  }

  /// Why a run cannot be read, in words that name it and say what to do.
  public struct Unreadable: Error, CustomStringConvertible {
    public let description: String
  }

  let directories: [String]
  let documentTypes: [DocumentType]
  let exceptions: [CoverageException]
  let jobs: Int

  /// A reading of the runs under `directories` together.
  ///
  /// - Parameters:
  ///   - documentTypes: the kinds of document that count, in the order of the report.
  ///   - exceptions: what need not occur.
  ///   - jobs: how many chunks of lines are counted at once; changes nothing in the result.
  public init(directories: [String], documentTypes: [DocumentType], exceptions: [CoverageException], jobs: Int) {
    self.directories = directories
    self.documentTypes = documentTypes
    self.exceptions = exceptions
    self.jobs = max(1, jobs)
  }

  /// Counts everything.
  ///
  /// - Parameter progress: called after each chunk of lines.
  /// - Throws: `Unreadable` for a directory that holds no finished run and for files that cannot be read to their end;
  ///   `CancellationError` when the task is cancelled.
  public func run(progress: (Progress) -> Void = { _ in }) async throws -> CoverageReport {
    for directory in directories where !ByteSource.exists(directory + "/manifest.json") {
      let reason =
        ByteSource.exists(directory)
        ? "\(directory) has no manifest.json, so it holds no finished run: generate into it, or finish with --resume"
        : "there is no directory \(directory)"
      throw Unreadable(description: reason)
    }
    var types: [CoverageReport.TypeReport] = []
    var documents = 0
    for type in documentTypes {
      let universe = CoverageUniverse(type)
      var total = CoverageCount(of: universe)
      var files = 0
      for directory in directories {
        let plain = "\(directory)/\(type.stream.path)"
        guard let path = [plain, plain + ".zst"].first(where: ByteSource.exists) else { continue }
        files += 1
        let before = documents
        let counted = try await count(path, universe) { progress(Progress(path: path, documents: before + $0)) }
        documents += counted.documents
        total.add(counted)
      }
      types.append(CoverageReport.TypeReport(universe, total.final, path: type.stream.path, files: files))
    }
    return CoverageReport(directories: directories, types: types, exceptions: exceptions)
  }

  /// Counts one file: chunks of lines by up to `jobs` tasks at once, what goes on between lines here in their order.
  private func count(
    _ path: String, _ universe: CoverageUniverse, _ progress: (Int) -> Void
  ) async throws -> CoverageCount {
    var count = CoverageCount(of: universe)
    var lives = universe.lifeCycles.map { _ in [String: LifeCycleMachine.Progress]() }
    do {
      var reader = try LineReader(path: path)
      try await reader.forEachChunk(jobs: jobs) { chunk in
        CountedChunk(chunk, universe)
      } deliver: { chunk in
        try Task.checkCancellation()
        count.add(chunk.count)
        for (table, machine) in universe.lifeCycles.enumerated() {
          for step in chunk.steps[table] {
            machine.advance(&lives[table][step.subject, default: machine.start], step.step)
          }
        }
        progress(count.documents)
      }
    } catch let error as FileReadingError {
      throw Unreadable(description: "\(path) \(error.description); partyline verify says what else is wrong")
    }
    for (table, subjects) in lives.enumerated() {
      // Sums and sets: the order of the dictionary decides nothing.
      for life in subjects.values { count.add(life, ofTable: table) }
    }
    return count
  }
}

/// What the lines of a chunk show, and the steps of lives that go on beyond it.
struct CountedChunk: Sendable {
  /// A step with whose it is.
  struct Told: Sendable {
    var subject: String
    var step: LifeCycleMachine.Step
  }

  private(set) var count: CoverageCount
  /// Per table of life cycles, in the order of the lines.
  private(set) var steps: [[Told]]

  /// Counts the lines of `chunk`; pure, so chunks can be counted at once.
  init(_ chunk: LineReader.Chunk, _ universe: CoverageUniverse) {
    count = CoverageCount(of: universe)
    steps = universe.lifeCycles.map { _ in [] }
    var reader = JSONReader()
    let bytes = chunk.bytes.span
    var start = 0
    var delivered: String?
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      if let line = try? reader.parse(bytes.extracting(start..<end)) {
        let wrapped = universe.envelope?.open(line)
        // A delivery that is repeated stands beside the first.
        if wrapped == nil || wrapped?.identifier != delivered {
          let document = wrapped?.document ?? line
          count.add(document)
          follow(document, universe)
        }
        delivered = wrapped?.identifier
      } else {
        count.unreadable += 1
      }
      start = end + 1
    }
  }

  private mutating func follow(_ document: JSONValue, _ universe: CoverageUniverse) {
    for (table, machine) in universe.lifeCycles.enumerated() {
      for episode in machine.table.read(document) {
        guard let subject = episode.subject else {
          var life = machine.start
          for step in episode.steps { machine.advance(&life, machine.step(step)) }
          count.add(life, ofTable: table)
          continue
        }
        for step in episode.steps { steps[table].append(Told(subject: subject, step: machine.step(step))) }
      }
    }
  }
}
