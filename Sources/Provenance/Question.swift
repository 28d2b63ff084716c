/// What `why` is asked about: an identifier as it stands in a file, or one line of a numbered stream.
public struct Question: Hashable, Sendable {
  /// The identifier: a SID, a UUID, a person, a stream, an address, the name of a queue.
  public let identifier: String
  /// The line's number within the stream that the identifier names.
  public let sequence: Int?

  /// The question in the words of the command line: `CA08...`, `tier1-07`, `agent:tier1-07 17`.
  public init(_ words: [String]) {
    let parts = words.flatMap { $0.split(separator: " ").map(String.init) }
    if parts.count >= 2, let number = parts.last.flatMap({ Int($0) }), number > 0 {
      identifier = parts.dropLast().joined(separator: " ")
      sequence = number
    } else {
      identifier = parts.joined(separator: " ")
      sequence = nil
    }
  }

  /// The question about all of its text as one identifier.
  var whole: Question { Question(identifier: text) }

  private init(identifier: String) {
    self.identifier = identifier
    sequence = nil
  }

  /// The question as it would be asked again.
  public var text: String { sequence.map { "\(identifier) \($0)" } ?? identifier }
}
