/// Text that is not the JSON value it should be: where and why.
public struct JSONReadingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The text ends inside a value.
    case unexpectedEnd
    /// Something else should stand here; the text says what.
    case expected(String)
    /// A number that does not follow the grammar of RFC 8259 section 6.
    case malformedNumber
    /// A control character inside a string, which must be escaped.
    case controlCharacter(UInt8)
    /// A backslash before something that it does not escape.
    case invalidEscape
    /// A `\u` escape of one half of a surrogate pair without the other.
    case loneSurrogate
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// A key that the object has already.
    case duplicateKey(String)
    /// More brackets inside one another than are accepted.
    case tooDeep(Int)
    /// Something after the value.
    case trailingText
  }

  /// The offset of the offending byte, from 0.
  public let offset: Int
  /// What is wrong there.
  public let reason: Reason

  /// The given problem at the byte with this offset.
  public init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  /// `byte 17: expected a value`.
  public var description: String {
    let problem =
      switch reason {
      case .unexpectedEnd: "the text ends inside a value"
      case .expected(let what): "expected \(what)"
      case .malformedNumber: "malformed number"
      case .controlCharacter(let byte): "control character \(byte) inside a string"
      case .invalidEscape: "invalid escape"
      case .loneSurrogate: "half a surrogate pair"
      case .invalidUTF8: "bytes that are not UTF-8"
      case .duplicateKey(let key): "duplicate key \"\(key)\""
      case .tooDeep(let most): "nested deeper than \(most)"
      case .trailingText: "text after the value"
      }
    return "byte \(offset): \(problem)"
  }
}
