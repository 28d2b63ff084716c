import Dialects
import JSONText

/// Something done to one of the documents of a type that a conversation has.
enum BundleChange: Sendable {
  case missing(document: Int)
  case doubled(document: Int)
  /// A member takes the value that stands there in another document.
  case exchanged(document: Int, PlacePattern, donor: Int)
  /// A number, a time, an identifier becomes another; `position` says at which of the elements on the way.
  case nudged(document: Int, PlacePattern, Edit, position: Int)

  /// The position of the document.
  var document: Int {
    switch self {
    case .missing(let document), .doubled(let document), .exchanged(let document, _, _),
      .nudged(let document, _, _, _):
      document
    }
  }

  /// What a label calls it.
  var kind: String {
    switch self {
    case .exchanged, .nudged: "relation-between-documents"
    case .missing: "missing-document"
    case .doubled: "doubled-document"
    }
  }

  /// Makes the change.
  ///
  /// - Returns: where it shows: the position of the document, and the place in it as a JSON Pointer; nil when nothing
  ///   changed.
  func apply(to documents: inout [JSONValue]) -> (document: Int, pointer: String)? {
    guard documents.indices.contains(document) else { return nil }
    switch self {
    case .missing:
      documents.remove(at: document)
      return (document, "")
    case .doubled:
      documents.insert(documents[document], at: document)
      return (document + 1, "")
    case .exchanged(_, let pattern, let donor):
      guard documents.indices.contains(donor), let taken = documents[donor].value(at: pattern) else { return nil }
      return documents[document].edit(at: pattern, choose: { _ in 0 }, { $0 == nil ? nil : .some(taken) })
        .map { (document, $0) }
    case .nudged(_, let pattern, let edit, let position):
      return documents[document].edit(at: pattern, choose: { position % $0 }, { edit.change($0) })
        .map { (document, $0) }
    }
  }

  /// Any change to `documents`, which are of one type; nil when the choices come to none.
  static func any(to documents: [JSONValue], _ shape: Shape, _ choices: inout Choices) -> BundleChange? {
    guard !documents.isEmpty else { return nil }
    let what = choices.draw(weights: [4, 4, 1, 1])
    let document = choices.draw(through: documents.count - 1)
    switch what {
    case 0:
      guard documents.count > 1 else { return nil }
      // Another one, counted from this one on: the neighbour is the likeliest to be of the same kind.
      let donor = (document + 1 + choices.draw(through: documents.count - 2)) % documents.count
      let places = PlaceSurvey([documents[document]], shape: shape).places.filter { !$0.pattern.steps.isEmpty }
      guard !places.isEmpty else { return nil }
      return .exchanged(document: document, choices.element(of: places).pattern, donor: donor)
    case 1:
      let places = PlaceSurvey([documents[document]], shape: shape).places.filter {
        !$0.nudges.isEmpty && !$0.holders.isEmpty
      }
      guard !places.isEmpty else { return nil }
      let place = choices.element(of: places)
      let edit = choices.element(of: place.nudges)
      return .nudged(document: document, place.pattern, edit, position: choices.draw(through: 15))
    case 2: return .missing(document: document)
    default: return .doubled(document: document)
    }
  }

  /// The same change to a document of another conversation, the first from `choices` on that has the place.
  func carried(to documents: [JSONValue], _ choices: inout Choices) -> BundleChange? {
    guard !documents.isEmpty else { return nil }
    let start = choices.draw(through: documents.count - 1)
    func next(having pattern: PlacePattern, from start: Int) -> Int? {
      documents.indices.lazy.map { (start + $0) % documents.count }.first { documents[$0].value(at: pattern) != nil }
    }
    switch self {
    case .missing: return .missing(document: start)
    case .doubled: return .doubled(document: start)
    case .nudged(_, let pattern, let edit, let position):
      return next(having: pattern, from: start).map { .nudged(document: $0, pattern, edit, position: position) }
    case .exchanged(_, let pattern, _):
      guard let document = next(having: pattern, from: start),
        let donor = next(having: pattern, from: document + 1), donor != document
      else { return nil }
      return .exchanged(document: document, pattern, donor: donor)
    }
  }
}

extension JSONValue {
  /// What stands at a place, in the first of the elements on the way; nil when there is no such place.
  fileprivate func value(at pattern: PlacePattern) -> JSONValue? {
    var copy = self
    var found: JSONValue?
    _ = copy.isEdited(at: pattern, choose: { _ in 0 }) { value in
      found = value
      return nil
    }
    return found
  }
}
