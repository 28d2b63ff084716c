import Documents
import JSONText
import LineReading
import Sinks

/// The lines of one shard's file, which are in order, read from front to back.
final class LineRun {
  /// A file of a shard, and what its manifest says of it.
  struct Source: Sendable {
    var path: String
    var documents: Int
    var bytes: Int
    var sha256: String
  }

  private let source: Source
  private let places: LinePlaceReader
  private var reader: LineReader?
  private var chunk: [UInt8] = []
  private var lineNumber: Int64 = 0
  /// The first line that has not been passed; its places are those in the chunk.
  private(set) var head = DocumentEntry(
    stream: 0, time: .min, ordinal: 0, numbering: 0, range: 0..<0, identifierStart: 0)

  /// The file of `source`, whose lines are ordered by `order`; nil when it has none.
  init?(_ source: Source, order: DocumentStream.OrderKeys) throws(SinkError) {
    self.source = source
    places = LinePlaceReader(time: order.time, identifier: order.identifier)
    do {
      reader = try LineReader(path: source.path)
    } catch {
      throw .unusable(path: source.path, reason: "it \(error)")
    }
    guard try advance() else { return nil }
  }

  func withText<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result { unsafe chunk.withUnsafeBytes(body) }

  /// Passes the head; false when it was the last, and the file was what its manifest says.
  func advance() throws(SinkError) -> Bool {
    var start = head.range.upperBound
    // The chunk that the head stands in goes with its last line.
    var before: ArraySlice<UInt8>?
    if start == chunk.count {
      before = headIdentifier
      guard try readChunk() else { return false }
      start = 0
    }
    let end = (chunk[start...].firstIndex(of: UInt8(ascii: "\n")) ?? chunk.count - 1) + 1
    lineNumber += 1
    guard chunk[end - 1] == UInt8(ascii: "\n"), let place = places.place(in: chunk, start..<end) else {
      throw .unusable(path: source.path, reason: "its line \(lineNumber) is none of ours")
    }
    // A line that came late stands right behind one of its own id, and goes wherever that one goes.
    guard place.time >= head.time || Self.identifier(in: chunk, place.identifierStart) == before ?? headIdentifier
    else {
      throw .unusable(path: source.path, reason: "its line \(lineNumber) is out of order")
    }
    head = DocumentEntry(
      stream: 0, time: max(head.time, place.time), ordinal: lineNumber, numbering: 0, range: start..<end,
      identifierStart: place.identifierStart)
    return true
  }

  private var headIdentifier: ArraySlice<UInt8> { Self.identifier(in: chunk, head.identifierStart) }

  private static func identifier(in text: [UInt8], _ start: Int) -> ArraySlice<UInt8> {
    text[start...].prefix { $0 != UInt8(ascii: "\"") }
  }

  private func readChunk() throws(SinkError) -> Bool {
    do {
      if let next = try reader?.next() {
        chunk = next.bytes
        return true
      }
    } catch {
      throw .unusable(path: source.path, reason: "it \(error)")
    }
    let totals = reader.take()?.finish()
    guard totals?.lines == source.documents, totals?.bytes == source.bytes, totals?.sha256 == source.sha256 else {
      throw .unusable(path: source.path, reason: "it is not what its manifest says")
    }
    return false
  }
}
