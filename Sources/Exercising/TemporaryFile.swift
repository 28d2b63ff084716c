#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file with a name of its own that is gone once nobody holds it.
final class TemporaryFile {
  /// Where it lies.
  let path: String

  /// Why there is none.
  struct NotWritten: Error, CustomStringConvertible {
    var reason: String
    var description: String { "cannot write a temporary file: \(reason)" }
  }

  /// A file of `bytes`.
  init(_ bytes: [UInt8]) throws(NotWritten) {
    // The text belongs to the environment and is copied at once.
    let directory = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var name = Array("\(directory)/partyline-XXXXXX".utf8CString)
    // The template is changed inside the call.
    let descriptor = unsafe name.withUnsafeMutableBufferPointer {
      unsafe $0.baseAddress.map { unsafe mkstemp($0) } ?? -1
    }
    guard descriptor >= 0 else { throw NotWritten(reason: unsafe String(cString: strerror(errno))) }
    defer { close(descriptor) }
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    var rest = bytes[...]
    while !rest.isEmpty {
      // The system copies from the buffer inside the call.
      let written = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { throw NotWritten(reason: unsafe String(cString: strerror(errno))) }
      rest = rest.dropFirst(written)
    }
  }

  deinit { unsafe unlink(path) }
}
