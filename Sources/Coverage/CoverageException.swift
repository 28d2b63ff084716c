/// A family of facts that no single run shows, or no run at all, with the reason.
///
/// The list of them all is `coverageExceptions`; `docs/coverage.md` prints it. A fact that matches is left out of the
/// shares as long as it does not occur, and so is whatever lies below it.
public struct CoverageException: Sendable {
  /// A few words by which reports refer to it.
  public let name: String
  /// Why the facts do not occur.
  public let reason: String
  /// The facts: the kind of document, a space, the fact in words; `%` stands for any text, `(a|b)` for either.
  public let facts: [String]
  /// The same, one for each choice.
  private let patterns: [[UInt8]]

  /// A family of facts that match one of the patterns.
  public init(_ name: String, _ facts: [String], because reason: String) {
    self.name = name
    self.reason = reason
    self.facts = facts
    patterns = facts.flatMap(Self.choices).map { Array($0.utf8) }
  }

  /// Whether the fact of that kind of document belongs to the family.
  public func covers(_ fact: CoverageFact, of documentType: String) -> Bool {
    let text = Array("\(documentType) \(fact.text)".utf8)
    return patterns.contains { Self.matches(text[...], $0[...]) }
  }

  /// A pattern for each of the words between the first parentheses; the pattern itself where there are none.
  private static func choices(_ pattern: String) -> [String] {
    guard let open = pattern.firstIndex(of: "("), let close = pattern.lastIndex(of: ")") else { return [pattern] }
    let words = pattern[pattern.index(after: open)..<close].split(separator: "|")
    return words.map { String(pattern[..<open]) + $0 + pattern[pattern.index(after: close)...] }
  }

  /// Whether `text` is `pattern` with any text for each `%`.
  private static func matches(_ text: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    var (text, pattern) = (text, pattern)
    // Where to go on when what follows the last `%` does not fit: that `%` then takes one byte more.
    var retry: (text: ArraySlice<UInt8>, pattern: ArraySlice<UInt8>)?
    while true {
      if pattern.first == UInt8(ascii: "%") {
        pattern = pattern.dropFirst()
        retry = (text, pattern)
      } else if let wanted = pattern.first, wanted == text.first {
        pattern = pattern.dropFirst()
        text = text.dropFirst()
      } else if pattern.isEmpty, text.isEmpty {
        return true
      } else if let last = retry, !last.text.isEmpty {
        text = last.text.dropFirst()
        pattern = last.pattern
        retry = (text, pattern)
      } else {
        return false
      }
    }
  }
}
