#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that could not be read, and why.
public struct InputFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// As it was given.
  public let path: String
  /// The system's words for it.
  public let reason: String

  /// The sentence of a message.
  public var description: String { "cannot read '\(path)': \(reason)" }
}

/// Reads whole files of bounded size.
public enum InputFile {
  /// The longest file that is read: 8 MiB, far above any scenario.
  public static let longest = 8 << 20

  /// The bytes of the file at `path`, or of standard input for `-`.
  ///
  /// A directory, a device that never ends and whatever is longer than ``longest`` are refused.
  public static func read(_ path: String) throws(InputFileError) -> [UInt8] {
    let descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFileError(path: path, reason: reason()) }
    defer { if descriptor > 0 { close(descriptor) } }
    var result: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe block.withUnsafeMutableBytes { unsafe fill($0, from: descriptor) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw InputFileError(path: path, reason: reason()) }
      if count == 0 { return result }
      result += block[..<count]
      guard result.count <= longest else {
        throw InputFileError(path: path, reason: "it is longer than \(longest) bytes")
      }
    }
  }

  private static func fill(_ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func reason() -> String { unsafe String(cString: strerror(errno)) }
}
