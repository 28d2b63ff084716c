import YAMLReading

/// A kind of value that a scenario may hold: how it is read, told, and described to programs.
///
/// Kinds are values built from smaller ones: `.list(of: .duration(...))`. Reading never stops at a mistake: it notes
/// it in the context and gives nil.
struct ValueKind<Value: Sendable>: Sendable {
  /// What is accepted, completing "expected ...": `a duration such as 250ms or 4m30s, above 0s`.
  let accepts: String
  /// The JSON Schema of what YAML makes of it.
  let schema: JSONFragment
  /// The fields of a mapping, for descriptions; empty for simple values.
  var fields: [FieldDescription] = []
  /// The value in `node`, or nil with the mistake noted.
  let read: @Sendable (_ node: YAMLNode, _ context: inout ReadingContext) -> Value?
  /// How a default is told; nil when there is nothing short to say.
  var show: @Sendable (Value) -> String? = { _ in nil }

  /// This kind with another type of value; `convert` gives nil for what is not accepted after all.
  func map<Other: Sendable>(
    accepts: String? = nil, _ convert: @escaping @Sendable (Value) -> Other?,
    back: @escaping @Sendable (Other) -> Value?
  ) -> ValueKind<Other> {
    let accepted = accepts ?? self.accepts
    return ValueKind<Other>(
      accepts: accepted, schema: schema, fields: fields,
      read: { node, context in
        guard let value = read(node, &context) else { return nil }
        return convert(value) ?? context.reject(node, accepted: accepted)
      }, show: { other in back(other).flatMap(show) })
  }

  /// A list of such values; `atLeast` of them.
  func list(atLeast least: Int = 0) -> ValueKind<[Value]> {
    let accepted = "a list of values, each \(accepts)"
    return ValueKind<[Value]>(
      accepts: accepted, schema: .object([("type", "array"), ("items", schema), ("minItems", .integer(least))]),
      fields: fields,
      read: { node, context in
        guard case .sequence(let items) = node.content, items.count >= least else {
          return context.reject(node, accepted: least > 0 ? accepted + ", at least \(least)" : accepted)
        }
        return items.enumerated().compactMap { index, item in
          context.inside("\(index + 1)") { context in read(item, &context) }
        }
      },
      show: { values in
        let told = values.compactMap(show)
        return told.count == values.count ? "[\(told.joined(separator: ", "))]" : nil
      })
  }

  /// This kind where `isSound` holds of the value as a whole; `rule` says what that is.
  func requiring(_ rule: String, _ isSound: @escaping @Sendable (Value) -> Bool) -> ValueKind<Value> {
    ValueKind(
      accepts: accepts, schema: schema, fields: fields,
      read: { node, context in
        guard let value = read(node, &context) else { return nil }
        if isSound(value) { return value }
        context.report(rule, at: node.mark)
        return nil
      }, show: show)
  }
}
