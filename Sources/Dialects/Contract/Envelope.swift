public import JSONText

/// What a platform wraps documents in when it delivers them: some attributes around the document itself.
///
/// A file has every line wrapped, or none. Wrapped lines stand in the order of delivery, and the same one may come twice.
public struct Envelope: Sendable {
  /// The contract table of the whole, with any document inside.
  public let shape: Shape
  /// The member by which a wrapped document is known.
  public let mark: String
  /// The member that holds the document.
  public let content: String
  /// The member that is the same in every delivery of one document and in no other's.
  public let identifier: String

  /// What is wrong between the attributes and the document, nil when nothing is.
  public let complaint: @Sendable (_ line: JSONValue) -> String?

  /// An envelope known by `mark`, around the document in `content`, which `identifier` names.
  public init(
    shape: Shape, mark: String, content: String, identifier: String,
    complaint: @escaping @Sendable (_ line: JSONValue) -> String?
  ) {
    self.shape = shape
    self.mark = mark
    self.content = content
    self.identifier = identifier
    self.complaint = complaint
  }

  /// The document inside `line` and the name of its delivery; nil when the line is no envelope.
  public func open(_ line: JSONValue) -> (document: JSONValue, identifier: String)? {
    guard line[mark] != nil, let document = line[content], let name = line[identifier]?.string else { return nil }
    return (document, name)
  }
}
