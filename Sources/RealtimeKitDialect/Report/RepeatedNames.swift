import JSONText

/// Where the names of each stream stand that every sample of it ends with: written with the first, copied for the rest.
struct RepeatedNames {
  private var places: [Range<Int>?]

  /// For streams at positions below `count`.
  init(_ count: Int) { places = Array(repeating: nil, count: count) }

  /// Writes the names of the stream at `position`; `body` does it the first time.
  mutating func write(_ position: Int, to json: inout JSONWriter, _ body: (inout JSONWriter) -> Void) {
    if let place = places[position] { json.again(place) } else { places[position] = json.recorded(body) }
  }
}
