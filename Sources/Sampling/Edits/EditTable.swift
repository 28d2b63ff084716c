import Dialects
import JSONText

/// What can be done to documents of a type, and what comes of it: found by doing it to the examples and having it judged.
///
/// An edit is **free** at a place when no rule minds, and **breaks** a rule when that rule minds and no other. The table
/// depends on the examples alone, so that a choice of an edit means the same in every run.
struct EditTable: Sendable {
  /// An edit with where it is done.
  struct Entry: Sendable {
    var pattern: PlacePattern
    var edit: Edit
    /// The examples that it can be done to, by position.
    var examples: [Int]
  }

  /// The free edits, place by place.
  private(set) var free: [[Entry]] = []
  /// The edits that break one rule and no other, by rule, in the order of the rules' ids.
  private(set) var breaking: [(rule: String, entries: [Entry])] = []

  /// How many examples an edit is tried on.
  private static let trials = 3
  /// Texts of which all are free when these are.
  private static let representativeTexts = 3

  init(_ places: [Place], examples: [JSONValue], judge: DocumentJudge) {
    var breaking: [String: [Entry]] = [:]
    for place in places {
      var found: [Entry] = []
      var texts = 0
      var isAnyText = true
      for edit in Self.edits(at: place) {
        var entry = Entry(pattern: place.pattern, edit: edit, examples: place.holders)
        // The smallest first, whether something stands there or not.
        if case .set = edit { entry.examples = (place.holders + place.vacancies).sorted() }
        guard !entry.examples.isEmpty else { continue }
        let isText = if case .set(.string) = edit, place.shape.isFreeText { true } else { false }
        if isText, texts >= Self.representativeTexts {
          if isAnyText { found.append(entry) }
          continue
        }
        let outcome = Self.outcome(of: entry, examples, judge)
        if isText {
          texts += 1
          isAnyText = isAnyText && outcome.isAlwaysFree
        }
        if let free = outcome.free(entry) { found.append(free) }
        for (rule, entry) in outcome.breaking(entry) { breaking[rule, default: []].append(entry) }
      }
      if !found.isEmpty { free.append(found) }
    }
    self.breaking = breaking.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What can be tried at a place.
  private static func edits(at place: Place) -> [Edit] {
    if place.pattern.steps.isEmpty { return TimeShift.all.map(Edit.shift) }
    var edits: [Edit] = place.isOptional ? [.remove] : []
    var seen: Set<String> = []
    for value in place.shape.edgeValues + place.donors where seen.insert(value.compactText).inserted {
      edits.append(.set(value))
    }
    if place.holdsArrays { edits += Edit.ArrayChange.allCases.map(Edit.array) }
    return edits
  }

  /// What trying an edit on some examples came to.
  private struct Outcome {
    /// Those that it changed and no rule minded.
    var passed: [Int] = []
    /// Those of which one rule minded it, with that rule.
    var broken: [(example: Int, rule: String)] = []
    /// Those of which more rules did, or the contract.
    var others = 0

    var isAlwaysFree: Bool { !passed.isEmpty && broken.isEmpty && others == 0 }

    /// The edit as a free one: on all examples when it was free of all that were tried, or on those alone.
    func free(_ entry: Entry) -> Entry? {
      guard !passed.isEmpty else { return nil }
      return isAlwaysFree ? entry : Entry(pattern: entry.pattern, edit: entry.edit, examples: passed.sorted())
    }

    /// The edit as one that breaks a rule, by rule.
    func breaking(_ entry: Entry) -> [(rule: String, entry: Entry)] {
      let rules = Set(broken.map(\.rule)).sorted()
      return rules.map { rule in
        let own = broken.filter { $0.rule == rule }.map(\.example).sorted()
        let isOnly = rules.count == 1 && passed.isEmpty && others == 0
        return (rule, isOnly ? entry : Entry(pattern: entry.pattern, edit: entry.edit, examples: own))
      }
    }
  }

  private static func outcome(of entry: Entry, _ examples: [JSONValue], _ judge: DocumentJudge) -> Outcome {
    var outcome = Outcome()
    let last = entry.examples.count - 1
    // The smallest, the largest, and some between.
    for position in Set((0..<trials).map { $0 * last / max(1, trials - 1) }).sorted() {
      let number = entry.examples[position]
      var document = examples[number]
      guard document.edit(at: entry.pattern, choose: { _ in 0 }, entry.edit.change) != nil else { continue }
      guard judge.type.shape.accepts(document) else {
        outcome.others += 1
        continue
      }
      let offences = judge.ruleOffences(of: document)
      switch offences.count {
      case 0: outcome.passed.append(number)
      case 1: outcome.broken.append((number, offences[0].rule))
      default: outcome.others += 1
      }
    }
    return outcome
  }
}

extension Place {
  /// Whether arrays may stand there.
  fileprivate var holdsArrays: Bool { shape.isArray }
}

extension Shape {
  fileprivate var isArray: Bool {
    switch self {
    case .array: true
    case .anyOf(let shapes): shapes.contains(where: \.isArray)
    default: false
    }
  }

  /// Whether any text may stand there, within a length.
  fileprivate var isFreeText: Bool {
    switch self {
    case .string(.any), .string(.nonEmpty), .string(.upTo): true
    case .anyOf(let shapes): shapes.contains(where: \.isFreeText)
    default: false
    }
  }
}
