import Dialects
import JSONText

/// A document with every part marked that can go: optional members and elements of arrays.
///
/// Parts are numbered in the order of the text, so that a set of numbers says what is left.
struct StrippableDocument: Sendable {
  /// A part that can go.
  struct Part: Sendable {
    /// How many brackets stand around it.
    var depth: Int
    /// The number of the first part behind it and what is within it.
    var end: Int
    /// The place in the survey, for a member.
    var place: Int?
  }

  /// A value with the number of the part that it is, nil for one that has to stay where what is around it stays.
  private struct Node: Sendable {
    var part: Int?
    /// One for each member or element.
    var children: [Node] = []
  }

  /// The document with all its parts.
  let document: JSONValue
  private(set) var parts: [Part] = []
  private var root = Node()

  /// The parts of `document`.
  init(_ document: JSONValue, _ shape: Shape, _ survey: PlaceSurvey) {
    self.document = document
    root.children = children(of: document, shape, survey, 0, depth: 0)
  }

  private mutating func children(
    of value: JSONValue, _ shape: Shape, _ survey: PlaceSurvey, _ place: Int?, depth: Int
  ) -> [Node] {
    func below(_ step: PlacePattern.Step) -> Int? { place.flatMap { survey.nodes[$0].children[step] } }
    switch (shape, value) {
    case (.object(let properties), .object(let members)):
      return members.map { member in
        let property = properties.first { $0.name == member.key }
        let child = below(.key(member.key))
        return node(
          member.value, property?.shape ?? .anything, survey, child, depth, canGo: property?.isRequired == false,
          place: child.flatMap { survey.nodes[$0].place })
      }
    case (.map(let element), .object(let members)):
      let child = below(.member)
      return members.map { node($0.value, element, survey, child, depth, canGo: true, place: nil) }
    case (.array(let element, _), .array(let values)):
      let child = below(.element)
      return values.map { node($0, element, survey, child, depth, canGo: true, place: nil) }
    case (.anyOf(let shapes), _):
      guard let fitting = shapes.first(where: { $0.accepts(value) }) else { return [] }
      return children(of: value, fitting, survey, place, depth: depth)
    case (.tagged(let key, let cases), .object):
      guard let tag = value[key]?.string, let fitting = cases.first(where: { $0.tag == tag }) else { return [] }
      return children(of: value, fitting.shape, survey, below(.tagged(key: key, tag: tag)), depth: depth)
    default: return []
    }
  }

  private mutating func node(
    _ value: JSONValue, _ shape: Shape, _ survey: PlaceSurvey, _ node: Int?, _ depth: Int, canGo: Bool, place: Int?
  ) -> Node {
    guard canGo else { return Node(children: children(of: value, shape, survey, node, depth: depth + 1)) }
    let number = parts.count
    parts.append(Part(depth: depth, end: 0, place: place))
    let children = children(of: value, shape, survey, node, depth: depth + 1)
    parts[number].end = parts.count
    return Node(part: number, children: children)
  }

  /// What is left without the parts that are gone.
  func without(_ isGone: [Bool]) -> JSONValue { Self.left(of: document, root, isGone) }

  private static func left(of value: JSONValue, _ node: Node, _ isGone: [Bool]) -> JSONValue {
    // What has no parts within it stays as it is, and is not copied.
    guard !node.children.isEmpty else { return value }
    func stays(_ child: Node) -> Bool { child.part.map { !isGone[$0] } ?? true }
    switch value {
    case .object(let members):
      var left: [(key: String, value: JSONValue)] = []
      left.reserveCapacity(members.count)
      for (member, child) in zip(members, node.children) where stays(child) {
        left.append((member.key, Self.left(of: member.value, child, isGone)))
      }
      return .object(left)
    case .array(let values):
      var left: [JSONValue] = []
      left.reserveCapacity(values.count)
      for (element, child) in zip(values, node.children) where stays(child) {
        left.append(Self.left(of: element, child, isGone))
      }
      return .array(left)
    case .null, .boolean, .number, .string: return value
    }
  }

  /// The parts on the way to a place, as far as the document has it: the first elements that the way leads through.
  func parts(onTheWayTo pattern: PlacePattern) -> [Int] {
    var found: [Int] = []
    var value = document
    var node = root
    var steps = pattern.steps[...]
    while let step = steps.popFirst() {
      let index: Int?
      switch (step, value) {
      case (.tagged(let key, let tag), _):
        guard value[key]?.string == tag else { return found }
        continue
      case (.key(let key), .object(let members)): index = members.firstIndex { $0.key == key }
      case (.member, .object(let members)): index = members.indices.first
      case (.element, .array(let values)):
        if case .tagged(let key, let tag)? = steps.first {
          index = values.firstIndex { $0[key]?.string == tag }
        } else {
          index = values.indices.first
        }
      default: index = nil
      }
      guard let index, index < node.children.count else { return found }
      value = value.children[index]
      node = node.children[index]
      if let part = node.part { found.append(part) }
    }
    return found
  }
}

extension StrippableDocument {
  /// Which parts can go together so that as little as can be is left: by halves where they cannot go all at once.
  ///
  /// The number of questions is bounded, so that a large document is merely stripped less.
  func mostThatCanGo(budget: Int, isSound: (JSONValue) -> Bool) -> [Bool] {
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
    return isGone
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

  /// Of the parts that `goes` picks, those that can go, by halves.
  func thoseThatCanGo(budget: Int, _ goes: (Int) -> Bool, isSound: (JSONValue) -> Bool) -> [Bool] {
    var isGone = [Bool](repeating: false, count: parts.count)
    var left = budget
    take(parts.indices.filter(goes)[...], &isGone, &left, isSound)
    return isGone
  }
}

extension JSONValue {
  /// The values of members or elements.
  fileprivate var children: [JSONValue] {
    switch self {
    case .object(let members): members.map(\.value)
    case .array(let values): values
    case .null, .boolean, .number, .string: []
    }
  }
}
