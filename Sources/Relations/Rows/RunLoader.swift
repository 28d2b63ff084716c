public import Dialects
import Documents
import JSONText
import LineReading
import Sinks

/// Reads a run from disk into a sink of rows, file after file, many hands to a file.
public struct RunLoader: Sendable {
  /// What the manifest says of a file.
  public struct File: Sendable {
    /// Its path under the directory, without `.zst`.
    public var path: String
    /// The SHA-256 of its text.
    public var sha256: String

    /// A file of this path and digest.
    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// How far a load has come.
  public struct Progress: Sendable {
    /// The file being read.
    public var path = ""
    /// Documents read, of all files.
    public var documents = 0
  }

  private let directory: String
  private let design: Design
  private let jobs: Int
  private let isCancelled: @Sendable () -> Bool

  /// A loader of the run under `directory` into the tables of a design.
  ///
  /// - Parameters:
  ///   - jobs: how many chunks of lines are read at once.
  ///   - isCancelled: asked between chunks; once true, the load stops with `CancellationError`.
  public init(directory: String, design: Design, jobs: Int, isCancelled: @escaping @Sendable () -> Bool) {
    self.directory = directory
    self.design = design
    self.jobs = jobs
    self.isCancelled = isCancelled
  }

  /// Loads the files and the manifest, and puts everything in place.
  ///
  /// - Returns: the rows that each table got.
  public func load(
    _ files: [File], manifest: String, documentTypes: [DocumentType], into rows: any RowSink,
    progress: (Progress) -> Void
  ) async throws -> [Int] {
    let start = try rows.begin()
    do {
      var now = Progress()
      var documents = start.documents
      for type in documentTypes where design.documentTypes.contains(type.stream.documentType) {
        guard let file = files.first(where: { $0.path == type.stream.path }) else { continue }
        now.path = file.path
        let before = now.documents
        try await load(file, type, start, into: rows) { count in
          now.documents = before + count
          documents[file.path] = max(count, documents[file.path] ?? 0)
          try rows.note(documents)
          if isCancelled() { throw CancellationError() }
          progress(now)
        }
      }
      try rows.insert(manifest: manifest, design, run: start.numbering.run)
    } catch {
      rows.abandon()
      throw error
    }
    return try rows.finish()
  }

  /// What became of a chunk of lines.
  private enum Outcome: Sendable {
    case rows([RowBuffer], lines: Int)
    case failure(RowMapper.Failure)
  }

  private func load(
    _ file: File, _ type: DocumentType, _ start: RowStart, into rows: any RowSink, _ note: (Int) throws -> Void
  ) async throws {
    let mapper = RowMapper(
      design, documentType: type.stream.documentType, envelope: type.envelope, numbering: start.numbering)
    let skipped = start.documents[file.path] ?? 0
    var path = directory + "/" + file.path
    if !RunDirectory.fileExists(path) { path += ".zst" }
    var done = 0
    do throws(any Error) {
      var reader = try LineReader(path: path)
      try await reader.forEachChunk(jobs: jobs) { [design] chunk -> Outcome in
        var buffers = design.emptyBuffers
        var reader = JSONReader()
        let lines = chunk.bytes.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
        do throws(RowMapper.Failure) {
          try mapper.map(
            chunk.bytes.span, firstLine: chunk.firstLine, after: skipped, reader: &reader, into: &buffers)
        } catch { return .failure(error) }
        return .rows(buffers, lines: lines)
      } deliver: { outcome in
        switch outcome {
        case .failure(let failure): throw SinkError.database("\(path):\(failure)")
        case .rows(let buffers, let lines):
          for table in mapper.tables where buffers[table].count > 0 { try rows.insert(buffers[table], into: table) }
          done += lines
          try note(done)
        }
      }
      let totals = reader.finish()
      guard totals.sha256 == file.sha256 else {
        throw SinkError.unusable(path: path, reason: "it is not what the manifest says; partyline verify tells more")
      }
    } catch let error as FileReadingError {
      throw SinkError.unusable(path: path, reason: error.description)
    }
  }
}

extension RowSink {
  /// Takes the row of the run.
  func insert(manifest: String, _ design: Design, run: Int64) throws(SinkError) {
    var buffers = design.emptyBuffers
    var reader = JSONReader()
    let mapper = RowMapper(design, documentType: Design.manifestType, numbering: .init(run: run))
    do {
      try mapper.map(Array(manifest.utf8).span, firstLine: 1, reader: &reader, into: &buffers)
    } catch { throw .unusable(path: RunDirectory.manifest, reason: error.description) }
    for table in mapper.tables { try insert(buffers[table], into: table) }
  }
}
