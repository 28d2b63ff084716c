/// What decides the bytes of a run: two runs of the same identity are the same run.
public struct RunIdentity: Hashable, Sendable {
  /// One thing that matters.
  public struct Part: Hashable, Sendable {
    /// What it is, in the words of the command line: `--seed`.
    public var name: String
    /// Its value.
    public var value: String

    /// A part with a name and a value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// In a fixed order.
  public var parts: [Part]

  /// An identity of these parts.
  public init(_ parts: [Part]) { self.parts = parts }

  /// All of it as one text.
  public var text: String { parts.map { "\($0.name)=\($0.value)" }.joined(separator: "; ") }

  /// The parts in which `other` differs, with its values.
  public func differences(from other: RunIdentity) -> [(mine: Part, theirs: String)] {
    parts.compactMap { part in
      let theirs = other.parts.first { $0.name == part.name }?.value
      return theirs == part.value ? nil : (part, theirs ?? "unknown")
    }
  }
}
