import Dialects
import JSONText

/// A kind of place in documents of a type: keys, elements of arrays, and which case of a tagged object it is in.
struct PlacePattern: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case key(String)
    /// Any element of an array.
    case element
    /// Any member of an object with free keys.
    case member
    /// An object whose tag says so.
    case tagged(key: String, tag: String)
  }
  var steps: [Step] = []

  func appending(_ step: Step) -> PlacePattern { PlacePattern(steps: steps + [step]) }

  /// As a summary prints it: `/metrics/inbound/mos`, `/peer_events[]/kind`, `/attributes/*`.
  var text: String {
    steps.map { step in
      switch step {
      case .key(let key): "/" + key.jsonPointerToken
      case .element: "[]"
      case .member: "/*"
      case .tagged(_, let tag): "{\(tag)}"
      }
    }.joined()
  }
}

/// What is known of a place: its contract, and which of the examples have something there.
struct Place: Sendable {
  let pattern: PlacePattern
  /// Its pattern as a summary prints it.
  let name: String
  let shape: Shape
  /// Whether it may be absent.
  let isOptional: Bool
  /// The examples in which something stands there.
  var holders: [Int] = []
  /// The examples in which it could stand and does not.
  var vacancies: [Int] = []
  /// Different values that stand there, a few: those of the smallest examples.
  var donors: [JSONValue] = []

  init(_ pattern: PlacePattern, _ shape: Shape, isOptional: Bool) {
    self.pattern = pattern
    name = pattern.text
    self.shape = shape
    self.isOptional = isOptional
  }
}

/// The places that some documents have, in the order in which they were met, and how they lie within one another.
struct PlaceSurvey: Sendable {
  /// A step below another one; the root is at position 0.
  struct Node: Sendable {
    /// The place that it is, nil where a tag only says which place the next step leads to.
    var place: Int?
    var children: [PlacePattern.Step: Int] = [:]
  }

  private(set) var places: [Place] = []
  private(set) var nodes: [Node] = []
  private var donorTexts: [Set<String>] = []

  private static let donorLimit = 8
  /// Whole objects and arrays are what is put where they are absent, and only so are found in many forms.
  private static let graftLimit = 24

  /// Looks at every place of `documents`.
  init(_ documents: [JSONValue], shape: Shape) {
    for (number, document) in documents.enumerated() {
      let root = node(below: nil, .element, PlacePattern(), shape, isOptional: false)
      visit(document, shape, root, PlacePattern(), number)
    }
  }

  private mutating func visit(
    _ value: JSONValue, _ shape: Shape, _ node: Int, _ pattern: PlacePattern, _ number: Int
  ) {
    if let place = nodes[node].place { note(value, place, number) }
    descend(value, shape, node, pattern, number)
  }

  private mutating func descend(
    _ value: JSONValue, _ shape: Shape, _ node: Int, _ pattern: PlacePattern, _ number: Int
  ) {
    switch (shape, value) {
    case (.object(let properties), .object):
      for property in properties {
        let step = PlacePattern.Step.key(property.name)
        let inner = pattern.appending(step)
        let child = self.node(below: node, step, inner, property.shape, isOptional: !property.isRequired)
        if let member = value[property.name] {
          visit(member, property.shape, child, inner, number)
        } else if let place = nodes[child].place, places[place].vacancies.last != number {
          places[place].vacancies.append(number)
        }
      }
    case (.array(let element, _), .array(let values)):
      let inner = pattern.appending(.element)
      for value in values {
        let child = self.node(below: node, .element, inner, element, isOptional: false)
        visit(value, element, child, inner, number)
      }
    case (.map(let element), .object(let members)):
      let inner = pattern.appending(.member)
      for member in members {
        let child = self.node(below: node, .member, inner, element, isOptional: true)
        visit(member.value, element, child, inner, number)
      }
    case (.anyOf(let shapes), _):
      if let fitting = shapes.first(where: { $0.accepts(value) }) { descend(value, fitting, node, pattern, number) }
    case (.tagged(let key, let cases), .object):
      guard let tag = value[key]?.string, let fitting = cases.first(where: { $0.tag == tag }) else { return }
      let step = PlacePattern.Step.tagged(key: key, tag: tag)
      let inner = pattern.appending(step)
      let child = self.node(below: node, step, inner, nil, isOptional: false)
      descend(value, fitting.shape, child, inner, number)
    default: return
    }
  }

  private mutating func note(_ value: JSONValue, _ place: Int, _ number: Int) {
    if places[place].holders.last != number { places[place].holders.append(number) }
    let limit =
      switch value {
      case .array, .object: Self.graftLimit
      case .null, .boolean, .number, .string: Self.donorLimit
      }
    guard places[place].donors.count < limit, !places[place].pattern.steps.isEmpty else { return }
    if donorTexts[place].insert(value.compactText).inserted { places[place].donors.append(value) }
  }

  /// The node one step below another; made, with its place unless `shape` is nil, when it is new.
  private mutating func node(
    below parent: Int?, _ step: PlacePattern.Step, _ pattern: PlacePattern, _ shape: Shape?, isOptional: Bool
  ) -> Int {
    if let parent {
      if let known = nodes[parent].children[step] { return known }
    } else if !nodes.isEmpty {
      return 0
    }
    let position = nodes.count
    nodes.append(Node(place: shape == nil ? nil : places.count))
    if let parent { nodes[parent].children[step] = position }
    if let shape {
      places.append(Place(pattern, shape, isOptional: isOptional))
      donorTexts.append([])
    }
    return position
  }
}
