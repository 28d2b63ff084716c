extension ScenarioLanguage {
  /// The reference part of the documentation: a table per mapping, nested ones after the one they belong to.
  public static func markdown() -> String {
    var parts: [String] = []
    let plain = sections.filter(\.fields.isEmpty)
    parts.append("## Reference\n\n" + legend + "\n\n" + table(plain))
    for section in sections where !section.fields.isEmpty { append(section, path: section.name, to: &parts) }
    return parts.joined(separator: "\n\n")
  }

  private static let legend =
    "The last column names where an option and its default come from:\n\n"
    + Provenance.allCases.map { "- **\($0.rawValue)**: \($0.meaning)" }.joined(separator: "\n")

  private static func append(_ field: FieldDescription, path: String, to parts: inout [String]) {
    var lines = ["### `\(path)`", "", "\(capitalized(field.summary))."]
    if let value = field.defaultText { lines[2] += " Default: \(value)." }
    let simple = field.fields.filter(\.fields.isEmpty)
    if !simple.isEmpty { lines += ["", table(simple)] }
    parts.append(lines.joined(separator: "\n"))
    for inner in field.fields where !inner.fields.isEmpty {
      // Working time is told once, where it has a section of its own.
      guard inner.name != "shifts" else { continue }
      append(inner, path: "\(path).\(inner.name)", to: &parts)
    }
  }

  private static func table(_ fields: [FieldDescription]) -> String {
    let rows = fields.map { field in
      let value = field.isRequired ? "required" : field.defaultText.map { "`\($0)`" } ?? ""
      return "| `\(field.name)` | \(escaped(field.summary)) | \(escaped(field.accepts)) | \(escaped(value)) | "
        + "\(field.source?.rawValue ?? "") |"
    }
    return (["| key | meaning | accepted | default | source |", "|---|---|---|---|---|"] + rows).joined(separator: "\n")
  }

  private static func escaped(_ text: String) -> String {
    String(text.flatMap { $0 == "|" ? Array("\\|") : [$0] })
  }

  private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
