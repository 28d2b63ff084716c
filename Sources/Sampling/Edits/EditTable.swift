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
    let edit: Edit
    /// What a summary calls the edit.
    let name: String
    /// By position, the smallest first.
    let examples: [Int]

    init(_ edit: Edit, _ examples: [Int]) {
      self.edit = edit
      name = edit.name
      self.examples = examples
    }
  }

  /// The free edits at a place.
  struct Entries: Sendable {
    /// Listed ones, the plainest first.
    fileprivate(set) var listed: [Entry] = []
    /// Those that draw a value.
    fileprivate(set) var drawn: [Entry] = []

    var isEmpty: Bool { listed.isEmpty && drawn.isEmpty }

    /// The edit that a number means, 0 being the plainest; one in three draws a value where that can be.
    subscript(number: Int) -> Entry {
      if listed.isEmpty || !drawn.isEmpty && number % 3 == 2 { return drawn[number / 3 % drawn.count] }
      return listed[(drawn.isEmpty ? number : number / 3 * 2 + number % 3) % listed.count]
    }
  }

  let survey: PlaceSurvey
  private let examples: [JSONValue]
  private let judge: DocumentJudge
  private let found: Mutex<[Entries?]>

  /// How many examples an edit is tried on.
  private static let trials = 2
  /// Which of the values that can be drawn are tried: the plainest, and one that is not.
  private static let details = [0, 40_503]
  /// Texts of which all are free when these are.
  private static let representativeTexts = 3

  init(_ survey: PlaceSurvey, examples: [JSONValue], judge: DocumentJudge) {
    self.survey = survey
    self.examples = examples
    self.judge = judge
    found = Mutex(Array(repeating: nil, count: survey.places.count))
  }

  /// The free edits at a place.
  func free(at position: Int) -> Entries {
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

  private func look(at place: Place) -> Entries {
    var found = Entries()
    var texts = 0
    var isAnyText = true
    for edit in place.extremes {
      var examples = place.holders
      // The smallest first, whether something stands there or not.
      switch edit {
      case .set, .draw: examples = (place.holders + place.vacancies).sorted()
      case .remove, .add, .otherDigit, .array, .burst, .rename: break
      }
      // Where arrays are empty nothing can be done to them.
      if edit.needsElements {
        examples.removeAll { example in
          var document = self.examples[example]
          return !document.isEdited(at: place.pattern, choose: { _ in 0 }, { edit.change($0) })
        }
      }
      guard !examples.isEmpty else { continue }
      let isText = if case .set(.string) = edit, place.shape.isFreeText { true } else { false }
      if isText, texts >= Self.representativeTexts {
        if isAnyText { found.listed.append(Entry(edit, examples)) }
        continue
      }
      let passed = passed(edit, examples, place.pattern)
      if isText {
        texts += 1
        isAnyText = isAnyText && passed.isAlways
      }
      guard !passed.examples.isEmpty else { continue }
      // On all examples when it was free of all that were tried, or on those alone.
      let entry = Entry(edit, passed.isAlways ? examples : passed.examples)
      if case .draw = edit { found.drawn.append(entry) } else { found.listed.append(entry) }
    }
    return found
  }

  /// The examples that an edit changed so that nobody minds, and whether nobody ever did.
  private func passed(_ edit: Edit, _ examples: [Int], _ pattern: PlacePattern) -> (examples: [Int], isAlways: Bool) {
    var passed: [Int] = []
    var isAlways = true
    let details = if case .draw = edit { Self.details } else { [0] }
    // The smallest and a middling one: large documents cost most and say nothing else.
    for position in Set((0..<Self.trials).map { $0 * (examples.count - 1) / 3 }).sorted() {
      let number = examples[position]
      let outcomes = details.compactMap { detail -> Bool? in
        var document = self.examples[number]
        guard document.isEdited(at: pattern, choose: { _ in 0 }, { edit.change($0, detail: detail) }) else {
          return nil
        }
        return judge.isSound(document)
      }
      guard !outcomes.isEmpty else { continue }
      if !outcomes.contains(false) { passed.append(number) } else { isAlways = false }
    }
    return (passed, isAlways && !passed.isEmpty)
  }
}
