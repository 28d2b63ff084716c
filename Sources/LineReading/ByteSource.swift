public import ByteCodecs
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a file from front to back, decompressed when its name ends in `.zst`.
public struct ByteSource: ~Copyable {
  private let number: Int32
  private var decompressor: ZstdDecompressor?
  /// Where the frames of a packed file begin, once it has been read; empty for a plain file.
  public private(set) var frames: [ZstdDecompressor.Frame] = []
  private var block: [UInt8]

  /// Bytes that are read at once.
  ///
  /// Packed ones become some seventeen times as many, all of which are handed on together.
  private static let blockSize = (plain: 1 << 18, packed: 1 << 14)

  /// Opens the file at `path`.
  public init(path: String) throws(FileReadingError) {
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw FileReadingError(description: "cannot be opened: \(Self.complaint())") }
    number = opened
    let isPacked = path.hasSuffix(".zst")
    decompressor = isPacked ? ZstdDecompressor() : nil
    block = [UInt8](repeating: 0, count: isPacked ? Self.blockSize.packed : Self.blockSize.plain)
  }

  deinit { close(number) }

  /// Appends the next bytes to `bytes`; false at the end of the file.
  ///
  /// - Throws: when the system refuses to read, or the compressed text is damaged or cut off.
  public mutating func read(into bytes: inout [UInt8]) throws(FileReadingError) -> Bool {
    let number = number
    var count = -1
    repeat {
      // The system writes at most as much as the buffer holds.
      count = unsafe block.withUnsafeMutableBytes { buffer in
        unsafe Self.system(number, buffer.baseAddress, buffer.count)
      }
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw FileReadingError(description: "cannot be read: \(Self.complaint())") }
    guard count > 0 else {
      if decompressor?.isComplete == false { throw FileReadingError(description: "ends inside a zstd frame") }
      if let known = decompressor?.frames { frames = known }
      return false
    }
    if decompressor == nil {
      bytes.append(contentsOf: block[..<count])
      return true
    }
    do {
      // Bytes are looked at as they are, inside the call.
      let block = block
      try unsafe decompressor?.decompress(block.span.bytes.extracting(first: count)) { text in
        unsafe text.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
      }
    } catch {
      throw FileReadingError(description: "is no sound zstd file: \(error)")
    }
    return true
  }

  /// Whether something is at `path`.
  public static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  private static func complaint() -> String { unsafe String(cString: strerror(errno)) }

  private static func system(_ number: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.read(number, start, count)
    #else
      unsafe Darwin.read(number, start, count)
    #endif
  }
}
