import ByteCodecs
import JSONText

/// What names a line in the list of anomalies.
enum LineDigest {
  /// The SHA-256 of a line, without the member that numbers it when it begins with one.
  static func digest(of line: Span<UInt8>, isNumbered: Bool) -> String {
    var hasher = SHA256Hasher()
    var start = 0
    if isNumbered, let comma = line.indices.first(where: { line[$0] == UInt8(ascii: ",") }) {
      unsafe hasher.update([UInt8(ascii: "{")].span.bytes)
      start = comma + 1
    }
    unsafe hasher.update(line.extracting(start..<line.count).bytes)
    return hasher.finish()
  }

  /// The same of a document, which was written without white space.
  static func digest(of document: JSONValue, isNumbered: Bool) -> String {
    digest(of: Array(document.compactText.utf8).span, isNumbered: isNumbered)
  }
}
