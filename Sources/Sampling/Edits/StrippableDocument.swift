import Dialects
import JSONText

/// A document with every part marked that can go: optional members and elements of arrays.
///
/// Parts are numbered in the order of the text, so that a set of numbers says what is left.
struct StrippableDocument {
  /// A part that can go.
  struct Part {
    /// How many brackets stand around it.
    var depth: Int
    /// The number of the first part behind it and what is within it.
    var end: Int
    /// The place in the survey, for a member.
    var place: Int?
  }

  private let document: JSONValue
  private let survey: PlaceSurvey
  private let kept: Set<Int>
  private let shape: Shape
  private(set) var parts: [Part] = []

  /// The parts of `document`; those on the way to the nodes `kept` of the survey are none.
  init(_ document: JSONValue, _ shape: Shape, _ survey: PlaceSurvey, keeping kept: Set<Int>) {
    self.document = document
    self.shape = shape
    self.survey = survey
    self.kept = kept
    var removed = Removal(isGone: [])
    _ = walk(document, shape, 0, depth: 0, &removed, note: true)
  }

  /// What is left without the parts that are gone.
  func without(_ isGone: [Bool]) -> JSONValue {
    var copy = self
    var removal = Removal(isGone: isGone)
    return copy.walk(document, shape, 0, depth: 0, &removal, note: false)
  }

  private struct Removal {
    var isGone: [Bool]
    var next = 0
  }

  /// The value without what is gone; with `note` it is the same, and its parts are listed.
  private mutating func walk(
    _ value: JSONValue, _ shape: Shape, _ node: Int?, depth: Int, _ removal: inout Removal, note: Bool
  ) -> JSONValue {
    switch (shape, value) {
    case (.object(let properties), .object(let members)):
      var left: [(key: String, value: JSONValue)] = []
      for member in members {
        let property = properties.first { $0.name == member.key }
        let child = node.flatMap { survey.nodes[$0].children[.key(member.key)] }
        let canGo = property?.isRequired == false && !(child.map(kept.contains) ?? false)
        part(canGo, depth, child.flatMap { survey.nodes[$0].place }, &removal, note) { document, removal in
          document.walk(member.value, property?.shape ?? .anything, child, depth: depth + 1, &removal, note: note)
        }.map { left.append((member.key, $0)) }
      }
      return .object(left)
    case (.map(let element), .object(let members)):
      let child = node.flatMap { survey.nodes[$0].children[.member] }
      let needed = child.map(kept.contains) ?? false
      var left: [(key: String, value: JSONValue)] = []
      for (index, member) in members.enumerated() {
        part(!(needed && index == 0), depth, nil, &removal, note) { document, removal in
          document.walk(member.value, element, child, depth: depth + 1, &removal, note: note)
        }.map { left.append((member.key, $0)) }
      }
      return .object(left)
    case (.array(let element, _), .array(let values)):
      let child = node.flatMap { survey.nodes[$0].children[.element] }
      let needed = child.flatMap { kept.contains($0) ? neededElement(of: values, $0) : nil }
      var left: [JSONValue] = []
      for (index, value) in values.enumerated() {
        part(index != needed, depth, nil, &removal, note) { document, removal in
          document.walk(value, element, child, depth: depth + 1, &removal, note: note)
        }.map { left.append($0) }
      }
      return .array(left)
    case (.anyOf(let shapes), _):
      guard let fitting = shapes.first(where: { $0.accepts(value) }) else { return value }
      return walk(value, fitting, node, depth: depth, &removal, note: note)
    case (.tagged(let key, let cases), .object):
      guard let tag = value[key]?.string, let fitting = cases.first(where: { $0.tag == tag }) else { return value }
      let child = node.flatMap { survey.nodes[$0].children[.tagged(key: key, tag: tag)] }
      return walk(value, fitting.shape, child, depth: depth, &removal, note: note)
    default: return value
    }
  }

  /// The first element that the way to what is kept leads through.
  private func neededElement(of values: [JSONValue], _ node: Int) -> Int? {
    let tags = survey.nodes[node].children.filter { kept.contains($0.value) }.keys.compactMap { step in
      if case .tagged(let key, let tag) = step { (key, tag) } else { nil }
    }
    return values.indices.first { index in tags.allSatisfy { values[index][$0.0]?.string == $0.1 } }
  }

  /// What `body` makes of a part, nil when it is gone.
  private mutating func part(
    _ canGo: Bool, _ depth: Int, _ place: Int?, _ removal: inout Removal, _ note: Bool,
    _ body: (inout StrippableDocument, inout Removal) -> JSONValue
  ) -> JSONValue? {
    guard canGo else { return body(&self, &removal) }
    let number = removal.next
    removal.next += 1
    if note {
      parts.append(Part(depth: depth, end: 0, place: place))
      let value = body(&self, &removal)
      parts[number].end = removal.next
      return value
    }
    guard !removal.isGone[number] else {
      removal.next = parts[number].end
      return nil
    }
    return body(&self, &removal)
  }
}

extension StrippableDocument {
  /// As little as stays sound: parts go together where they can, by halves where they cannot.
  ///
  /// The number of questions is bounded, so that a large document is merely stripped less.
  func least(budget: Int, isSound: (JSONValue) -> Bool) -> JSONValue {
    var isGone = [Bool](repeating: false, count: parts.count)
    var left = budget
    var before: [Bool]
    repeat {
      before = isGone
      for depth in 0...(parts.map(\.depth).max() ?? 0) {
        let candidates = parts.indices.filter { parts[$0].depth == depth && !isGone[$0] && !isWithinGone($0, isGone) }
        take(candidates[...], &isGone, &left, isSound)
      }
    } while isGone != before && left > 0
    return without(isGone)
  }

  private func isWithinGone(_ number: Int, _ isGone: [Bool]) -> Bool {
    var index = number - 1
    while index >= 0 {
      if isGone[index], parts[index].end > number { return true }
      index -= 1
    }
    return false
  }

  private func take(
    _ candidates: ArraySlice<Int>, _ isGone: inout [Bool], _ left: inout Int, _ isSound: (JSONValue) -> Bool
  ) {
    guard !candidates.isEmpty, left > 0 else { return }
    var attempt = isGone
    for number in candidates { attempt[number] = true }
    left -= 1
    if isSound(without(attempt)) {
      isGone = attempt
    } else if candidates.count > 1 {
      // The later ones first: what comes first is mostly what the rest refers to.
      let middle = candidates.startIndex + candidates.count / 2
      take(candidates[middle...], &isGone, &left, isSound)
      take(candidates[..<middle], &isGone, &left, isSound)
    }
  }

  /// Without the parts that `goes` picks, as far as that stays sound.
  func without(_ goes: (Part) -> Bool, isSound: (JSONValue) -> Bool) -> JSONValue {
    var isGone = [Bool](repeating: false, count: parts.count)
    var left = 200
    take(parts.indices.filter { goes(parts[$0]) }[...], &isGone, &left, isSound)
    return without(isGone)
  }
}
