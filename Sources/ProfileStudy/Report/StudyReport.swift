import JSONText
import TableText

/// The tables of a study as text for people, CSV for spreadsheets and JSON for programs.
public struct StudyReport: Hashable, Sendable {
  /// One row for each network; all have the same columns.
  public let rows: [FigureRow]

  /// A report of `rows`.
  public init(_ rows: [FigureRow]) { self.rows = rows }

  /// The figures outside their bounds, with their networks.
  public var misses: [(network: String, figure: Figure)] {
    rows.flatMap { row in row.figures.filter { $0.isWithinBound == false }.map { (row.network, $0) } }
  }

  /// How many figures have a bound.
  private var judged: Int { rows.reduce(0) { $0 + $1.figures.count { $0.bound != nil } } }

  /// Tables with a line of figures for each network, below it its targets and how far from them a figure may be; an
  /// asterisk marks what is further.
  public var text: String {
    Figure.Kind.Block.allCases.map(table).filter { !$0.isEmpty }.joined(separator: "\n") + verdict
  }

  private func table(of block: Figure.Kind.Block) -> String {
    let rows = rows.map { row in (row.network, row.figures.filter { $0.kind.block == block }) }
    guard let headings = rows.first?.1.map(\.kind.heading), !headings.isEmpty else { return "" }
    var lines = [[block.rawValue] + headings]
    for (network, figures) in rows {
      lines.append(
        [network] + figures.map { DecimalText.short($0.value) + ($0.isWithinBound == false ? "*" : "") })
      guard figures.contains(where: { $0.target != nil }) else { continue }
      lines.append(["  target"] + figures.map { $0.target.map(DecimalText.short) ?? "" })
      lines.append(["  within"] + figures.map { $0.bound.map(DecimalText.short) ?? "" })
    }
    return TextTable.aligned(lines)
  }

  private var verdict: String {
    guard judged > 0 else { return "" }
    let misses = misses
    let head = "\n\(judged) figures with a bound, \(misses.count) outside of it\n"
    return head
      + misses.map { network, figure in
        let unit = figure.kind.unit.isEmpty ? "" : " \(figure.kind.unit)"
        return "  \(network) \(figure.kind.name): \(DecimalText.short(figure.value))\(unit), "
          + "expected \(DecimalText.short(figure.target)) ± \(DecimalText.short(figure.bound))\n"
      }.joined()
  }

  /// A line for each figure of each network; nothing between two commas where there is nothing to say.
  public var csv: String {
    let head = "network,profile,figure,unit,value,target,bound,within\n"
    return head
      + rows.flatMap { row in
        row.figures.map { figure in
          let numbers = [figure.value, figure.target, figure.bound].map { $0.map(Self.told) ?? "" }
          let verdict = figure.isWithinBound.map { $0 ? "true" : "false" } ?? ""
          return CSVText.line(
            [row.network, row.profile, figure.kind.name, figure.kind.unit] + numbers + [verdict])
        }
      }.joined()
  }

  private static func told(_ value: Double) -> String { "\(DecimalText.exact(value))" }

  /// A list of networks, each with its figures by name.
  public var json: String {
    var json = JSONWriter()
    json.beginArray()
    for row in rows {
      json.beginObject()
      json.key("network")
      json.string(row.network)
      json.key("profile")
      json.string(row.profile)
      json.key("figures")
      json.beginObject()
      for figure in row.figures { Self.write(figure, to: &json) }
      json.endObject()
      json.endObject()
    }
    json.endArray()
    json.endLine()
    return unsafe json.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }

  private static func write(_ figure: Figure, to json: inout JSONWriter) {
    json.computedKey(figure.kind.name)
    json.beginObject()
    if !figure.kind.unit.isEmpty {
      json.key("unit")
      json.string(figure.kind.unit)
    }
    for (name, value) in [("value", figure.value), ("target", figure.target), ("bound", figure.bound)] {
      guard let value else { continue }
      json.computedKey(name)
      json.double(DecimalText.exact(value))
    }
    if let verdict = figure.isWithinBound {
      json.key("within")
      json.boolean(verdict)
    }
    json.endObject()
  }
}
