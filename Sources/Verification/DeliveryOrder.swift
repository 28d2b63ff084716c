import JSONText

/// Brings documents that were delivered in any order, some of them twice, into the one in which they happened, as rules
/// expect them.
///
/// A document waits until everything that can have happened before it has been delivered, which takes ten minutes at
/// most; so memory holds what was delivered in that time.
struct DeliveryOrder {
  /// A document that waits.
  struct Waiting {
    let document: JSONValue
    let line: Int
    fileprivate let place: LinePlace
    fileprivate let identifier: String
    fileprivate let arrival: Int

    fileprivate func precedes(_ other: Waiting) -> Bool {
      if place.time != other.place.time { return place.time < other.place.time }
      if place.id != other.place.id { return place.id.utf8.lexicographicallyPrecedes(other.place.id.utf8) }
      return arrival < other.arrival
    }
  }

  /// Milliseconds that a document takes to be delivered at most.
  private static let longestDelay: Int64 = 600_000
  /// How many are sorted at a time.
  private static let batch = 4_096

  private var waiting: [Waiting] = []
  private var known: Set<String> = []
  private var arrivals = 0

  /// Adds a document; false when it was delivered before.
  mutating func add(_ document: JSONValue, line: Int, _ delivery: ParsedChunk.Delivery) -> Bool {
    guard known.insert(delivery.identifier).inserted else { return false }
    waiting.append(
      Waiting(
        document: document, line: line, place: delivery.place, identifier: delivery.identifier, arrival: arrivals))
    arrivals += 1
    return true
  }

  /// Takes out, in order, what nothing that is delivered from `time` on can come before; everything for nil.
  mutating func release(deliveredUntil time: Int64?) -> [Waiting] {
    guard time == nil || waiting.count >= Self.batch else { return [] }
    let limit = time.map { $0 - Self.longestDelay } ?? .max
    let ready = waiting.filter { $0.place.time < limit }
    guard !ready.isEmpty else { return [] }
    waiting.removeAll { $0.place.time < limit }
    // The same event may come again soon, but not after everything around it has left.
    for entry in ready { known.remove(entry.identifier) }
    return ready.sorted { $0.precedes($1) }
  }
}
