import ByteCodecs
import Documents
import JSONText

/// The text of a document as its writer has it and as a label names it: a numbered one stands without its number.
struct DeliveredText {
  /// What the writer holds: for a numbered stream what follows the number.
  let written: [UInt8]
  /// A whole JSON value.
  private let whole: [UInt8]
  private let stream: DocumentStream

  /// The text that a writer holds of a document of `stream`.
  init(_ written: [UInt8], _ stream: DocumentStream) {
    self.written = written
    self.stream = stream
    // What follows the number begins with a comma.
    whole = stream.numberingPrefix == nil ? written : [UInt8(ascii: "{")] + written.dropFirst()
  }

  /// The text of a document of `stream`, a numbered one without its number.
  init(_ document: JSONValue, _ stream: DocumentStream) {
    self.stream = stream
    whole = Array(document.compactText.utf8)
    written = stream.numberingPrefix == nil ? whole : [UInt8(ascii: ",")] + whole.dropFirst()
  }

  /// The document, without its number; nil when the text is none.
  var value: JSONValue? { try? JSONReader.parse(whole) }

  /// SHA-256 of the document, without its number.
  var digest: String {
    var hasher = SHA256Hasher()
    // The bytes are read inside the call.
    unsafe hasher.update(whole.span.bytes)
    return hasher.finish()
  }

  /// Where the first byte of the primary id stands in `written`: a byte stands at the same place in both texts.
  var identifierStart: Int {
    let reader = LinePlaceReader(time: stream.order.time, identifier: stream.order.identifier)
    guard let place = reader.place(in: whole, whole.indices) else {
      preconditionFailure("an anomaly keeps what its line is ordered by")
    }
    return place.identifierStart
  }
}
