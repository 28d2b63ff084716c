import Documents
import Sinks

/// A stretch of a scratch file that holds sorted documents of one stream, each behind the figures of its place; read
/// from front to back through a buffer.
///
/// The scratch file is gone from the disk with the last run that lies in it.
final class SpilledRun {
  private let file: ScratchFile
  private var offset: Int
  private let end: Int
  private var buffer: [UInt8] = []
  private var start = 0
  /// The first document that has not been passed; its places are those in the buffer.
  private(set) var head: DocumentEntry

  /// Bytes that are read at a time.
  private static let readSize = 1 << 16
  /// Bytes in front of each document: time, ordinal, numbering, length, offset of the id, copies.
  private static let headerSize = 48

  /// The documents between two offsets of `file`, one at least.
  init(_ file: ScratchFile, _ range: Range<Int>) throws(SinkError) {
    self.file = file
    offset = range.lowerBound
    end = range.upperBound
    head = DocumentEntry(stream: 0, time: 0, ordinal: 0, numbering: 0, range: 0..<0, identifierStart: 0)
    try readHead()
  }

  /// Appends `entry`, whose line is `line`, as a run stores it.
  static func store(_ entry: DocumentEntry, _ line: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    let figures = [
      UInt64(bitPattern: entry.time), UInt64(bitPattern: entry.ordinal), entry.numbering, UInt64(entry.range.count),
      UInt64(entry.identifierStart - entry.range.lowerBound), UInt64(entry.copies),
    ]
    for figure in figures {
      // The bytes of an integer, copied.
      unsafe withUnsafeBytes(of: figure.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }
    unsafe bytes.append(contentsOf: line)
  }

  func withText<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result { unsafe buffer.withUnsafeBytes(body) }

  /// Passes the head; false when it was the last.
  func advance() throws(SinkError) -> Bool {
    start = head.range.upperBound
    guard start < buffer.count || offset < end else { return false }
    try readHead()
    return true
  }

  private func readHead() throws(SinkError) {
    try need(Self.headerSize)
    let length = Int(figure(3))
    try need(Self.headerSize + length)
    let text = start + Self.headerSize
    head = DocumentEntry(
      stream: 0, time: Int64(bitPattern: figure(0)), ordinal: Int64(bitPattern: figure(1)), numbering: figure(2),
      range: text..<text + length, identifierStart: text + Int(figure(4)))
    head.copies = Int(figure(5))
  }

  private func figure(_ index: Int) -> UInt64 {
    var value: UInt64 = 0
    for byte in 0..<8 { value |= UInt64(buffer[start + index * 8 + byte]) << (8 * byte) }
    return value
  }

  /// Sees to it that `count` bytes lie in the buffer from `start` on.
  private func need(_ count: Int) throws(SinkError) {
    guard buffer.count - start < count else { return }
    buffer.removeSubrange(..<start)
    start = 0
    let wanted = min(max(Self.readSize, count - buffer.count), end - offset)
    buffer += try file.read(offset..<offset + wanted)
    offset += wanted
  }
}
