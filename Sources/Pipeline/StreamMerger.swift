import Documents
import JSONText
import Quantities

/// Brings the documents of one stream into their total order and numbers them where the stream is numbered.
///
/// Documents come in any order; what lies before the watermark can have no successor and leaves.
struct StreamMerger {
  private let stream: DocumentStream
  private var pending: [PendingDocument] = []
  private var numbers: [UInt64: Int] = [:]
  private var limit = Int64.min
  private var lines: [UInt8] = []

  init(_ stream: DocumentStream) { self.stream = stream }

  /// How many documents wait.
  var count: Int { pending.count }

  mutating func add(_ document: PendingDocument) { pending.append(document) }

  /// Hands the lines before `watermark` (all of them when nil) to `deliver` as one stretch of text.
  mutating func release<Failure: Error>(
    before watermark: SimulationTime?, _ deliver: (RawSpan, _ documents: Int) throws(Failure) -> Void
  ) throws(Failure) {
    pending.sort { $0.precedes($1) }
    let limit = watermark?.milliseconds ?? Int64.max
    let count = pending.firstIndex { $0.entry.time >= limit } ?? pending.count
    guard count > 0 else { return }
    // A document that comes after its place was passed would make every later file wrong: better no file.
    precondition(pending[0].entry.time >= self.limit, "\(stream.path): a document came too late")
    self.limit = limit
    lines.removeAll(keepingCapacity: true)
    for document in pending.prefix(count) {
      append(document)
    }
    pending.removeFirst(count)
    try unsafe deliver(lines.span.bytes, count)
  }

  private mutating func append(_ document: PendingDocument) {
    if let prefix = stream.numberingPrefix {
      let number = numbers[document.entry.numbering, default: 0] + 1
      numbers[document.entry.numbering] = number
      lines.append(contentsOf: prefix.utf8)
      lines.append(contentsOf: String(number).utf8)
    }
    // The bytes are copied inside the closure.
    unsafe document.chunk.json.withUnsafeBytes { text in
      unsafe lines.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[document.entry.range]))
    }
  }
}
