import Dialects
import Documents
import JSONText

/// The documents that one dialect wrote for some records; immutable once made and shared until the last is out.
final class DocumentChunk: Sendable {
  let json: JSONWriter

  init(_ json: consuming JSONWriter) { self.json = json }
}

/// A document that waits for its turn.
struct PendingDocument: Sendable {
  var entry: DocumentEntry
  var chunk: DocumentChunk

  /// Whether this comes before `other` in their file.
  func precedes(_ other: PendingDocument) -> Bool {
    if entry.time != other.entry.time { return entry.time < other.entry.time }
    // The texts are read inside the closures only.
    return unsafe chunk.json.withUnsafeBytes { text in
      unsafe other.chunk.json.withUnsafeBytes { otherText in
        unsafe DocumentEntry.precedes(entry, in: text, other.entry, in: otherText)
      }
    }
  }
}
