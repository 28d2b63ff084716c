import Dialects
import JSONText

/// One way to break what holds between the documents of a conversation: something done to one of them.
enum BundleBreakage: Int, CaseIterable {
  /// A member takes the value that it has in another document of its type.
  case exchanged
  /// A number, a time, an identifier becomes another.
  case nudged
  case missing
  case doubled

  /// What a label calls it.
  var kind: String {
    switch self {
    case .exchanged, .nudged: "relation-between-documents"
    case .missing: "missing-document"
    case .doubled: "doubled-document"
    }
  }

  /// Changes one of `documents`, which are of one type.
  ///
  /// - Returns: the position of the document, and the place in it as a JSON Pointer; nil when nothing changed.
  func apply(
    to documents: inout [JSONValue], _ shape: Shape, _ choices: inout Choices
  ) -> (index: Int, pointer: String)? {
    guard !documents.isEmpty else { return nil }
    let index = choices.draw(through: documents.count - 1)
    switch self {
    case .missing:
      documents.remove(at: index)
      return (index, "")
    case .doubled:
      documents.insert(documents[index], at: index)
      return (index + 1, "")
    case .exchanged:
      guard documents.count > 1 else { return nil }
      // Another one, counted from this one on: the neighbour is the likeliest to be of the same kind.
      let other = (index + 1 + choices.draw(through: documents.count - 2)) % documents.count
      let mine = PlaceSurvey([documents[index]], shape: shape).places.filter { $0.pattern.steps.count > 0 }
      guard !mine.isEmpty else { return nil }
      let place = choices.element(of: mine)
      var donor = documents[other]
      var taken: JSONValue?
      _ = donor.edit(at: place.pattern, choose: { _ in 0 }) { value in
        taken = value
        return nil
      }
      guard let taken else { return nil }
      return documents[index].edit(at: place.pattern, choose: { _ in 0 }, { $0 == nil ? nil : .some(taken) })
        .map { (index, $0) }
    case .nudged:
      let places = PlaceSurvey([documents[index]], shape: shape).places.filter {
        !$0.nudges.isEmpty && !$0.holders.isEmpty
      }
      guard !places.isEmpty else { return nil }
      let place = choices.element(of: places)
      let edit = choices.element(of: place.nudges)
      let position = choices.draw(through: 15)
      return documents[index].edit(at: place.pattern, choose: { position % $0 }, { edit.change($0) }).map { (index, $0) }
    }
  }
}
