import ByteCodecs
import Documents

/// One file of lines: written through a buffer, hashed as text, compressed if asked.
struct LineFile: ~Copyable {
  private let descriptor: FileDescriptor
  private var hasher = SHA256Hasher()
  private var compressor: ZstdCompressor?
  private var buffer: [UInt8] = []
  private(set) var documents = 0
  private(set) var bytes = 0

  /// Bytes that are gathered before the operating system is called.
  private static let bufferSize = 1 << 18

  init(_ descriptor: consuming FileDescriptor, isCompressed: Bool) {
    self.descriptor = descriptor
    compressor = isCompressed ? ZstdCompressor() : nil
    buffer.reserveCapacity(Self.bufferSize)
  }

  mutating func append(_ lines: RawSpan, documents added: Int) throws(SinkError) {
    documents += added
    bytes += lines.byteCount
    hasher.update(lines)
    guard compressor != nil else { return try gather(lines) }
    var ready: [UInt8] = []
    compressor?.compress(lines) { piece in unsafe piece.withUnsafeBytes { unsafe ready.append(contentsOf: $0) } }
    try unsafe gather(ready.span.bytes)
  }

  /// Writes what is left and returns the totals.
  consuming func finish(_ stream: DocumentStream) throws(SinkError) -> StreamSummary {
    if compressor != nil {
      var ready: [UInt8] = []
      compressor?.finish { piece in unsafe piece.withUnsafeBytes { unsafe ready.append(contentsOf: $0) } }
      try unsafe gather(ready.span.bytes)
    }
    try flush()
    try descriptor.synchronize()
    return StreamSummary(stream: stream, documents: documents, bytes: bytes, sha256: hasher.finish())
  }

  private mutating func gather(_ piece: RawSpan) throws(SinkError) {
    if buffer.count + piece.byteCount > Self.bufferSize { try flush() }
    if piece.byteCount >= Self.bufferSize {
      try descriptor.write(piece)
    } else {
      unsafe piece.withUnsafeBytes { unsafe buffer.append(contentsOf: $0) }
    }
  }

  /// Hands the gathered bytes to the operating system.
  mutating func flush() throws(SinkError) {
    guard !buffer.isEmpty else { return }
    try unsafe descriptor.write(buffer.span.bytes)
    buffer.removeAll(keepingCapacity: true)
  }
}
