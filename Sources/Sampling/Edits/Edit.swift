import Dialects
import JSONText

/// One thing done to a document at a place.
enum Edit: Sendable {
  /// What may be absent goes away.
  case remove
  /// Another value stands there.
  case set(JSONValue)
  /// Any value of a kind stands there; the detail of the edit says which.
  case draw(DrawnValue)
  /// A number or a time becomes that much more; a time by so many milliseconds.
  case add(Int64)
  /// The last digit of an identifier becomes another.
  case otherDigit
  /// The elements of an array become others.
  case array(ArrayChange)
  /// All arrays of an object that hold anything become many copies of one element: a burst of events at one moment.
  case burst
  /// An object with free keys gets a member of this name, with the value of another one.
  case rename(String)
  /// What can happen to an array: the plainest first.
  enum ArrayChange: String, Sendable, CaseIterable {
    case emptied
    case firstOnly = "only the first"
    case lastDropped = "without the last"
    case firstDoubled = "the first twice"
    case reversed
    case eachDoubled = "each twice"
    case huge
  }

  /// What a summary calls it: the value, shortened, or a word.
  var name: String {
    switch self {
    case .remove: return "absent"
    case .set(let value):
      let text = value.compactText
      return text.unicodeScalars.count <= 40
        ? text : "\(String(text.unicodeScalars.prefix(30)))... (\(text.utf8.count) bytes)"
    case .draw(let value): return value.name
    case .add(let amount): return amount < 0 ? String(amount) : "+\(amount)"
    case .otherDigit: return "another digit"
    case .array(let change): return change.rawValue
    case .burst: return "a burst"
    case .rename(let name): return "key \(JSONValue.string(name).compactText)"
    }
  }

  /// Whether it does nothing where arrays and objects are empty.
  var needsElements: Bool {
    switch self {
    case .array, .burst, .rename: true
    case .remove, .set, .draw, .add, .otherDigit: false
    }
  }

  /// What becomes of `value`; nil when nothing does, `.some(nil)` when it goes away.
  ///
  /// - Parameter detail: which of many values is drawn, of 0 through `DrawnValue.last`.
  func change(_ value: JSONValue?, detail: Int = 0) -> JSONValue?? {
    switch self {
    case .draw(let drawn): return .some(drawn.value(detail))
    case .remove: return value == nil ? nil : .some(nil)
    case .set(let new): return .some(new)
    case .add(let amount): return value.flatMap { $0.adding(amount) }.map { .some($0) }
    case .otherDigit: return value.flatMap(\.withOtherDigit).map { .some($0) }
    case .burst:
      guard case .object(let members)? = value, let first = members.lazy.compactMap(\.value.elements.first).first else {
        return nil
      }
      return .some(
        .object(
          members.map { member in
            (member.key, member.value.elements.isEmpty ? member.value : .array(Array(repeating: first, count: 1_500)))
          }))
    case .rename(let name):
      guard case .object(var members)? = value, let last = members.indices.last, members[last].key != name else {
        return nil
      }
      guard !members.contains(where: { $0.key == name }) else { return nil }
      members[last].key = name
      return .some(.object(members))
    case .array(let change):
      guard case .array(let values)? = value, !values.isEmpty else { return nil }
      return .some(.array(change.apply(to: values)))
    }
  }
}

extension Edit.ArrayChange {
  func apply(to values: [JSONValue]) -> [JSONValue] {
    switch self {
    case .emptied: []
    case .firstOnly: [values[0]]
    case .lastDropped: values.dropLast()
    case .firstDoubled: [values[0]] + values
    case .reversed: values.reversed()
    case .eachDoubled: values.flatMap { [$0, $0] }
    // Some hundred kilobytes of elements at most; in front, where the first one's like are still in order.
    case .huge:
      Array(repeating: values[0], count: max(2, min(1_500, 200_000 / values[0].compactText.utf8.count) & ~1)) + values
    }
  }
}

extension JSONValue {
  /// The value that is `amount` more; nil for what is neither a number nor a time.
  fileprivate func adding(_ amount: Int64) -> JSONValue? {
    switch self {
    case .number(let number):
      guard let integer = number.integer else {
        return .number(JSONNumber(text: (number.double + Double(amount)).description))
      }
      let (sum, isTooLarge) = integer.addingReportingOverflow(amount)
      return isTooLarge ? nil : .integer(sum)
    case .string(let text):
      guard let milliseconds = TextFormat.milliseconds(of: text) else { return nil }
      return .string(TimeShift.text(milliseconds + amount, hasFraction: text.utf8.count == 24))
    case .null, .boolean, .array, .object: return nil
    }
  }

  /// The text with its last hexadecimal digit exchanged; nil for what has none at its end.
  fileprivate var withOtherDigit: JSONValue? {
    guard case .string(let text) = self, text.utf8.count >= 8, let last = text.last, last.isHexDigit else { return nil }
    return .string(text.dropLast() + (last == "0" ? "1" : "0"))
  }
}

extension Place {
  /// What can be tried here to make a document extreme.
  var extremes: [Edit] {
    guard !pattern.steps.isEmpty else { return [] }
    var edits: [Edit] = isOptional ? [.remove] : []
    var seen: Set<String> = []
    for value in shape.edgeValues + donors where seen.insert(value.compactText).inserted { edits.append(.set(value)) }
    if shape.isArray { edits += Edit.ArrayChange.allCases.map(Edit.array) }
    if shape.isOfArrays { edits.append(.burst) }
    if shape.isMap { edits += ["", "a", "__proto__", "ключ", "a b", "\u{2028}", "😀"].map(Edit.rename) }
    return edits + shape.drawnValues.map(Edit.draw)
  }

  /// What can be tried here to break a relation: small changes that the contract does not notice.
  var nudges: [Edit] {
    guard !pattern.steps.isEmpty else { return [] }
    var edits: [Edit] = isOptional ? [.remove] : []
    if shape.isNumeric { edits += [.add(1), .add(-1), .add(100_000)] }
    if shape.isTime { edits += [.add(1_000), .add(-1_000), .add(3_600_000), .add(-3_600_000), .add(1), .add(-1)] }
    edits.append(.otherDigit)
    if shape.isArray { edits += [.firstOnly, .lastDropped, .firstDoubled, .reversed, .emptied].map(Edit.array) }
    edits += shape.edgeValues.prefix(shape.isListed ? 12 : 3).map(Edit.set) + donors.prefix(3).map(Edit.set)
    return edits
  }
}

extension Shape {
  /// Whether any of the alternatives, or the shape itself, is one that `matches`.
  private func isAny(_ matches: (Shape) -> Bool) -> Bool {
    if case .anyOf(let shapes) = self { shapes.contains { $0.isAny(matches) } } else { matches(self) }
  }

  var isArray: Bool { isAny { if case .array = $0 { true } else { false } } }
  var isMap: Bool { isAny { if case .map = $0 { true } else { false } } }
  /// Whether objects with arrays of the same kind of element may stand there.
  fileprivate var isOfArrays: Bool {
    isAny { shape in
      guard case .object(let properties) = shape else { return false }
      return properties.count > 1 && properties.allSatisfy { $0.shape.isArray }
    }
  }
  fileprivate var isNumeric: Bool {
    isAny {
      switch $0 {
      case .integer, .number: true
      default: false
      }
    }
  }
  fileprivate var isTime: Bool {
    isAny {
      switch $0 {
      case .string(.milliseconds), .string(.seconds), .string(.trimmedMilliseconds): true
      default: false
      }
    }
  }
  fileprivate var isListed: Bool { isAny { if case .string(.oneOf) = $0 { true } else { false } } }

  /// Whether any text may stand there, within a length.
  var isFreeText: Bool {
    isAny {
      switch $0 {
      case .string(.any), .string(.nonEmpty), .string(.upTo): true
      default: false
      }
    }
  }
}
