import Dialects
import JSONText

/// Documents that are valid and extreme.
extension Sampler {
  /// At most so many edits are made to one document.
  private static let mostEdits = 8

  func edges(_ choices: inout Choices) -> Sample {
    let (document, touched) = extreme(&choices)
    return Sample(text: document.compactBytes, choices: choices.record, touched: touched)
  }

  func spelling(_ choices: inout Choices) -> Sample {
    // The value first, so that its choices shrink apart from those of its spelling.
    let (document, touched) = extreme(&choices)
    var spelling = SpelledText(&choices)
    let text = spelling.text(of: document, pool.type.shape)
    return Sample(text: text, plain: document.compactBytes, choices: choices.record, touched: touched)
  }

  /// An example after a few edits that no rule minds, and the places where they were made.
  private func extreme(_ choices: inout Choices) -> (document: JSONValue, touched: [String]) {
    var edits: [(entry: EditTable.Entry, position: Int)] = []
    while edits.count < Self.mostEdits, !table.free.isEmpty {
      let edit: (entry: EditTable.Entry, position: Int)? = choices.span { choices in
        guard choices.draw(weights: edits.isEmpty ? [1, 7] : [2, 3]) > 0 else { return nil }
        let place = choices.element(of: table.free)
        return (choices.element(of: place), choices.draw(through: 15))
      }
      guard let edit else { break }
      edits.append(edit)
    }
    let example =
      edits.first.map { choices.element(of: $0.entry.examples) }
      ?? choices.draw(through: pool.documents.count - 1)
    var document = pool.documents[example]
    var touched: [String] = []
    for edit in edits where apply(edit, to: &document) { touched.append(edit.entry.pattern.text) }
    if touched.isEmpty || isSound(document) { return (document, touched) }
    // Edits that are harmless one by one can be wrong together: then those hold that go with the ones before.
    document = pool.documents[example]
    touched = []
    for edit in edits {
      var next = document
      guard apply(edit, to: &next), isSound(next) else { continue }
      document = next
      touched.append(edit.entry.pattern.text)
    }
    return (document, touched)
  }

  private func apply(_ edit: (entry: EditTable.Entry, position: Int), to document: inout JSONValue) -> Bool {
    let position = edit.position
    return document.edit(at: edit.entry.pattern, choose: { position % $0 }, edit.entry.edit.change) != nil
  }

  private func isSound(_ document: JSONValue) -> Bool {
    pool.type.shape.accepts(document) && pool.judge.keepsRules(document)
  }
}
