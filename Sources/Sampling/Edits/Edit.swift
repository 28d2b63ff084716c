import JSONText

/// One thing done to a document at a place.
enum Edit: Sendable {
  /// What may be absent goes away.
  case remove
  /// Another value stands there.
  case set(JSONValue)
  /// The elements of an array become others.
  case array(ArrayChange)
  /// The whole document happens at another time.
  case shift(TimeShift)

  /// What can happen to an array: the plainest first.
  enum ArrayChange: Sendable, CaseIterable {
    case emptied, firstOnly, lastDropped, firstDoubled, reversed, eachDoubled, huge
  }

  /// What becomes of `value`; nil when nothing does, `.some(nil)` when it goes away.
  func change(_ value: JSONValue?) -> JSONValue?? {
    switch self {
    case .remove: return value == nil ? nil : .some(nil)
    case .set(let new): return .some(new)
    case .shift(let shift): return value.flatMap(shift.apply).map { .some($0) }
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
    // Some hundred kilobytes of elements at most.
    case .huge: values + Array(repeating: values[0], count: max(2, min(1_500, 200_000 / values[0].compactText.utf8.count)))
    }
  }
}
