private import CZstd

/// What went wrong in the zstd library, in its own words.
public struct ZstdError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The library's message.
  public let description: String
}

/// One zstd frame (RFC 8878) made of bytes that come in pieces.
///
/// Text is gathered into blocks of the size that the format works in; each is compressed with what came before in mind
/// and flushed. So the frame is as small as any, its bytes depend on nothing but the text, and all that was handed out
/// can be decompressed: what is missing from it is `gathered`.
///
/// Text that is to be read from its middle is packed as a sequence of frames of some blocks each instead, which RFC 8878
/// (section 3.1) makes as good a file; it is a few percent larger, because a frame knows nothing of what came before.
@safe public struct ZstdCompressor: ~Copyable, @unchecked Sendable {
  // Sendable: the context has one owner, and the library keeps no thread's state in it.
  /// The most that the format puts into a block, bytes (RFC 8878, section 3.1.1.2.4).
  private static let blockSize = 1 << 17

  // Owned: made in init, freed in deinit, never handed out.
  private let context: OpaquePointer
  private var room: [UInt8]
  /// The bytes that have not filled a block yet.
  public private(set) var gathered: [UInt8] = []
  /// Blocks after which a frame ends; nil for one frame however long.
  private let blocksPerFrame: Int?
  /// Blocks of the frame that is open, and whether any frame has been ended.
  private var blocks = 0
  private var hasEndedFrame = false

  /// A frame at the given level; 3 is the library's default, 1 the fastest usual one.
  ///
  /// - Parameter blocksPerFrame: after how many blocks of 128 KiB of text the next frame begins; nil for one frame.
  public init(level: Int = 3, blocksPerFrame: Int? = nil) {
    guard let context = unsafe ZSTD_createCCtx() else { preconditionFailure("zstd has no memory for a frame") }
    unsafe self.context = context
    _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Int32(level))
    _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    room = [UInt8](repeating: 0, count: ZSTD_CStreamOutSize())
    self.blocksPerFrame = blocksPerFrame
    gathered.reserveCapacity(Self.blockSize)
  }

  deinit { unsafe ZSTD_freeCCtx(context) }

  /// Takes the next bytes and appends to `output` what the blocks that became full are packed to.
  public mutating func compress(_ bytes: RawSpan, into output: inout [UInt8]) {
    var position = 0
    while position < bytes.byteCount {
      let size = min(Self.blockSize - gathered.count, bytes.byteCount - position)
      unsafe bytes.extracting(position..<position + size).withUnsafeBytes { unsafe gathered.append(contentsOf: $0) }
      position += size
      guard gathered.count == Self.blockSize else { continue }
      blocks += 1
      let isLast = blocks == blocksPerFrame
      step(isLast ? ZSTD_e_end : ZSTD_e_flush, into: &output)
      if isLast {
        blocks = 0
        hasEndedFrame = true
      }
    }
  }

  /// Ends the frame and appends the rest of it to `output`.
  public mutating func finish(into output: inout [UInt8]) {
    // Nothing is left to say where the last frame has just ended; an empty text is an empty frame.
    if hasEndedFrame, blocks == 0, gathered.isEmpty { return }
    step(ZSTD_e_end, into: &output)
  }

  /// Hands what was gathered to the library until it has nothing left to say.
  private mutating func step(_ directive: ZSTD_EndDirective, into output: inout [UInt8]) {
    // The pointers stay inside the closures; the library copies from and to them.
    unsafe gathered.withUnsafeBytes { block in
      var input = unsafe ZSTD_inBuffer(src: block.baseAddress, size: block.count, pos: 0)
      var rest = 0
      repeat {
        unsafe room.withUnsafeMutableBytes { target in
          var packed = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
          rest = unsafe ZSTD_compressStream2(context, &packed, &input, directive)
          // Only wrong parameters or a misused frame can fail here, and neither depends on data.
          precondition(ZSTD_isError(rest) == 0, "zstd compresses any bytes")
          unsafe output.append(contentsOf: UnsafeRawBufferPointer(target)[..<packed.pos])
        }
      } while rest > 0
    }
    gathered.removeAll(keepingCapacity: true)
  }
}
