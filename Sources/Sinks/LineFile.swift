import ByteCodecs
import Documents

/// One file of lines: written through a buffer, hashed as text, compressed if asked.
///
/// Compressed text is handed to the library in blocks of one size, each of which is flushed: a block is what zstd works
/// in anyway, so the file is one frame as small as any (or some frames, when it will be read from its middle), its bytes
/// depend on nothing but the text, and whatever has reached the disk can be read back to the last whole block.
struct LineFile: ~Copyable {
  private let descriptor: FileDescriptor
  private var hasher = SHA256Hasher()
  private var compressor: ZstdCompressor?
  /// Bytes for the file that the operating system has not been handed yet.
  private var buffer: [UInt8] = []
  private var documents = 0
  private var bytes = 0
  private var fileBytes = 0

  /// Bytes that are gathered before the operating system is called.
  private static let bufferSize = 1 << 18
  /// Blocks of a frame in a file that is to be read from its middle: 2 MiB of text, some two milliseconds to unpack.
  private static let blocksPerFrame = 16

  /// - Parameter hasFrames: whether compressed text comes in frames of a few megabytes, any of which can be read alone.
  init(_ descriptor: consuming FileDescriptor, isCompressed: Bool, hasFrames: Bool = false) {
    self.descriptor = descriptor
    compressor = isCompressed ? ZstdCompressor(blocksPerFrame: hasFrames ? Self.blocksPerFrame : nil) : nil
    buffer.reserveCapacity(Self.bufferSize)
  }

  mutating func append(_ lines: RawSpan, documents added: Int) throws(SinkError) {
    documents += added
    read(lines)
    if compressor != nil {
      compressor?.compress(lines, into: &buffer)
      if buffer.count >= Self.bufferSize { try flush() }
    } else {
      try gather(lines)
    }
  }

  /// Hands the gathered bytes to the operating system; text in an unfinished block of compression waits.
  mutating func flush() throws(SinkError) {
    guard !buffer.isEmpty else { return }
    try unsafe descriptor.write(buffer.span.bytes)
    fileBytes += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left and returns the totals.
  consuming func finish(_ stream: DocumentStream) throws(SinkError) -> StreamSummary {
    compressor?.finish(into: &buffer)
    try flush()
    try descriptor.synchronize()
    return StreamSummary(stream: stream, documents: documents, bytes: bytes, sha256: hasher.finish())
  }

  private mutating func read(_ text: RawSpan) {
    bytes += text.byteCount
    hasher.update(text)
  }

  private mutating func gather(_ piece: RawSpan) throws(SinkError) {
    if buffer.count + piece.byteCount > Self.bufferSize { try flush() }
    if piece.byteCount >= Self.bufferSize {
      try descriptor.write(piece)
      fileBytes += piece.byteCount
    } else {
      unsafe piece.withUnsafeBytes { unsafe buffer.append(contentsOf: $0) }
    }
  }

  // MARK: Going on later

  /// What is needed to go on from here, once everything that can be is with the operating system.
  mutating func checkpoint() throws(SinkError) -> FileCheckpoint {
    try flush()
    return FileCheckpoint(
      documents: documents, bytes: bytes, fileBytes: fileBytes, sha256: hasher.digestSoFar(),
      tail: compressor?.gathered ?? [])
  }

  /// The file at `path` as it was at `checkpoint`: what came before is read and compared, what came later is cut off.
  ///
  /// Text that is read back is hashed and, where the file is compressed, compressed again, so that hasher and compressor
  /// are where they were; what the compressor says is on the disk already.
  static func resume(
    _ path: String, isCompressed: Bool, hasFrames: Bool = false, at checkpoint: FileCheckpoint,
    _ note: (_ bytes: Int) throws -> Void
  ) throws -> LineFile {
    var file = LineFile(try FileDescriptor(updating: path), isCompressed: isCompressed, hasFrames: hasFrames)
    try file.catchUp(path, with: checkpoint, note)
    return file
  }

  private mutating func catchUp(
    _ path: String, with checkpoint: FileCheckpoint, _ note: (_ bytes: Int) throws -> Void
  ) throws {
    var decompressor = ZstdDecompressor()
    var packed = 0
    var block = [UInt8](repeating: 0, count: Self.bufferSize)
    while fileBytes < checkpoint.fileBytes {
      let count = min(try descriptor.read(into: &block, at: fileBytes), checkpoint.fileBytes - fileBytes)
      guard count > 0 else { throw SinkError.unusable(path: path, reason: "it is shorter than when it was left") }
      fileBytes += count
      let piece = unsafe block.span.bytes.extracting(first: count)
      if compressor != nil {
        let text = try Self.unpack(piece, &decompressor, path)
        unsafe read(text.span.bytes)
        unsafe compressor?.compress(text.span.bytes, into: &buffer)
        packed += buffer.count
        buffer.removeAll(keepingCapacity: true)
      } else {
        read(piece)
      }
      try note(count)
    }
    if compressor != nil {
      guard packed == fileBytes, compressor?.gathered.isEmpty == true else {
        throw SinkError.unusable(path: path, reason: "it was packed by another version of zstd")
      }
      unsafe read(checkpoint.tail.span.bytes)
      unsafe compressor?.compress(checkpoint.tail.span.bytes, into: &buffer)
    }
    documents = checkpoint.documents
    guard bytes == checkpoint.bytes, hasher.digestSoFar() == checkpoint.sha256 else {
      throw SinkError.unusable(path: path, reason: "it is not as it was left")
    }
    try descriptor.truncate(to: fileBytes)
  }

  private static func unpack(
    _ piece: RawSpan, _ decompressor: inout ZstdDecompressor, _ path: String
  ) throws(SinkError) -> [UInt8] {
    var text: [UInt8] = []
    do {
      try decompressor.decompress(piece) { part in unsafe part.withUnsafeBytes { unsafe text.append(contentsOf: $0) } }
    } catch {
      throw .unusable(path: path, reason: "it is damaged: \(error)")
    }
    return text
  }
}

/// A file as it was at an instant of the run.
struct FileCheckpoint: Hashable, Sendable {
  /// Lines taken.
  var documents: Int
  /// Their bytes.
  var bytes: Int
  /// How many bytes of the file are whole.
  var fileBytes: Int
  /// SHA-256 of the lines' text.
  var sha256: String
  /// The end of the text, which had not filled a block of compression.
  var tail: [UInt8]
}
