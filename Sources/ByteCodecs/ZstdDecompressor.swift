private import CZstd

/// Reads zstd frames (RFC 8878) that come in pieces.
@safe public struct ZstdDecompressor: ~Copyable, @unchecked Sendable {
  // Sendable: the context has one owner, and the library keeps no thread's state in it.
  // Owned: made in init, freed in deinit, never handed out.
  private let context: OpaquePointer
  private var room: [UInt8]
  private var isInsideFrame = false
  private var consumed = 0
  private var produced = 0
  /// Where frames begin: the first, and one behind each that has ended.
  public private(set) var frames = [Frame(file: 0, text: 0)]

  /// Where a frame begins.
  public struct Frame: Hashable, Sendable {
    /// Bytes of compressed text before it.
    public var file: Int
    /// Bytes of text before it.
    public var text: Int

    /// A frame behind so many bytes.
    public init(file: Int, text: Int) {
      self.file = file
      self.text = text
    }
  }

  /// A reader before the first frame.
  public init() {
    guard let context = unsafe ZSTD_createDCtx() else { preconditionFailure("zstd has no memory for a frame") }
    unsafe self.context = context
    room = [UInt8](repeating: 0, count: ZSTD_DStreamOutSize())
  }

  deinit { unsafe ZSTD_freeDCtx(context) }

  /// Decompresses the next bytes and hands out the text.
  ///
  /// - Throws: `ZstdError` when the bytes are no zstd frame or are damaged.
  public mutating func decompress(_ bytes: RawSpan, _ emit: (RawSpan) -> Void) throws(ZstdError) {
    try unsafe bytes.withUnsafeBytes { (buffer) throws(ZstdError) in
      var input = unsafe ZSTD_inBuffer(src: buffer.baseAddress, size: buffer.count, pos: 0)
      defer { consumed += buffer.count }
      // A full buffer may leave text behind that takes no further input.
      var isFull = false
      while unsafe input.pos < input.size || isFull {
        var written = 0
        let rest = unsafe room.withUnsafeMutableBytes { target in
          var output = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
          let rest = unsafe ZSTD_decompressStream(context, &output, &input)
          written = unsafe output.pos
          return rest
        }
        guard ZSTD_isError(rest) == 0 else {
          throw ZstdError(description: unsafe String(cString: ZSTD_getErrorName(rest)))
        }
        isInsideFrame = rest != 0
        isFull = written == room.count
        produced += written
        if rest == 0, unsafe frames.last?.file != consumed + input.pos {
          unsafe frames.append(Frame(file: consumed + input.pos, text: produced))
        }
        if written > 0 { unsafe emit(room.span.bytes.extracting(first: written)) }
      }
    }
  }

  /// Whether the bytes so far end between two frames; false for a truncated file.
  public var isComplete: Bool { !isInsideFrame }
}
