import Dialects
import JSONText
import Synchronization

/// What can be done to documents of a type without anybody minding: found by doing it to examples and having it judged.
///
/// A place is looked at when somebody first asks for it, because looking at all of them takes long. What is found
/// depends on the examples alone, so that a choice of an edit means the same in every run, whoever asked before.
final class EditTable: Sendable {
  /// An edit with the examples that it can be done to.
  struct Entry: Sendable {
    var edit: Edit
    /// By position, the smallest first.
    var examples: [Int]
  }

  let survey: PlaceSurvey
  private let examples: [JSONValue]
  private let judge: DocumentJudge
  private let found: Mutex<[[Entry]?]>

  /// How many examples an edit is tried on.
  private static let trials = 2
  /// Texts of which all are free when these are.
  private static let representativeTexts = 3

  init(_ survey: PlaceSurvey, examples: [JSONValue], judge: DocumentJudge) {
    self.survey = survey
    self.examples = examples
    self.judge = judge
    found = Mutex(Array(repeating: nil, count: survey.places.count))
  }

  /// The free edits at a place, the plainest first.
  func free(at position: Int) -> [Entry] {
    if let known = found.withLock({ $0[position] }) { return known }
    // Two threads may do the same work; they come to the same result.
    let entries = look(at: survey.places[position])
    found.withLock { $0[position] = entries }
    return entries
  }

  /// Whether a place has free edits, or nobody has looked yet whether it has.
  func mayBeFree(at position: Int) -> Bool {
    guard !survey.places[position].pattern.steps.isEmpty else { return false }
    return found.withLock { $0[position] }?.isEmpty != true
  }

  private func look(at place: Place) -> [Entry] {
    var found: [Entry] = []
    var texts = 0
    var isAnyText = true
    for edit in place.extremes {
      var entry = Entry(edit: edit, examples: place.holders)
      // The smallest first, whether something stands there or not.
      if case .set = edit { entry.examples = (place.holders + place.vacancies).sorted() }
      // Where arrays are empty nothing can be done to them.
      if edit.needsElements {
        entry.examples.removeAll { example in
          var document = examples[example]
          return document.edit(at: place.pattern, choose: { _ in 0 }, edit.change) == nil
        }
      }
      guard !entry.examples.isEmpty else { continue }
      let isText = if case .set(.string) = edit, place.shape.isFreeText { true } else { false }
      if isText, texts >= Self.representativeTexts {
        if isAnyText { found.append(entry) }
        continue
      }
      let passed = passed(entry, place.pattern)
      if isText {
        texts += 1
        isAnyText = isAnyText && passed.isAlways
      }
      // On all examples when it was free of all that were tried, or on those alone.
      if !passed.examples.isEmpty {
        found.append(passed.isAlways ? entry : Entry(edit: edit, examples: passed.examples))
      }
    }
    return found
  }

  /// The examples that an edit changed so that nobody minds, and whether nobody ever did.
  private func passed(_ entry: Entry, _ pattern: PlacePattern) -> (examples: [Int], isAlways: Bool) {
    var passed: [Int] = []
    var isAlways = true
    // The smallest and a middling one: large documents cost most and say nothing else.
    for position in Set((0..<Self.trials).map { $0 * (entry.examples.count - 1) / 3 }).sorted() {
      let number = entry.examples[position]
      var document = examples[number]
      guard document.edit(at: pattern, choose: { _ in 0 }, entry.edit.change) != nil else { continue }
      if judge.isSound(document) { passed.append(number) } else { isAlways = false }
    }
    return (passed, isAlways && !passed.isEmpty)
  }
}
