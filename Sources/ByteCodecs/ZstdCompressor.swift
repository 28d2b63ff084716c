private import CZstd

/// What went wrong in the zstd library, in its own words.
public struct ZstdError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The library's message.
  public let description: String
}

/// One zstd frame (RFC 8878) made of bytes that come in pieces.
@safe public struct ZstdCompressor: ~Copyable {
  // Owned: made in init, freed in deinit, never handed out.
  private let context: OpaquePointer
  private var room: [UInt8]

  /// A frame at the given level; 3 is the library's default, 1 the fastest usual one.
  public init(level: Int = 3) {
    guard let context = unsafe ZSTD_createCCtx() else { preconditionFailure("zstd has no memory for a frame") }
    unsafe self.context = context
    _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Int32(level))
    _ = unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    room = [UInt8](repeating: 0, count: ZSTD_CStreamOutSize())
  }

  deinit { unsafe ZSTD_freeCCtx(context) }

  /// Compresses the next bytes and hands out whatever is ready.
  public mutating func compress<Failure: Error>(
    _ bytes: RawSpan, _ emit: (RawSpan) throws(Failure) -> Void
  ) throws(Failure) {
    try unsafe bytes.withUnsafeBytes { (buffer) throws(Failure) in
      var input = unsafe ZSTD_inBuffer(src: buffer.baseAddress, size: buffer.count, pos: 0)
      while unsafe input.pos < input.size {
        _ = try unsafe step(&input, ZSTD_e_continue, emit)
      }
    }
  }

  /// Ends the frame and hands out the rest.
  public mutating func finish<Failure: Error>(_ emit: (RawSpan) throws(Failure) -> Void) throws(Failure) {
    var input = unsafe ZSTD_inBuffer(src: nil, size: 0, pos: 0)
    while try unsafe step(&input, ZSTD_e_end, emit) > 0 {}
  }

  /// One call of the library; returns what it reports as still to flush.
  private mutating func step<Failure: Error>(
    _ input: inout ZSTD_inBuffer, _ directive: ZSTD_EndDirective, _ emit: (RawSpan) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    var written = 0
    let rest = unsafe room.withUnsafeMutableBytes { buffer in
      var output = unsafe ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
      let rest = unsafe ZSTD_compressStream2(context, &output, &input, directive)
      written = unsafe output.pos
      return rest
    }
    // Only wrong parameters or a misused frame can fail here, and neither depends on data.
    precondition(ZSTD_isError(rest) == 0, "zstd compresses any bytes")
    if written > 0 { unsafe try emit(room.span.bytes.extracting(first: written)) }
    return rest
  }
}
