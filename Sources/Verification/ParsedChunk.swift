import Dialects
import Documents
import JSONText
import LineReading

/// The documents of a chunk of lines, with everything that can be judged of a line alone.
struct ParsedChunk: Sendable {
  /// One line.
  struct Line: Sendable {
    /// Its number, from 1.
    var number: Int
    /// Its value, nil when it is not JSON.
    var document: JSONValue?
    /// Why it is not.
    var complaint: String
    /// Where its contract table does not fit.
    var violations: [ShapeViolation]
    /// What orders it, nil when it lacks that.
    var place: LinePlace?
    /// The listed change that was taken back, by position; nil for a line that no anomaly concerns.
    var change: Int?
    /// Whether it does not stand in the file, and should.
    var isLost = false
  }

  let lines: [Line]

  /// Reads the lines of `chunk`; pure, so chunks can be read at once.
  ///
  /// - Parameters:
  ///   - isFirstReading: whether shape and order matter; a file that is read again was judged before.
  ///   - listed: the anomalies of the file, which are taken back.
  init(
    _ chunk: LineReader.Chunk, _ type: DocumentType, isFirstReading: Bool, listed: ListedAnomalies.File? = nil
  ) {
    var reader = JSONReader()
    let order = LineOrder.all[type.stream.documentType]
    var lines: [Line] = []
    let bytes = chunk.bytes.span
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      var line = Line(number: chunk.firstLine + lines.count, complaint: "", violations: [])
      if end == start {
        line.complaint = "the line is empty"
      } else {
        do {
          let document = try reader.parse(bytes.extracting(start..<end))
          line.document = document
          if isFirstReading || listed != nil { line.place = order?.place(of: document) }
          if let listed, let place = line.place, listed.identifiers.contains(place.id) {
            let digest = LineDigest.digest(of: bytes.extracting(start..<end), isNumbered: order?.sequence != nil)
            line.restore(by: listed, order, digest)
          }
          // Rules rely on the shape, so it is needed at every reading.
          line.violations = type.shape.violations(in: line.document ?? document, limit: 5)
        } catch { line.complaint = "is not JSON: \(error)" }
      }
      lines.append(line)
      start = end + 1
    }
    self.lines = lines
  }
}

extension ParsedChunk.Line {
  /// Takes back what the list says was done to this line, whose SHA-256 as it stands is `digest`.
  fileprivate mutating func restore(by listed: ListedAnomalies.File, _ order: LineOrder?, _ digest: String) {
    guard let index = listed.byLine[digest]?.first, var document else { return }
    let change = listed.changes[index].change
    for edit in change.edits.reversed() where !edit.undo(in: &document) { return }
    // What comes of it must be the line that the list names; otherwise the anomaly is none that is listed.
    guard change.edits.isEmpty || LineDigest.digest(of: document, isNumbered: order?.sequence != nil) == change.clean
    else { return }
    self.change = index
    self.document = document
    self.place = order?.place(of: document)
  }
}
