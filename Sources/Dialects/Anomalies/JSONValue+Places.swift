public import JSONText

/// Places in a document, which its edits name: keys and positions from the outside in; `*` stands for every one of them.
extension JSONValue {
  /// What stands at `path`, which has no `*`; nil when nothing does.
  public func value(at path: [String]) -> JSONValue? {
    var value: JSONValue? = self
    for step in path {
      switch value {
      case .object?: value = value?[step]
      case .array(let elements)?: value = Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      case .null?, .boolean?, .number?, .string?, nil: return nil
      }
    }
    return value
  }

  /// Lets `body` change what stands at every place that `path` names; true when there is one at least.
  @discardableResult
  public mutating func update(at path: ArraySlice<String>, _ body: (inout JSONValue) -> Void) -> Bool {
    guard let step = path.first else {
      body(&self)
      return true
    }
    var isThere = false
    switch self {
    case .object(var members):
      self = .null
      for index in members.indices where step == "*" || members[index].key == step {
        if members[index].value.update(at: path.dropFirst(), body) { isThere = true }
      }
      self = .object(members)
    case .array(var elements):
      self = .null
      for index in elements.indices where step == "*" || String(index) == step {
        if elements[index].update(at: path.dropFirst(), body) { isThere = true }
      }
      self = .array(elements)
    case .null, .boolean, .number, .string: break
    }
    return isThere
  }

  /// Takes away the member or element at `path` and says where among its neighbours it stood; nil when there is none.
  mutating func removePlace(at path: [String]) -> Int? {
    guard let last = path.last else { return nil }
    var position: Int?
    update(at: path.dropLast()) { parent in
      switch parent {
      case .object(var members):
        guard let index = members.firstIndex(where: { $0.key == last }) else { return }
        members.remove(at: index)
        position = index
        parent = .object(members)
      case .array(var elements):
        guard let index = Int(last), elements.indices.contains(index) else { return }
        elements.remove(at: index)
        position = index
        parent = .array(elements)
      case .null, .boolean, .number, .string: break
      }
    }
    return position
  }

  /// Puts a member or element back to where `removePlace` found it; false when its neighbours are not what they were.
  mutating func insertPlace(_ value: JSONValue, at path: [String], position: Int) -> Bool {
    guard let last = path.last else { return false }
    var isDone = false
    update(at: path.dropLast()) { parent in
      switch parent {
      case .object(var members):
        guard (0...members.count).contains(position), !members.contains(where: { $0.key == last }) else { return }
        members.insert((last, value), at: position)
        parent = .object(members)
      case .array(var elements):
        guard (0...elements.count).contains(position), Int(last) == position else { return }
        elements.insert(value, at: position)
        parent = .array(elements)
      case .null, .boolean, .number, .string: return
      }
      isDone = true
    }
    return isDone
  }
}
