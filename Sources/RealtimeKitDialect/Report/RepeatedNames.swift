import JSONText

/// Where the names of each stream stand that every sample of it ends with: written with the first, copied for the rest.
struct RepeatedNames {
  private var places: [Range<Int>?] = []

  /// Begins a series whose streams stand at positions below `count`.
  mutating func begin(_ count: Int) {
    places.removeAll(keepingCapacity: true)
    for _ in 0..<count { places.append(nil) }
  }

  /// Writes the names of the stream at `position`; `body` does it the first time.
  mutating func write(_ position: Int, to json: inout JSONWriter, _ body: (inout JSONWriter) -> Void) {
    if let place = places[position] { json.again(place) } else { places[position] = json.recorded(body) }
  }
}
