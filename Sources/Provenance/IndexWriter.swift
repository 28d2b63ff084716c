import ByteCodecs
public import Dialects
import Documents
import JSONText
import LineReading
import Sinks

/// Writes the index of the identifiers of a run beside its files, for `why` to find lines without reading them all.
///
///     try await IndexWriter(directory: "run", documentTypes: types, digests: digests, jobs: 2).write()
///
/// It reads the files back once they are whole. Memory does not grow with them: what was found is sorted in pieces that
/// wait in a scratch file and are merged. The file is not listed in the manifest, which states documents: it holds none,
/// follows from those that are listed, and a run is the same run with and without it.
public struct IndexWriter: Sendable {
  let run: RunFiles
  let jobs: Int
  let isCancelled: @Sendable () -> Bool

  /// An index of the files under `directory` that are there of `documentTypes`.
  ///
  /// - Parameters:
  ///   - digests: the SHA-256 of each file's text, by path.
  ///   - jobs: how many files are read at once; changes no byte.
  ///   - isCancelled: asked between chunks of lines.
  public init(
    directory: String, documentTypes: [DocumentType], digests: [String: String], jobs: Int,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    run = RunFiles(directory, documentTypes) { digests[$0] ?? "" }
    self.jobs = max(1, jobs)
    self.isCancelled = isCancelled
  }

  /// Postings that are sorted at once by each job, 8 MB.
  private static let pieceSize = 1 << 19
  /// Bytes that the merge of all pieces may hold.
  private static let mergeMemory = 32 << 20

  /// Reads the files and puts the index in place in one step.
  ///
  /// - Parameter progress: called with the path of a file once it has been read.
  /// - Throws: `SinkError`, `Unanswerable` for a file that cannot be read, `CancellationError`.
  public func write(progress: (String) -> Void = { _ in }) async throws {
    let scratch = try ScratchFile(in: run.directory)
    var read: [ReadFile?] = run.files.map { _ in nil }
    try await withThrowingTaskGroup(of: (Int, ReadFile).self) { group in
      var next = 0
      var running = 0
      while true {
        while running < jobs, next < run.files.count {
          let file = next
          group.addTask { (file, try self.read(run.files[file], file, scratch)) }
          next += 1
          running += 1
        }
        guard let (file, result) = try await group.next() else { break }
        running -= 1
        read[file] = result
        progress(run.files[file].path)
      }
    }
    let final = "\(run.directory)/\(RunDirectory.index)"
    try RunDirectory.writeFile(to: final) { (file) throws(SinkError) in
      try Self.put(read.compactMap { $0 }, run.files, scratch, into: file)
    }
  }

  /// What reading one file came to: where its parts lie in the scratch file.
  private struct ReadFile: Sendable {
    var lines = 0
    var tables: [Range<Int>] = []
    var pieces: [Range<Int>] = []
    var frames: [ZstdDecompressor.Frame] = []

    var postings: Int { pieces.reduce(0) { $0 + $1.count / IndexPosting.size } }
  }

  private func read(_ file: RunFiles.File, _ position: Int, _ scratch: ScratchFile) throws -> ReadFile {
    var result = ReadFile()
    var table: [UInt8] = []
    var piece: [IndexPosting] = []
    var text = 0
    do {
      var reader = try LineReader(path: file.location, isHashed: false)
      while let chunk = try reader.next() {
        if isCancelled() { throw CancellationError() }
        let bytes = chunk.bytes.span
        var start = 0
        while start < bytes.count {
          var end = start
          while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
          result.lines += 1
          LittleEndian.append(UInt64(text + start), to: &table)
          Self.add(bytes.extracting(start..<end), position, result.lines, to: &piece)
          start = end + 1
        }
        text += bytes.count
        if table.count >= 1 << 18 {
          result.tables.append(try scratch.append(table))
          table.removeAll(keepingCapacity: true)
        }
        if piece.count >= Self.pieceSize { result.pieces.append(try Self.store(&piece, scratch)) }
      }
      result.frames = reader.frames
    } catch let error as FileReadingError {
      throw Unanswerable(description: "\(file.path) \(error.description)")
    }
    LittleEndian.append(UInt64(text), to: &table)
    result.tables.append(try scratch.append(table))
    if !piece.isEmpty { result.pieces.append(try Self.store(&piece, scratch)) }
    return result
  }

  /// Adds what stands in one line, each identifier once.
  private static func add(_ line: Span<UInt8>, _ file: Int, _ number: Int, to piece: inout [IndexPosting]) {
    let mark = piece.count
    IdentifierScanner.scan(line) { range in
      piece.append(IndexPosting(hash: IndexPosting.hash(line, range), file: file, line: number))
    }
    guard piece.count - mark > 1 else { return }
    piece[mark...].sort()
    var kept = mark
    for index in mark + 1..<piece.count where piece[index] != piece[kept] {
      kept += 1
      piece[kept] = piece[index]
    }
    piece.removeSubrange((kept + 1)...)
  }

  private static func store(_ piece: inout [IndexPosting], _ scratch: ScratchFile) throws(SinkError) -> Range<Int> {
    piece.sort()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(piece.count * IndexPosting.size)
    for posting in piece { posting.append(to: &bytes) }
    piece.removeAll(keepingCapacity: true)
    return try scratch.append(bytes)
  }

  private static func put(
    _ read: [ReadFile], _ files: [RunFiles.File], _ scratch: ScratchFile, into file: borrowing FileDescriptor
  ) throws(SinkError) {
    var format = IndexFormat()
    var output = IndexOutput()
    for (result, source) in zip(read, files) {
      format.files.append(
        IndexFormat.File(
          path: source.path, sha256: source.sha256, isPacked: source.isPacked, lines: result.lines,
          table: output.written, frames: result.frames))
      for range in result.tables {
        output.block += try scratch.read(range)
        try output.flush(into: file)
      }
    }
    format.postings = output.written
    format.stride = IndexFormat.stride(for: read.reduce(0) { $0 + $1.postings })
    var fences: [UInt8] = []
    var merge = try PostingMerge(read.flatMap(\.pieces), of: scratch, memory: mergeMemory)
    while let posting = try merge.next() {
      posting.append(to: &output.block)
      if format.count % format.stride == 0 { posting.append(to: &fences) }
      format.count += 1
      if output.block.count >= 1 << 18 { try output.flush(into: file) }
    }
    output.block += fences
    try output.flush(into: file)
    let json = Array((format.json.compactText + "\n").utf8)
    output.block = json + IndexFormat.mark
    LittleEndian.append(UInt64(output.written), to: &output.block)
    LittleEndian.append(UInt64(json.count), to: &output.block)
    try output.flush(into: file)
  }
}

/// What goes into the index's file, gathered.
private struct IndexOutput {
  var block: [UInt8] = []
  /// Bytes that are in the file.
  private(set) var written = 0

  mutating func flush(into file: borrowing FileDescriptor) throws(SinkError) {
    try unsafe file.write(block.span.bytes)
    written += block.count
    block.removeAll(keepingCapacity: true)
  }
}
