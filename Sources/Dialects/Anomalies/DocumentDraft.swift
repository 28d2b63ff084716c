public import JSONText

/// A document that is being spoilt, with a list of everything that was done to it.
public struct DocumentDraft: Sendable {
  /// The document as it is by now.
  public private(set) var document: JSONValue
  /// What was done, in order.
  public private(set) var edits: [DocumentEdit] = []

  /// A document that nothing was done to.
  public init(_ document: JSONValue) { self.document = document }

  /// Puts another value to where one stands.
  public mutating func replace(_ path: [String], by value: JSONValue) {
    guard let was = document.value(at: path) else { return }
    document.update(at: path[...]) { $0 = value }
    edits.append(DocumentEdit(path: path, change: .replaced(was: was, now: value)))
  }

  /// Takes a member or element away; nothing happens when there is none.
  public mutating func remove(_ path: [String]) {
    guard let was = document.value(at: path), let position = document.removePlace(at: path) else { return }
    edits.append(DocumentEdit(path: path, change: .removed(was: was, position: position)))
  }

  /// Moves every time that `path` names by so many milliseconds.
  public mutating func shift(_ path: [String], by milliseconds: Int64) {
    guard document.update(at: path[...], { $0.shift(by: milliseconds) }) else { return }
    edits.append(DocumentEdit(path: path, change: .shifted(milliseconds)))
  }
}
