import Randomness
import YAMLReading

/// Reads measured values: a list, points with shares, or a CSV file beside the scenario.
///
/// ```yaml
/// empirical: [12s, 40s, 41s, 300s]                            # observations
/// empirical: { points: [[0s, 0%], [10s, 90%], [60s, 100%]] }  # value and the share at or below it
/// empirical: { csv: waits.csv }                               # either of them, a line each
/// ```
struct EmpiricalReader {
  let quantity: DistributedQuantity

  /// Observations or points at most: every cell keeps them in memory.
  private static let mostPoints = 100_000
  private static let accepted =
    "a list of values, or a mapping with points (pairs of value and share) or csv (a file beside the scenario)"

  func read(_ node: YAMLNode, _ context: inout ReadingContext) -> Distribution? {
    switch node.content {
    case .sequence(let items): return observations(items, at: node, &context)
    case .mapping(let mapping):
      guard let entry = mapping.entries.first, mapping.entries.count == 1 else {
        return context.reject(node, accepted: Self.accepted)
      }
      return context.inside(entry.key) { context in
        switch entry.key {
        case "points": return points(entry.value, &context)
        case "csv": return file(entry.value, &context)
        default: return context.unknown("key", entry.key, among: ["points", "csv"], at: entry.keyMark)
        }
      }
    case .scalar: return context.reject(node, accepted: Self.accepted)
    }
  }

  private var value: ValueKind<Double> { quantity.kind(DistributionTable.anyValue) }

  private func observations(_ items: [YAMLNode], at node: YAMLNode, _ context: inout ReadingContext) -> Distribution? {
    guard items.count <= Self.mostPoints else {
      return context.reject(node, accepted: "at most \(Self.mostPoints) values")
    }
    let values = items.compactMap { value.read($0, &context) }
    guard values.count == items.count else { return nil }
    return made(at: node.mark, &context) { () throws(ParameterError) in
      try EmpiricalDistribution(observations: values)
    }
  }

  private func points(_ node: YAMLNode, _ context: inout ReadingContext) -> Distribution? {
    let accepted = "a list of pairs of value and share, as in [[0s, 0%], [60s, 100%]]"
    guard case .sequence(let items) = node.content, items.count <= Self.mostPoints else {
      return context.reject(node, accepted: accepted)
    }
    var values: [Double] = []
    var shares: [Double] = []
    for item in items {
      guard case .sequence(let pair) = item.content, pair.count == 2 else {
        return context.reject(item, accepted: "a pair of value and share")
      }
      guard let first = value.read(pair[0], &context), let second = ValueKind<Double>.share().read(pair[1], &context)
      else { return nil }
      values.append(first)
      shares.append(second)
    }
    return made(at: node.mark, &context) { () throws(ParameterError) in
      try EmpiricalDistribution(values: values, shares: shares)
    }
  }

  private func file(_ node: YAMLNode, _ context: inout ReadingContext) -> Distribution? {
    guard let name = node.text, !name.isEmpty else { return context.reject(node, accepted: "the name of a CSV file") }
    guard let table = CSVTable.read(name, at: node.mark, &context) else { return nil }
    guard table.rows.count <= Self.mostPoints else {
      context.report("'\(name)' has more than \(Self.mostPoints) lines", at: node.mark)
      return nil
    }
    var columns: [[Double]] = [[], []]
    let width = table.rows.first?.cells.count ?? 0
    for row in table.rows {
      guard row.cells.count == width, (1...2).contains(width) else {
        context.report("'\(name)', line \(row.line): expected a value, or a value and a share", at: node.mark)
        return nil
      }
      for (column, cell) in row.cells.enumerated() {
        guard let value = number(cell, isShare: column == 1) else {
          let kind = column == 1 ? "a share such as 0.02 or 2%" : "a \(quantity.word)"
          context.report("'\(name)', line \(row.line): expected \(kind), found '\(cell.prefix(60))'", at: node.mark)
          return nil
        }
        columns[column].append(value)
      }
    }
    return made(at: node.mark, &context) { () throws(ParameterError) in
      width == 2
        ? try EmpiricalDistribution(values: columns[0], shares: columns[1])
        : try EmpiricalDistribution(observations: columns[0])
    }
  }

  /// A cell of a CSV file; durations are seconds unless they carry a unit, because that is how tools export them.
  private func number(_ cell: Substring, isShare: Bool) -> Double? {
    if let plain = QuantityText.number(cell) { return plain }
    if isShare { return QuantityText.quantity(String(cell), QuantityText.share) }
    switch quantity {
    case .duration: return QuantityText.quantity(String(cell), QuantityText.time)
    case .number: return nil
    }
  }

  private func made(
    at mark: Mark, _ context: inout ReadingContext, _ make: () throws(ParameterError) -> EmpiricalDistribution
  ) -> Distribution? {
    do { return .empirical(try make()) } catch {
      context.report("\(error)", at: mark)
      return nil
    }
  }
}
