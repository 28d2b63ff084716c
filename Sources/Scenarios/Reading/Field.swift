import YAMLReading

/// One line of a field table: what may be written under a key, what it means and what holds without it.
///
/// Reading a scenario, `describe scenario` and the JSON Schema all go through the same lines.
struct Field<Target: Sendable>: Sendable {
  /// A property that a field fills.
  typealias Property<Value> = WritableKeyPath<Target, Value> & Sendable

  let name: String
  let accepts: String
  let schema: JSONFragment
  let fields: [FieldDescription]
  let isRequired: Bool
  let summary: String
  /// Where the option and its default come from; nil for a mapping whose fields each say so.
  let source: Provenance?
  /// How the default is told, given the values that hold before anything is read.
  let defaultText: @Sendable (Target) -> String?
  /// Puts the value of `node` into the target, or notes what is wrong with it.
  let apply: @Sendable (inout Target, YAMLNode, inout ReadingContext) -> Void

  /// A field whose default is what the target's property has before.
  init<Value>(
    _ name: String, _ kind: ValueKind<Value>, _ property: any Property<Value>, isRequired: Bool = false,
    default told: String? = nil, _ summary: String, _ source: Provenance
  ) {
    self.init(name, kind, isRequired: isRequired, summary: summary, source: source) {
      told ?? (isRequired ? nil : kind.show($0[keyPath: property]))
    } set: { target, value in
      target[keyPath: property] = value
    }
  }

  /// A field whose property is nil without it; `told` says what then holds.
  init<Value>(
    _ name: String, _ kind: ValueKind<Value>, _ property: any Property<Value?>, default told: String, _ summary: String,
    _ source: Provenance
  ) {
    self.init(name, kind, isRequired: false, summary: summary, source: source) { _ in
      told
    } set: { target, value in
      target[keyPath: property] = value
    }
  }

  /// A mapping of its own, read into a property.
  init<Value>(_ name: String, section table: FieldTable<Value>, _ property: any Property<Value>) {
    self.init(name, table.kind, isRequired: false, summary: table.summary, source: nil) { _ in
      nil
    } set: { target, value in
      target[keyPath: property] = value
    }
  }

  /// Several fields in a mapping of their own, for properties that lie directly in the target.
  init(_ name: String, group table: FieldTable<Target>) {
    self.name = name
    accepts = table.accepts
    schema = table.schema
    fields = table.descriptions
    isRequired = false
    summary = table.summary
    source = nil
    defaultText = { _ in nil }
    apply = { target, node, context in table.read(node, into: &target, &context) }
  }

  private init<Value>(
    _ name: String, _ kind: ValueKind<Value>, isRequired: Bool, summary: String, source: Provenance?,
    told: @escaping @Sendable (Target) -> String?, set: @escaping @Sendable (inout Target, Value) -> Void
  ) {
    self.name = name
    accepts = kind.accepts
    schema = kind.schema
    fields = kind.fields
    self.isRequired = isRequired
    self.summary = summary
    self.source = source
    defaultText = told
    apply = { target, node, context in
      if let value = kind.read(node, &context) { set(&target, value) }
    }
  }
}

/// A field as `describe` and the documentation tell it.
public struct FieldDescription: Hashable, Sendable {
  /// The key; `NAME` where the scenario chooses it, `-` for the items of a list.
  public let name: String
  /// What is accepted.
  public let accepts: String
  /// What holds without it; nil when it is required or nothing short can be said.
  public let defaultText: String?
  /// Whether it may not be left out.
  public let isRequired: Bool
  /// What it is for.
  public let summary: String
  /// Where it and its default come from; nil for a mapping whose fields each say so.
  public let source: Provenance?
  /// The fields of a mapping.
  public let fields: [FieldDescription]
}
