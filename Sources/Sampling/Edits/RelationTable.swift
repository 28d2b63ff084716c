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

  /// How many examples a change is tried on.
  private static let trials = 2
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
          var document = examples[number]
          guard document.isEdited(at: place.pattern, choose: { _ in 0 }, { edit.change($0) }),
            judge.type.shape.accepts(document), let rule = judge.onlyOffence(of: document)?.rule
          else { continue }
          broken[rule, default: []].append(number)
        }
        for (rule, numbers) in broken.sorted(by: { $0.key < $1.key }) {
          guard found[rule, default: []].count < Self.mostWays else { continue }
          found[rule, default: []].append(Entry(place: position, edit: edit, examples: numbers))
        }
      }
    }
    rules = found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
