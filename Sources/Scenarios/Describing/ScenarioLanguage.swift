import Randomness

/// What can be written in a scenario, told from the same tables that read it.
public enum ScenarioLanguage {
  /// The top-level sections with everything that may stand in them.
  public static let sections: [FieldDescription] = ScenarioTable.table.descriptions

  /// What `describe scenario` prints: every key, indented like the scenario, with type, default and meaning.
  public static func describe() -> String {
    var lines = [
      "A scenario is a YAML mapping. Only 'scenario' is required; everything else has a default.",
      "Quantities carry units: 250ms, 4m30s, 2%, 300kbps, 500km. Wherever a distribution is accepted, a constant is too.",
      "Every option names the source of its default:",
    ]
    lines += Provenance.allCases.map { "  '\($0.rawValue)': \($0.meaning)" }
    lines.append("")
    for section in sections { append(section, indent: "", to: &lines) }
    return lines.joined(separator: "\n")
  }

  private static func append(_ field: FieldDescription, indent: String, to lines: inout [String]) {
    lines.append("\(indent)\(field.name): \(field.summary)")
    var facts = field.fields.isEmpty ? [field.accepts] : []
    if field.isRequired { facts.append("required") }
    if let value = field.defaultText { facts.append("default: \(value)") }
    if let source = field.source { facts.append("source: \(source.rawValue)") }
    if !facts.isEmpty { lines.append("\(indent)    [\(facts.joined(separator: "; "))]") }
    for inner in field.fields { append(inner, indent: indent + "  ", to: &lines) }
  }

  /// What `describe distributions` prints.
  public static func describeDistributions() -> String {
    var lines = [
      "Wherever a duration or a number is random, a scenario may write one of these; 'min' and 'max' beside the name",
      "draw again until the value lies inside.", "",
    ]
    for family in DistributionTable.families {
      lines.append("\(family.name): \(family.summary)")
      for parameter in family.parameters {
        let value = parameter.defaultValue.map { "; default: \(QuantityText.told(number: $0))" } ?? ""
        lines.append("  \(parameter.name): \(parameter.summary) [\(parameter.range)\(value)]")
      }
    }
    lines += [
      "\(EmpiricalDistribution.name): \(EmpiricalDistribution.summary)",
      "  a list of observations: [12s, 40s, 41s]",
      "  points: pairs of a value and the share at or below it: [[0s, 0%], [10s, 90%], [60s, 100%]]",
      "  csv: a file beside the scenario with either of them, a line each; durations without a unit are seconds",
      "\(MixtureDistribution.name): \(MixtureDistribution.summary)",
      "  a list of parts: [{ weight: 0.6, lognormal: { median: 9s, sigma: 0.45 } }, { weight: 0.4, constant: { value: 40s } }]",
    ]
    return lines.joined(separator: "\n")
  }

  /// The JSON Schema (draft 2020-12) of a scenario as YAML reads it; an editor checks a file with it while one types.
  ///
  /// It is a little wider than the reader: units are checked by pattern, names and sums not at all.
  public static func jsonSchema() -> String {
    guard case .object(let members) = ScenarioTable.table.schema else { return "{}" }
    let head: [(String, JSONFragment)] = [
      ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("title", "Partyline scenario"),
    ]
    return JSONFragment.object(head + members + [("$defs", .object(definitions))]).printed() + "\n"
  }

  private static var definitions: [(String, JSONFragment)] {
    let duration = JSONFragment.object([
      ("type", "string"), ("pattern", "^[+-]?([0-9.]+(us|ms|s|m|h|d))+$"),
      ("description", "a duration with its unit, such as 250ms or 4m30s"),
    ])
    return [
      ("duration", duration),
      ("duration-distribution", distribution(.duration)),
      ("number-distribution", distribution(.number)),
    ]
  }

  private static func distribution(_ quantity: DistributedQuantity) -> JSONFragment {
    let value = quantity.kind(DistributionTable.anyValue).schema
    let plain: [(String, JSONFragment)] = DistributionTable.families.map { family in
      (family.name, schema(of: family, quantity))
    }
    let empirical: (String, JSONFragment) = (EmpiricalDistribution.name, Self.empirical(value))
    let parts = plain + [empirical, ("weight", .object([("type", ["number", "string"])]))]
    let mixture = JSONFragment.object([
      ("type", "array"), ("minItems", .integer(1)), ("items", mapping(parts, bounds: value)),
    ])
    return .object([
      ("anyOf", [value, mapping(plain + [empirical, (MixtureDistribution.name, mixture)], bounds: value)])
    ])
  }

  private static func mapping(_ properties: [(String, JSONFragment)], bounds: JSONFragment) -> JSONFragment {
    .object([
      ("type", "object"), ("properties", .object(properties + [("min", bounds), ("max", bounds)])),
      ("minProperties", .integer(1)), ("additionalProperties", .boolean(false)),
    ])
  }

  private static func schema(of family: any DistributionFamily.Type, _ quantity: DistributedQuantity) -> JSONFragment {
    let properties = family.parameters.map { parameter in
      (parameter.name, DistributionTable.kind(of: parameter, quantity).schema.described(parameter.summary))
    }
    let required = family.parameters.filter { $0.defaultValue == nil }.map { JSONFragment.string($0.name) }
    return .object([
      ("description", .string(family.summary)), ("type", "object"), ("properties", .object(properties)),
      ("required", .array(required)), ("additionalProperties", .boolean(false)),
    ])
  }

  private static func empirical(_ value: JSONFragment) -> JSONFragment {
    let list = JSONFragment.object([("type", "array"), ("items", value), ("minItems", .integer(1))])
    let share = ValueKind<Double>.share().schema
    let pair = JSONFragment.object([
      ("type", "array"), ("prefixItems", .array([value, share])), ("minItems", .integer(2)), ("maxItems", .integer(2)),
    ])
    let points = JSONFragment.object([("type", "array"), ("items", pair), ("minItems", .integer(2))])
    let file = JSONFragment.object([("type", "string"), ("minLength", .integer(1))])
    let mapping = JSONFragment.object([
      ("type", "object"), ("properties", .object([("points", points), ("csv", file)])), ("minProperties", .integer(1)),
      ("maxProperties", .integer(1)), ("additionalProperties", .boolean(false)),
    ])
    return .object([("anyOf", .array([list, mapping]))])
  }
}
