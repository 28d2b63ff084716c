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
  var order: DocumentOrder
  var chunk: DocumentChunk
  var range: Range<Int>
}
