import Dialects
import JSONText

/// A kind of place in documents of a type: keys, elements of arrays, and which case of a tagged object it is in.
struct PlacePattern: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case key(String)
    /// Any element of an array.
    case element
    /// An object whose tag says so.
    case tagged(key: String, tag: String)
  }
  var steps: [Step] = []

  func appending(_ step: Step) -> PlacePattern { PlacePattern(steps: steps + [step]) }

  /// As a summary prints it: `/metrics/inbound/mos`, `/peer_events[]/kind`.
  var text: String {
    steps.map { step in
      switch step {
      case .key(let key): "/" + key
      case .element: "[]"
      case .tagged(_, let tag): "{\(tag)}"
      }
    }.joined()
  }
}

/// What is known of a place: its contract, and which of the examples have something there.
struct Place: Sendable {
  let pattern: PlacePattern
  let shape: Shape
  /// Whether it may be absent.
  let isOptional: Bool
  /// The examples in which something stands there.
  var holders: [Int] = []
  /// The examples in which it could stand and does not.
  var vacancies: [Int] = []
  /// Different values that stand there, a few.
  var donors: [JSONValue] = []
}

/// The places that some documents have, in the order in which they were met.
struct PlaceSurvey {
  private(set) var places: [Place] = []
  private var positions: [PlacePattern: Int] = [:]
  private var donorTexts: [Set<String>] = []
  private static let donorLimit = 8

  /// Looks at every place of `documents`.
  init(_ documents: [JSONValue], shape: Shape) {
    for (number, document) in documents.enumerated() {
      visit(document, shape, PlacePattern(), isOptional: false, number)
    }
  }

  private mutating func visit(
    _ value: JSONValue, _ shape: Shape, _ pattern: PlacePattern, isOptional: Bool, _ number: Int
  ) {
    note(value, shape, pattern, isOptional: isOptional, number)
    descend(value, shape, pattern, number)
  }

  private mutating func descend(_ value: JSONValue, _ shape: Shape, _ pattern: PlacePattern, _ number: Int) {
    switch (shape, value) {
    case (.object(let properties), .object):
      for property in properties {
        let inner = pattern.appending(.key(property.name))
        if let member = value[property.name] {
          visit(member, property.shape, inner, isOptional: !property.isRequired, number)
        } else {
          let position = position(of: inner, property.shape, isOptional: true)
          if places[position].vacancies.last != number { places[position].vacancies.append(number) }
        }
      }
    case (.array(let element, _), .array(let values)):
      for value in values { visit(value, element, pattern.appending(.element), isOptional: false, number) }
    case (.anyOf(let shapes), _):
      if let fitting = shapes.first(where: { $0.accepts(value) }) { descend(value, fitting, pattern, number) }
    case (.tagged(let key, let cases), .object):
      guard let tag = value[key]?.string, let fitting = cases.first(where: { $0.tag == tag }) else { return }
      descend(value, fitting.shape, pattern.appending(.tagged(key: key, tag: tag)), number)
    default: return
    }
  }

  private mutating func note(
    _ value: JSONValue, _ shape: Shape, _ pattern: PlacePattern, isOptional: Bool, _ number: Int
  ) {
    let position = position(of: pattern, shape, isOptional: isOptional)
    if places[position].holders.last != number { places[position].holders.append(number) }
    guard places[position].donors.count < Self.donorLimit, !pattern.steps.isEmpty else { return }
    if donorTexts[position].insert(value.compactText).inserted { places[position].donors.append(value) }
  }

  private mutating func position(of pattern: PlacePattern, _ shape: Shape, isOptional: Bool) -> Int {
    if let known = positions[pattern] { return known }
    positions[pattern] = places.count
    places.append(Place(pattern: pattern, shape: shape, isOptional: isOptional))
    donorTexts.append([])
    return places.count - 1
  }
}
