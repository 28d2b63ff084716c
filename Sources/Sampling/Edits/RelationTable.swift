import Dialects
import JSONText

/// Small changes that break one rule of `verify` and no other, by rule: found by making them to examples.
struct RelationTable: Sendable {
  /// A change with where it is made.
  struct Entry: Sendable {
    /// The position of the place in the survey.
    var place: Int
    var edit: Edit
    /// The examples that it breaks so, by position, the smallest first.
    var examples: [Int]
  }

  /// In the order of the rules' ids.
  private(set) var rules: [(rule: String, entries: [Entry])] = []

  /// How many examples a change is tried on: few at first, and more for the sake of rules that nothing broke yet.
  private static let trials = 2
  private static let moreTrials = 12
  /// Ways to break one rule that are kept: more of them only take longer to find.
  private static let mostWays = 48

  init(_ survey: PlaceSurvey, examples: [JSONValue], judge: DocumentJudge) {
    guard !judge.ruleIDs.isEmpty else { return }
    var found: [String: [Entry]] = [:]
    for (position, place) in survey.places.enumerated() where !place.holders.isEmpty {
      for edit in place.nudges {
        var broken: [String: [Int]] = [:]
        let last = place.holders.count - 1
        for trial in Set((0..<Self.trials).map { $0 * last / max(1, Self.trials - 1) / 2 }).sorted() {
          let number = place.holders[trial]
          guard let document = Self.edited(examples[number], at: place, edit, judge),
            let rule = judge.onlyOffence(of: document)?.rule
          else { continue }
          broken[rule, default: []].append(number)
        }
        Self.note(broken, Entry(place: position, edit: edit, examples: []), in: &found)
      }
    }
    searchFurther(for: Self.tested(by: examples, judge).subtracting(found.keys), survey, examples, judge, &found)
    rules = found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Tries changes on more examples, as far as the rules that nothing broke yet mind.
  private func searchFurther(
    for unbroken: Set<String>, _ survey: PlaceSurvey, _ examples: [JSONValue], _ judge: DocumentJudge,
    _ found: inout [String: [Entry]]
  ) {
    guard !unbroken.isEmpty else { return }
    for (position, place) in survey.places.enumerated() where !place.holders.isEmpty {
      for edit in place.nudges {
        var broken: [String: [Int]] = [:]
        let step = max(1, place.holders.count / Self.moreTrials)
        for trial in stride(from: 0, to: place.holders.count, by: step) {
          let number = place.holders[trial]
          // One of those rules alone costs little to ask; only when it minds are all asked.
          guard let document = Self.edited(examples[number], at: place, edit, judge),
            judge.isOffended(unbroken, by: document), let rule = judge.onlyOffence(of: document)?.rule
          else { continue }
          broken[rule, default: []].append(number)
        }
        Self.note(broken, Entry(place: position, edit: edit, examples: []), in: &found)
      }
    }
  }

  /// An example after a change that its contract allows; nil when nothing changed.
  private static func edited(
    _ example: JSONValue, at place: Place, _ edit: Edit, _ judge: DocumentJudge
  ) -> JSONValue? {
    var document = example
    guard document.isEdited(at: place.pattern, choose: { _ in 0 }, { edit.change($0) }),
      judge.type.shape.accepts(document)
    else { return nil }
    return document
  }

  private static func note(_ broken: [String: [Int]], _ entry: Entry, in found: inout [String: [Entry]]) {
    for (rule, numbers) in broken.sorted(by: { $0.key < $1.key }) {
      guard found[rule, default: []].count < mostWays else { continue }
      found[rule, default: []].append(Entry(place: entry.place, edit: entry.edit, examples: numbers))
    }
  }

  private static func tested(by examples: [JSONValue], _ judge: DocumentJudge) -> Set<String> {
    examples.reduce(into: []) { $0.formUnion(judge.rulesTested(by: $1)) }
  }
}
