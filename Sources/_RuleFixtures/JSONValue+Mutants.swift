public import JSONText

extension JSONValue {
  /// Copies of this value with one thing wrong each: a member gone, doubled under another name, null, or of another
  /// type; and what was done.
  public var mutants: [(change: String, value: JSONValue)] {
    guard case .object(let members) = self else { return [] }
    var found: [(change: String, value: JSONValue)] = []
    for (index, member) in members.enumerated() {
      func changed(_ change: String, _ body: (inout [(key: String, value: JSONValue)]) -> Void) {
        var copy = members
        body(&copy)
        found.append(("\(member.key) \(change)", .object(copy)))
      }
      changed("is gone") { $0.remove(at: index) }
      changed("has a stranger beside it") { $0.append(("\(member.key)_", member.value)) }
      changed("is of another type") { $0[index].value = member.value.otherType }
      if !member.value.isNull { changed("is null") { $0[index].value = .null } }
      for inner in member.value.mutants {
        changed("/ \(inner.change)") { $0[index].value = inner.value }
      }
    }
    return found
  }

  private var otherType: JSONValue {
    switch self {
    case .string: .number(JSONNumber(text: "7"))
    case .number: .string("7")
    case .boolean: .string("true")
    case .null: .boolean(true)
    case .array: .object([])
    case .object: .array([])
    }
  }
}
