#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Text to the terminal: results to standard output, everything else to standard error.
enum StandardStreams {
  /// Writes `text` to standard error.
  static func complain(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Writes `text` to standard output.
  static func say(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Writes `bytes` to standard output as they are.
  static func say(_ bytes: ArraySlice<UInt8>) { write(bytes, to: STDOUT_FILENO) }

  /// Whether standard error is a terminal.
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Where the system wants files that nobody names.
  static var temporaryDirectory: String {
    // The text belongs to the environment and is copied at once.
    unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
  }

  private static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8)[...], to: descriptor) }

  private static func write(_ all: ArraySlice<UInt8>, to descriptor: Int32) {
    var bytes = all
    while !bytes.isEmpty {
      // The pointer is used by the one call only.
      let written = unsafe bytes.withUnsafeBytes { unsafe systemWrite(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else {
        if written < 0, errno == EINTR { continue }
        // Whoever read it has gone: nobody is left to complain to.
        exit(descriptor == STDOUT_FILENO && errno == EPIPE ? ExitCode.pipe.rawValue : ExitCode.output.rawValue)
      }
      bytes = bytes.dropFirst(written)
    }
  }

  private static func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(descriptor, start, count)
    #else
      unsafe Darwin.write(descriptor, start, count)
    #endif
  }
}
