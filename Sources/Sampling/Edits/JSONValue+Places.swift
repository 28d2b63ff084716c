import JSONText

extension JSONValue {
  /// Replaces what stands at a place, or puts something there.
  ///
  /// - Parameters:
  ///   - pattern: the kind of place.
  ///   - choose: of so many elements of an array on the way, which one.
  ///   - body: makes the new value of what stands there, nil for nothing; `.some(nil)` takes it away, nil leaves it.
  /// - Returns: the place as a JSON Pointer, nil when there is no such place or nothing changed.
  mutating func edit(
    at pattern: PlacePattern, choose: (Int) -> Int, _ body: (JSONValue?) -> JSONValue??
  ) -> String? {
    var pointer: String? = ""
    return edit(pattern.steps[...], choose, body, &pointer) ? pointer : nil
  }

  /// Does the same without saying where the place is: whether anything changed.
  mutating func isEdited(
    at pattern: PlacePattern, choose: (Int) -> Int, _ body: (JSONValue?) -> JSONValue??
  ) -> Bool {
    var pointer: String?
    return edit(pattern.steps[...], choose, body, &pointer)
  }

  private mutating func edit(
    _ steps: ArraySlice<PlacePattern.Step>, _ choose: (Int) -> Int, _ body: (JSONValue?) -> JSONValue??,
    _ pointer: inout String?
  ) -> Bool {
    guard let step = steps.first else {
      guard case .some(.some(let value)) = body(self) else { return false }
      self = value
      return true
    }
    let rest = steps.dropFirst()
    switch step {
    case .tagged(let key, let tag):
      guard self[key]?.string == tag else { return false }
      return edit(rest, choose, body, &pointer)
    case .element:
      guard case .array(var values) = self, !values.isEmpty else { return false }
      // The elements that are not of the case that the next step asks for do not count.
      let fitting = values.indices.filter { values[$0].fits(rest.first) }
      guard !fitting.isEmpty else { return false }
      let index = fitting[choose(fitting.count)]
      pointer?.append("/\(index)")
      self = .null
      defer { self = .array(values) }
      return values[index].edit(rest, choose, body, &pointer)
    case .member:
      guard case .object(var members) = self, !members.isEmpty else { return false }
      let index = choose(members.count)
      if pointer != nil { pointer?.append("/" + members[index].key.jsonPointerToken) }
      guard rest.isEmpty else {
        self = .null
        defer { self = .object(members) }
        return members[index].value.edit(rest, choose, body, &pointer)
      }
      guard let change = body(members[index].value) else { return false }
      if let value = change { members[index].value = value } else { members.remove(at: index) }
      self = .object(members)
      return true
    case .key(let key):
      guard case .object(var members) = self else { return false }
      if pointer != nil { pointer?.append("/" + key.jsonPointerToken) }
      let index = members.firstIndex { $0.key == key }
      guard rest.isEmpty else {
        guard let index else { return false }
        self = .null
        defer { self = .object(members) }
        return members[index].value.edit(rest, choose, body, &pointer)
      }
      guard let change = body(index.map { members[$0].value }) else { return false }
      switch (index, change) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append((key, value))
      case (nil, nil): return false
      }
      self = .object(members)
      return true
    }
  }

  private func fits(_ step: PlacePattern.Step?) -> Bool {
    switch step {
    case .tagged(let key, let tag): self[key]?.string == tag
    case .key, .member: if case .object = self { true } else { false }
    case .element: if case .array = self { true } else { false }
    case nil: true
    }
  }
}
