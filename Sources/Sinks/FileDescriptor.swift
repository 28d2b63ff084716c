#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open file of the operating system, closed when it goes out of scope; every call that fails says so.
struct FileDescriptor: ~Copyable {
  private let number: Int32
  private let path: String
  private let isOwned: Bool

  /// Creates the file at `path`, or empties the one that is there.
  init(creating path: String) throws(SinkError) {
    let opened = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw SinkError.last("create", path) }
    number = opened
    self.path = path
    isOwned = true
  }

  /// Standard output, which is not closed.
  static func standardOutput() -> FileDescriptor { FileDescriptor(number: STDOUT_FILENO, path: "standard output") }

  private init(number: Int32, path: String) {
    self.number = number
    self.path = path
    isOwned = false
  }

  deinit { if isOwned { close(number) } }

  /// Writes all bytes; a full pipe makes it wait.
  func write(_ bytes: RawSpan) throws(SinkError) {
    // The buffer stays inside the closure; the system copies from it.
    try unsafe bytes.withUnsafeBytes { (buffer) throws(SinkError) in
      var rest = unsafe buffer
      while unsafe !rest.isEmpty {
        let written = unsafe Self.system(number, rest.baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          if errno == EPIPE, !isOwned { throw SinkError.readerGone }
          throw SinkError.last("write", path)
        }
        unsafe rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
    }
  }

  /// Waits until the bytes are on the disk.
  func synchronize() throws(SinkError) {
    guard fsync(number) == 0 || errno == EINVAL || errno == EROFS else { throw SinkError.last("write", path) }
  }

  private static func system(_ number: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(number, start, count)
    #else
      unsafe Darwin.write(number, start, count)
    #endif
  }
}

extension SinkError {
  /// What the last call of the operating system complained about.
  static func last(_ operation: String, _ path: String) -> SinkError {
    let code = errno
    return .system(operation: operation, path: path, code: code, reason: unsafe String(cString: strerror(code)))
  }
}
