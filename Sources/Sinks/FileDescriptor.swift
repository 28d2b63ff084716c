#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open file of the operating system, closed when it goes out of scope; every call that fails says so.
package struct FileDescriptor: ~Copyable, Sendable {
  private let number: Int32
  private let path: String
  private let isOwned: Bool

  /// Creates the file at `path`, or empties the one that is there.
  package init(creating path: String) throws(SinkError) {
    try self.init(path, O_WRONLY | O_CREAT | O_TRUNC, "create")
  }

  /// Opens the file at `path` for reading and writing, from its start.
  init(updating path: String) throws(SinkError) { try self.init(path, O_RDWR, "open") }

  /// Opens the file at `path` for reading.
  package init(reading path: String) throws(SinkError) { try self.init(path, O_RDONLY, "open") }

  /// Creates a file that has no name and is gone once it is closed, on the file system of `directory`.
  package init(scratchIn directory: String) throws(SinkError) {
    var opened = Self.openNameless(in: directory)
    if opened < 0 { opened = Self.openAndForget(in: directory) }
    guard opened >= 0 else { throw SinkError.last("create a scratch file in", directory) }
    number = opened
    path = "a scratch file in \(directory)"
    isOwned = true
  }

  /// A file that never has a name, so that not even a kill can leave one behind; negative where there are none such.
  private static func openNameless(in directory: String) -> Int32 {
    #if os(Linux)
      // O_TMPFILE of open(2), which the module of the C library does not show.
      let nameless = 0o20_000_000 | O_DIRECTORY
      return unsafe open(directory, nameless | O_RDWR | O_CLOEXEC, 0o600)
    #else
      return -1
    #endif
  }

  /// A file whose name is taken away at once; a program that is killed in between leaves it.
  private static func openAndForget(in directory: String) -> Int32 {
    var template = Array("\(directory)/.partyline-XXXXXX".utf8CString)
    // The template is changed inside the call and read once more below.
    let opened = unsafe template.withUnsafeMutableBufferPointer {
      unsafe $0.baseAddress.map { unsafe mkstemp($0) } ?? -1
    }
    guard opened >= 0 else { return opened }
    _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
    _ = unsafe unlink(template)
    return opened
  }

  /// Standard output, which is not closed.
  package static func standardOutput() -> FileDescriptor {
    FileDescriptor(number: STDOUT_FILENO, path: "standard output")
  }

  private init(_ path: String, _ flags: Int32, _ operation: String) throws(SinkError) {
    let opened = unsafe open(path, flags | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw SinkError.last(operation, path) }
    number = opened
    self.path = path
    isOwned = true
  }

  private init(number: Int32, path: String) {
    self.number = number
    self.path = path
    isOwned = false
  }

  deinit { if isOwned { close(number) } }

  /// Writes all bytes; a full pipe makes it wait.
  package func write(_ bytes: RawSpan) throws(SinkError) {
    // The buffer stays inside the closure; the system copies from it.
    try unsafe bytes.withUnsafeBytes { (buffer) throws(SinkError) in
      var rest = unsafe buffer
      while unsafe !rest.isEmpty {
        let written = unsafe Self.systemWrite(number, rest.baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          if errno == EPIPE, !isOwned { throw SinkError.readerGone }
          throw SinkError.last("write", path)
        }
        unsafe rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
    }
  }

  /// Fills `bytes` from `offset` on; returns how many bytes there were, fewer than asked only at the end of the file.
  package func read(into bytes: inout [UInt8], at offset: Int) throws(SinkError) -> Int {
    var done = 0
    while done < bytes.count {
      let start = done
      // The system writes at most as much as the buffer holds.
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(number, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start, off_t(offset + start))
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw SinkError.last("read", path)
      }
      if count == 0 { break }
      done += count
    }
    return done
  }

  /// The file's length, bytes.
  package var size: Int {
    get throws(SinkError) {
      let end = lseek(number, 0, SEEK_END)
      guard end >= 0 else { throw SinkError.last("read", path) }
      return Int(end)
    }
  }

  /// Cuts the file to `length` bytes, and goes on writing there.
  func truncate(to length: Int) throws(SinkError) {
    guard ftruncate(number, off_t(length)) == 0, lseek(number, off_t(length), SEEK_SET) >= 0 else {
      throw SinkError.last("cut", path)
    }
  }

  /// Waits until the bytes are on the disk.
  package func synchronize() throws(SinkError) {
    guard fsync(number) == 0 || errno == EINVAL || errno == EROFS else { throw SinkError.last("write", path) }
  }

  private static func systemWrite(_ number: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(number, start, count)
    #else
      unsafe Darwin.write(number, start, count)
    #endif
  }
}

extension SinkError {
  /// What the last call of the operating system complained about.
  package static func last(_ operation: String, _ path: String) -> SinkError {
    let code = errno
    return .system(operation: operation, path: path, code: code, reason: unsafe String(cString: strerror(code)))
  }
}
