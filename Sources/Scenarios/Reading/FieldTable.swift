import Spelling
import YAMLReading

/// The fields of one mapping of a scenario: the table that reads it, describes it and gives its JSON Schema.
struct FieldTable<Target: Sendable>: Sendable {
  /// Where the values of one mapping stand, for messages about several of them together.
  struct Places {
    let mapping: Mark
    fileprivate let values: [String: Mark]
    fileprivate let failed: Set<String>

    /// Where the value of `field` stands, or else the mapping.
    func place(of field: String) -> Mark { values[field] ?? mapping }

    /// Whether `field` was written or left out in order; after a mistake in it nothing follows from its value.
    func isSound(_ field: String) -> Bool { !failed.contains(field) }

    /// Whether every field was.
    var isSound: Bool { failed.isEmpty }

    /// Whether `field` was written.
    func has(_ field: String) -> Bool { values[field] != nil }
  }

  let summary: String
  /// The values that hold before anything is read.
  let prototype: Target
  let fields: [Field<Target>]
  /// What is wrong with the values taken together, noted in the context.
  let check: @Sendable (inout Target, Places, inout ReadingContext) -> Void

  init(
    _ summary: String, _ prototype: Target, _ fields: [Field<Target>],
    check: @escaping @Sendable (inout Target, Places, inout ReadingContext) -> Void = { _, _, _ in }
  ) {
    self.summary = summary
    self.prototype = prototype
    self.fields = fields
    self.check = check
  }

  var accepts: String { "a mapping with \(fields.map(\.name).joined(separator: ", "))" }

  /// Reads a mapping over `target`; noted mistakes leave what was there before.
  ///
  /// Returns nil where it is no mapping or lacks a required field, so that nothing is made of it.
  @discardableResult
  func read(_ node: YAMLNode, into target: inout Target, _ context: inout ReadingContext) -> Places? {
    guard case .mapping(let mapping) = node.content else {
      context.reject(node, accepted: accepts) as Void?
      return nil
    }
    var marks: [String: Mark] = [:]
    var failed: Set<String> = []
    for entry in mapping.entries where !fields.contains(where: { $0.name == entry.key }) {
      context.unknown("key", entry.key, among: fields.map(\.name), at: entry.keyMark) as Void?
      failed.insert(entry.key)
    }
    // In the order of the table, because some fields refer to what earlier ones declare.
    for field in fields {
      guard let value = mapping[field.name] else { continue }
      marks[field.name] = value.mark
      let before = context.diagnostics.count
      context.inside(field.name) { context in field.apply(&target, value, &context) }
      if context.diagnostics.count > before { failed.insert(field.name) }
    }
    let places = Places(mapping: node.mark, values: marks, failed: failed)
    var isComplete = true
    for field in fields where field.isRequired && !places.has(field.name) {
      context.report("'\(field.name)' is missing; expected \(field.accepts)", at: node.mark)
      isComplete = false
    }
    guard isComplete else { return nil }
    check(&target, places, &context)
    return places
  }

  /// The kind of value that such a mapping is.
  var kind: ValueKind<Target> {
    ValueKind(accepts: accepts, schema: schema, fields: descriptions) { node, context in
      var target = prototype
      return read(node, into: &target, &context) == nil ? nil : target
    }
  }

  var descriptions: [FieldDescription] {
    fields.map { field in
      FieldDescription(
        name: field.name, accepts: field.accepts, defaultText: field.defaultText(prototype),
        isRequired: field.isRequired, summary: field.summary, source: field.source, fields: field.fields)
    }
  }

  var schema: JSONFragment {
    var members: [(String, JSONFragment)] = [("type", "object")]
    members.append(
      ("properties", .object(fields.map { ($0.name, $0.schema.described($0.summary, source: $0.source)) })))
    let required = fields.filter(\.isRequired).map { JSONFragment.string($0.name) }
    if !required.isEmpty { members.append(("required", .array(required))) }
    members.append(("additionalProperties", .boolean(false)))
    return .object(members)
  }
}

extension JSONFragment {
  /// This schema with a description, and a comment that names the source.
  func described(_ summary: String, source: Provenance? = nil) -> JSONFragment {
    guard case .object(let members) = self else { return self }
    let comment = source.map { [("$comment", JSONFragment.string("source: \($0.rawValue)"))] } ?? []
    return .object([("description", .string(summary))] + comment + members)
  }
}
