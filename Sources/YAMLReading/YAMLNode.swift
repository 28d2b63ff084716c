/// A value of a YAML document and where it was written.
///
/// Aliases and merge keys are already replaced by what they stand for, and such values keep the mark of the original.
/// What a plain scalar means (a number, a time, nothing) is for whoever knows what is expected there.
public struct YAMLNode: Hashable, Sendable {
  /// Where it begins.
  public let mark: Mark
  /// What it is.
  public let content: Content

  /// What a value can be.
  public enum Content: Hashable, Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping(YAMLMapping)
  }

  /// A value that was written at `mark`.
  public init(_ content: Content, at mark: Mark) {
    self.content = content
    self.mark = mark
  }
}

/// A single text of a YAML document, escapes and folding undone.
public struct YAMLScalar: Hashable, Sendable {
  /// The text.
  public let text: String
  /// Whether it was written without quotes, so that it may mean something other than a text.
  public let isPlain: Bool

  /// A scalar with this text.
  public init(_ text: String, isPlain: Bool) {
    self.text = text
    self.isPlain = isPlain
  }

  /// Whether it stands for nothing: an empty plain scalar, `~` or `null`.
  public var isNull: Bool { isPlain && (text.isEmpty || text == "~" || text == "null") }
}

/// The pairs of a YAML mapping in the order written; no key occurs twice.
public struct YAMLMapping: Hashable, Sendable {
  /// One key and its value.
  public struct Entry: Hashable, Sendable {
    /// The key's text.
    public let key: String
    /// Where the key was written.
    public let keyMark: Mark
    /// What it stands for.
    public let value: YAMLNode

    /// A pair whose key was written at `keyMark`.
    public init(key: String, keyMark: Mark, value: YAMLNode) {
      self.key = key
      self.keyMark = keyMark
      self.value = value
    }
  }

  /// In the order written; pairs that came through a merge key are last.
  public let entries: [Entry]

  /// A mapping of entries whose keys differ.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// The value under `key`, found in time linear in the number of entries.
  public subscript(key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }
}
