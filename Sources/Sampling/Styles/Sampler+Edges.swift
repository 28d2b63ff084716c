import Dialects
import JSONText

/// Documents that are valid and extreme.
extension Sampler {
  /// At most so many edits are made to one document.
  private static let mostEdits = 8

  func edges(_ choices: inout Choices) -> Sample {
    let extreme = extreme(&choices)
    return Sample(
      text: extreme.document.compactBytes, choices: choices.record, touched: extreme.touched, original: extreme.base)
  }

  func spelling(_ choices: inout Choices) -> Sample {
    // The value first, so that its choices shrink apart from those of its spelling.
    let extreme = extreme(&choices)
    var spelling = SpelledText(&choices)
    let text = spelling.text(of: extreme.document, material.pool.type.shape)
    return Sample(
      text: text, plain: extreme.document.compactBytes, choices: choices.record, touched: extreme.touched,
      original: extreme.base)
  }

  /// An edit as choices name it: where, what, and at which of the elements on the way.
  private struct ChosenEdit {
    var place: Int
    var entry: EditTable.Entry
    var position: Int
    var detail: Int
  }

  private struct Extreme {
    var document: JSONValue
    /// The document before its edits.
    var base: JSONValue
    var touched: [SampleTouch]
  }

  /// An example after a few edits that no rule minds, and perhaps at another time.
  private func extreme(_ choices: inout Choices) -> Extreme {
    let material = material
    // All numbers of edits come before what they mean is known, so that what is left when one is taken out still means
    // the same. The first one decides the example, so that all places are as likely; the others are made to that.
    let drafts = drafts(&choices)
    let first = drafts.first.flatMap { chosenEdit($0, material, among: nil) }
    let example =
      first.map { choices.element(of: $0.entry.examples) } ?? choices.draw(through: material.pool.documents.count - 1)
    let others = drafts.dropFirst().compactMap { chosenEdit($0, material, among: material.hasPlace[example]) }
    let edits = (first.map { [$0] } ?? []) + others
    let base = material.base(example, material.thinning(&choices), for: edits.map(\.place))
    let shift = timeShift(&choices)
    var document = base
    var touched: [SampleTouch] = []
    for edit in edits where apply(edit, to: &document) { touched.append(touch(of: edit)) }
    if let shifted = shift?.apply(to: document) {
      document = shifted
      touched.append(SampleTouch(Self.allTimes, shift?.name ?? ""))
    }
    if touched.isEmpty || material.pool.judge.isSound(document) {
      return Extreme(document: document, base: base, touched: touched)
    }
    // Edits that are harmless one by one can be wrong together: then those hold that go with the ones before.
    document = base
    touched = []
    for edit in edits {
      var next = document
      guard apply(edit, to: &next), material.pool.judge.isSound(next) else { continue }
      document = next
      touched.append(touch(of: edit))
    }
    if let shifted = shift?.apply(to: document), material.pool.judge.isSound(shifted) {
      document = shifted
      touched.append(SampleTouch(Self.allTimes, shift?.name ?? ""))
    }
    return Extreme(document: document, base: base, touched: touched)
  }

  /// What `touched` calls a document that was moved in time as a whole.
  static let allTimes = "(all times)"

  private func timeShift(_ choices: inout Choices) -> TimeShift? {
    let shifts = TimeShift.all
    let listed = Array(repeating: 1, count: shifts.count)
    let choice = choices.draw(weights: [3 * shifts.count] + listed + [2 * shifts.count])
    guard choice > 0 else { return nil }
    guard choice > shifts.count else { return shifts[choice - 1] }
    return TimeShift(
      day: choices.draw(through: TimeShift.lastDay), millisecond: choices.draw(through: TimeShift.lastMillisecond))
  }

  /// An edit before it is known what its numbers mean.
  private struct Draft {
    var place: Int
    var entry: Int
    var position: Int
    var detail: Int
  }

  private func drafts(_ choices: inout Choices) -> [Draft] {
    let lastPlace = material.survey.places.count - 1
    var drafts: [Draft] = []
    while drafts.count < Self.mostEdits {
      let draft: Draft? = choices.span { choices in
        guard choices.draw(weights: drafts.isEmpty ? [1, 31] : [2, 3]) > 0 else { return nil }
        return Draft(
          place: choices.draw(through: lastPlace), entry: choices.draw(through: 1_023),
          position: choices.draw(through: 15), detail: choices.draw(through: DrawnValue.last))
      }
      guard let draft else { break }
      drafts.append(draft)
    }
    return drafts
  }

  /// What a draft comes to at the first place, from its own on, where anything is free; nil when nothing is anywhere.
  private func chosenEdit(_ draft: Draft, _ material: SampleMaterial, among places: [Bool]?) -> ChosenEdit? {
    let count = material.survey.places.count
    for offset in 0..<count {
      let place = (draft.place + offset) % count
      guard places?[place] ?? true else { continue }
      let free = material.table.free(at: place)
      guard !free.isEmpty else { continue }
      return ChosenEdit(place: place, entry: free[draft.entry], position: draft.position, detail: draft.detail)
    }
    return nil
  }

  private func touch(of edit: ChosenEdit) -> SampleTouch {
    SampleTouch(material.survey.places[edit.place].name, edit.entry.name)
  }

  private func apply(_ edit: ChosenEdit, to document: inout JSONValue) -> Bool {
    document.isEdited(
      at: material.survey.places[edit.place].pattern, choose: { edit.position % $0 },
      { edit.entry.edit.change($0, detail: edit.detail) })
  }
}
