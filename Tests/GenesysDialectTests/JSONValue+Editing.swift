public import JSONText

/// A step into a value: a member's name or an element's position.
enum Step: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  case member(String)
  case element(Int)

  init(stringLiteral name: String) { self = .member(name) }
  init(integerLiteral position: Int) { self = .element(position) }
}

/// Changes to documents, for fixtures.
extension JSONValue {
  /// The value at the end of `path`; nil when it leads nowhere.
  func at(_ path: [Step]) -> JSONValue? {
    path.reduce(Optional(self)) { value, step in
      switch step {
      case .member(let name): value?[name]
      case .element(let position):
        value.flatMap { $0.elements.indices.contains(position) ? $0.elements[position] : nil }
      }
    }
  }

  /// Puts `value` at the end of `path`, adding a member or appending an element where there was none; nil removes.
  mutating func set(_ path: [Step], _ value: JSONValue?) {
    guard let step = path.first else {
      if let value { self = value }
      return
    }
    let rest = Array(path.dropFirst())
    var inner: JSONValue? = at([step])
    if rest.isEmpty { inner = value } else { inner?.set(rest, value) }
    switch step {
    case .member(let name):
      var members = self.members
      if let known = members.firstIndex(where: { $0.key == name }) {
        if let inner { members[known].value = inner } else { members.remove(at: known) }
      } else if let inner {
        members.append((name, inner))
      }
      self = .object(members)
    case .element(let position):
      var elements = self.elements
      if elements.indices.contains(position) {
        if let inner { elements[position] = inner } else { elements.remove(at: position) }
      } else if let inner {
        elements.append(inner)
      }
      self = .array(elements)
    }
  }

  /// Moves the time at the end of `path` by some milliseconds of its minute, which it must not leave.
  mutating func shift(_ path: [Step], by milliseconds: Int) {
    guard let text = at(path)?.string else { return }
    let whole = text.count == 20 ? text.dropLast() + ".000Z" : text[...]
    let digits = whole.suffix(7).dropLast().filter { $0 != "." }
    let moved = (Int(digits) ?? 0) + milliseconds
    precondition((0..<60_000).contains(moved), "\(text) leaves its minute by \(milliseconds) ms")
    let padded = String(String(100_000 + moved).dropFirst())
    set(path, .string(whole.dropLast(7) + padded.prefix(2) + "." + padded.suffix(3) + "Z"))
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral text: String) { self = .string(text) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(integerLiteral value: Int) { self = .number(JSONNumber(text: String(value))) }
}
