import Synchronization

/// A file without a name for what does not fit into memory for a while; several may append and read at once.
public final class ScratchFile: Sendable {
  private struct State: ~Copyable {
    let descriptor: FileDescriptor
    var length = 0
  }

  private let state: Mutex<State>

  /// An empty file on the file system of `directory`.
  public init(in directory: String) throws(SinkError) {
    state = Mutex(State(descriptor: try FileDescriptor(scratchIn: directory)))
  }

  /// Appends `bytes` in one piece and returns where they lie.
  public func append(_ bytes: [UInt8]) throws(SinkError) -> Range<Int> {
    try state.withLock { (state) throws(SinkError) in
      try unsafe state.descriptor.write(bytes.span.bytes)
      state.length += bytes.count
      return state.length - bytes.count..<state.length
    }
  }

  /// The bytes of a range that has been appended.
  public func read(_ range: Range<Int>) throws(SinkError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    let count = try state.withLock { (state) throws(SinkError) in
      try state.descriptor.read(into: &bytes, at: range.lowerBound)
    }
    guard count == range.count else {
      throw .system(operation: "read", path: "a scratch file", code: 0, reason: "it is shorter than it was")
    }
    return bytes
  }
}
