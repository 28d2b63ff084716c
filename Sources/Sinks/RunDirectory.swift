public import Documents
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What stands in an output directory, and how it is begun and ended.
public enum RunDirectory {
  /// The state of a directory before a run.
  public enum State: Hashable, Sendable {
    /// Nothing of ours is there.
    case free
    /// Files of a run that never wrote its manifest.
    case unfinished
    /// A whole run.
    case finished
  }

  /// The manifest's name.
  public static let manifest = "manifest.json"
  /// The name of the index of identifiers, which `generate --index` leaves.
  public static let index = "index.partyline"

  /// Where a stream's file lies.
  public static func path(of stream: DocumentStream, under directory: String, isCompressed: Bool) -> String {
    directory + "/" + stream.path + (isCompressed ? ".zst" : "")
  }

  /// What is there of the files that `streams` would write.
  public static func state(of directory: String, streams: [DocumentStream]) -> State {
    if fileExists(directory + "/" + manifest) { return .finished }
    if fileExists(directory + "/" + RunJournal.name) { return .unfinished }
    let isBegun = streams.contains { stream in
      fileExists(path(of: stream, under: directory, isCompressed: false))
        || fileExists(path(of: stream, under: directory, isCompressed: true))
    }
    return isBegun ? .unfinished : .free
  }

  /// Removes manifest, journal and index first and then every file of `streams`, compressed or not; other files stay.
  public static func clear(_ directory: String, streams: [DocumentStream]) throws(SinkError) {
    try remove(directory + "/" + manifest)
    try removeJournal(under: directory)
    for name in [index, index + ".partial"] { try remove(directory + "/" + name) }
    for stream in streams {
      try remove(path(of: stream, under: directory, isCompressed: false))
      try remove(path(of: stream, under: directory, isCompressed: true))
    }
  }

  /// Puts the manifest in place in one step, so that a reader sees none or all of it.
  ///
  /// The journal goes just before, so that it never lies beside a manifest.
  public static func writeManifest(_ text: String, under directory: String) throws(SinkError) {
    try writeFile(Array(text.utf8), to: directory + "/" + manifest) { () throws(SinkError) in
      try removeJournal(under: directory)
    }
  }

  /// Removes the journal, and what a program that was killed had written of the next one.
  private static func removeJournal(under directory: String) throws(SinkError) {
    try remove(directory + "/" + RunJournal.name)
    try remove(directory + "/" + RunJournal.name + ".partial")
  }

  /// Puts a small file in place in one step, by way of a neighbour that is renamed.
  ///
  /// One that need not be durable survives the end of the program, but perhaps not that of the machine.
  /// `last` is done before the new name is given.
  public static func writeFile(
    _ bytes: [UInt8], to final: String, isDurable: Bool = true, before last: () throws(SinkError) -> Void = {}
  ) throws(SinkError) {
    try writeFile(to: final, isDurable: isDurable, before: last) { (file) throws(SinkError) in
      try unsafe file.write(bytes.span.bytes)
    }
  }

  /// Puts a file that `write` writes in place in one step, as ``writeFile(_:to:isDurable:before:)`` does.
  package static func writeFile(
    to final: String, isDurable: Bool = true, before last: () throws(SinkError) -> Void = {},
    _ write: (borrowing FileDescriptor) throws(SinkError) -> Void
  ) throws(SinkError) {
    let temporary = final + ".partial"
    do {
      let file = try FileDescriptor(creating: temporary)
      try write(file)
      if isDurable { try file.synchronize() }
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
    try last()
    guard unsafe rename(temporary, final) == 0 else { throw SinkError.last("write", final) }
  }

  /// The bytes of a small file, nil when it cannot be read.
  public static func contents(of path: String) -> [UInt8]? {
    guard let file = try? FileDescriptor(reading: path) else { return nil }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while let count = try? file.read(into: &block, at: bytes.count), count > 0 { bytes += block[..<count] }
    return bytes
  }

  /// Makes the directories above `path`.
  package static func makeParents(of path: String) throws(SinkError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in parts {
      prefix += (prefix.isEmpty || prefix.hasSuffix("/") ? "" : "/") + part
      if unsafe mkdir(prefix, 0o755) != 0, errno != EEXIST { throw SinkError.last("create", prefix) }
    }
  }

  /// Whether something is at `path`.
  public static func fileExists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  private static func remove(_ path: String) throws(SinkError) {
    if unsafe unlink(path) != 0, errno != ENOENT, errno != ENOTDIR { throw SinkError.last("remove", path) }
  }
}
