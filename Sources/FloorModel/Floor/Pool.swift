/// Values that come and go, each at a position of its own while it is there, so that events can name them by integer.
///
/// Positions are reused; memory is bounded by the largest number of values present at once.
struct Pool<Element: Sendable>: Sendable {
  private var elements: [Element?] = []
  private var free: [Int] = []

  /// How many values are present.
  var count: Int { elements.count - free.count }

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
}
