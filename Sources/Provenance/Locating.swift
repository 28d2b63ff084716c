import Dialects
import JSONText

/// Where a text stands in a document, and in what.
struct Location {
  /// Keys and positions from the outside in, `/` before each.
  var path: String
  /// The objects and arrays around it, the outermost first.
  var around: [JSONValue]

  /// The first place in `document` where `text` stands as a value, else as a part of one.
  static func first(of text: String, in document: JSONValue) -> Location? {
    var search = LocationSearch(text: text)
    search.visit(document, "", [])
    return search.whole ?? search.part
  }

  /// What identifiers stand around it that name one thing, the outermost first: by them the document is known.
  var identifiers: [String] {
    around.flatMap { value in value.members.compactMap { $0.value.string }.filter(\.hasIdentifierForm) }
  }

  /// When it happened: the first time in the innermost object around it that has one, in milliseconds since the epoch.
  var moment: Int64? {
    for value in around.reversed() {
      for member in value.members {
        if let time = member.value.instant { return time }
        if member.key.hasSuffix("Timestamp") || member.key == "recordedAt", let time = member.value.integer {
          return time
        }
      }
    }
    return nil
  }
}

private struct LocationSearch {
  let text: String
  var whole: Location?
  var part: Location?

  mutating func visit(_ value: JSONValue, _ path: String, _ around: [JSONValue]) {
    guard whole == nil else { return }
    switch value {
    case .string(let found):
      if found == text {
        whole = Location(path: path, around: around)
      } else if part == nil, found.utf8.count > text.utf8.count, found.hasWord(text) {
        part = Location(path: path, around: around)
      }
    case .array(let elements):
      for (index, element) in elements.enumerated() { visit(element, "\(path)/\(index)", around + [value]) }
    case .object(let members):
      for member in members { visit(member.value, "\(path)/\(member.key)", around + [value]) }
    case .null, .boolean, .number: break
    }
  }
}

extension String {
  /// Whether `word` stands in this text as a word of its own.
  fileprivate func hasWord(_ word: String) -> Bool {
    var isThere = false
    NeedleSet([word]).search(Array(utf8).span) { _, _ in isThere = true }
    return isThere
  }
}
