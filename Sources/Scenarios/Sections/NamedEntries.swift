import YAMLReading

extension ValueKind {
  /// A mapping whose keys are names that the scenario chooses: `queues: { billing: ..., sales: ... }`.
  ///
  /// `what` is the thing named; `adopt` gives the value its name. An entry that cannot be read is left out, so what comes
  /// of it is used only when nothing was noted.
  static func named<Item: Sendable>(
    _ what: String, _ kind: ValueKind<Item>, adopt: @escaping @Sendable (String, inout Item) -> Void
  ) -> Self where Value == [Item] {
    let accepted = "a mapping from the name of each \(what) to its values"
    let schema = JSONFragment.object([
      ("type", "object"), ("propertyNames", ValueKind<String>.name.schema), ("additionalProperties", kind.schema),
    ])
    let name = FieldDescription(
      name: "NAME", accepts: kind.accepts, defaultText: nil, isRequired: false, summary: "one \(what)", source: nil,
      fields: kind.fields)
    return ValueKind(accepts: accepted, schema: schema, fields: [name]) { node, context in
      guard case .mapping(let mapping) = node.content else { return context.reject(node, accepted: accepted) }
      return mapping.entries.compactMap { entry in
        guard ValueKind<String>.isName(entry.key) else {
          context.report(
            "'\(entry.key.prefix(60))' cannot be the name of a \(what); expected \(ValueKind<String>.name.accepts)",
            at: entry.keyMark)
          return nil
        }
        return context.inside(entry.key) { context in
          guard var item = kind.read(entry.value, &context) else { return nil }
          adopt(entry.key, &item)
          return item
        }
      }
    }
  }

  /// A list of mappings, described under a dash.
  func listOfMappings() -> ValueKind<[Value]> {
    var result = list()
    result.fields = [
      FieldDescription(
        name: "-", accepts: accepts, defaultText: nil, isRequired: false, summary: "one of them", source: nil,
        fields: fields)
    ]
    return result
  }

  /// One kind for scalars and another one for lists and mappings.
  func orScalar(_ scalar: ValueKind<Value>) -> ValueKind<Value> {
    let other = self
    return ValueKind(
      accepts: "\(scalar.accepts), or \(accepts)", schema: .object([("anyOf", .array([scalar.schema, schema]))]),
      fields: fields
    ) { node, context in
      if case .scalar = node.content { return scalar.read(node, &context) }
      return other.read(node, &context)
    } show: { value in
      scalar.show(value) ?? other.show(value)
    }
  }
}
