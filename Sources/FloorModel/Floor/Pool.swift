/// Values that come and go, each at a position of its own while it is there, so that events can name them by integer.
///
/// Positions are reused; memory is bounded by the largest number of values present at once.
struct Pool<Element: Sendable>: Sendable {
  private var elements: [Element?] = []
  private var free: [Int] = []

  /// How many values are present.
  var count: Int { elements.count - free.count }

  /// The values present, in order of position.
  var present: some Sequence<(position: Int, element: Element)> {
    elements.indices.lazy.compactMap { position in elements[position].map { (position, $0) } }
  }

  /// Puts a value somewhere and says where.
  mutating func insert(_ element: Element) -> Int {
    if let position = free.popLast() {
      elements[position] = element
      return position
    }
    elements.append(element)
    return elements.count - 1
  }

  /// Takes the value at `position` out; nil when there is none.
  mutating func remove(_ position: Int) -> Element? {
    guard elements.indices.contains(position), let element = elements[position] else { return nil }
    elements[position] = nil
    free.append(position)
    return element
  }

  /// The value at `position`, which must be present: positions come from events that are cancelled with their value.
  subscript(_ position: Int) -> Element {
    get {
      guard let element = elements[position] else { preconditionFailure("nothing at position \(position)") }
      return element
    }
    _modify {
      guard var element = elements[position].take() else { preconditionFailure("nothing at position \(position)") }
      defer { elements[position] = element }
      yield &element
    }
  }
}
