import FloorModel
import YAMLReading

/// Reads how a day's calls spread over its parts: a name, a list, or a CSV file beside the scenario.
///
/// ```yaml
/// shape: bank_weekday
/// shape: [0, 0, 0, 0, 0, 0, 0, 2, 5, 8, 9, 8, 7, 7, 7, 8, 7, 6, 5, 4, 4, 5, 4, 3]
/// shape: { csv: calls-by-half-hour.csv }       # a weight a line, or the time of day and a weight
/// ```
enum ShapeReader {
  private static let counts = IntradayShape.partCounts.map(String.init).joined(separator: ", ")

  private static let accepts =
    "one of \(IntradayShape.named.map(\.name).joined(separator: ", ")), a list of weights for equal parts of the day from "
    + "midnight (\(counts) of them, not all zero), or { csv: FILE } with such weights"

  private static let list = ValueKind<Double>.number(.through(0, 1e6)).list(atLeast: 24)
  private static let name = ValueKind<IntradayShape>.choice(IntradayShape.named.map { ($0.name, $0.shape) })

  static let kind = ValueKind<IntradayShape>(
    accepts: accepts,
    schema: .object([
      (
        "anyOf",
        [
          name.schema, list.schema,
          .object([
            ("type", "object"), ("properties", .object([("csv", .object([("type", "string")]))])),
            ("required", ["csv"]), ("additionalProperties", .boolean(false)),
          ]),
        ]
      )
    ]),
    read: { node, context in
      switch node.content {
      case .scalar: return name.read(node, &context)
      case .sequence:
        guard let weights = list.read(node, &context) else { return nil }
        return IntradayShape(weights: weights) ?? context.reject(node, accepted: accepts)
      case .mapping(let mapping):
        guard let entry = mapping.entries.first, mapping.entries.count == 1, entry.key == "csv",
          let file = entry.value.text, !file.isEmpty
        else { return context.reject(node, accepted: accepts) }
        return context.inside("csv") { context in read(file, at: entry.value.mark, &context) }
      }
    },
    show: name.show)

  private static func read(_ name: String, at mark: Mark, _ context: inout ReadingContext) -> IntradayShape? {
    guard let table = CSVTable.read(name, at: mark, &context) else { return nil }
    guard IntradayShape.partCounts.contains(table.rows.count) else {
      context.report("'\(name)' has \(table.rows.count) lines; a day has one of \(counts) equal parts", at: mark)
      return nil
    }
    var weights: [Double] = []
    for (number, row) in table.rows.enumerated() {
      guard (1...2).contains(row.cells.count), let last = row.cells.last, let weight = QuantityText.number(last),
        (0...1e9).contains(weight)
      else {
        context.report(
          "'\(name)', line \(row.line): expected a weight of 0 and more, or a time of day and a weight", at: mark)
        return nil
      }
      let minute = number * 1_440 / table.rows.count
      if row.cells.count == 2, !tells(row.cells[0], minute) {
        context.report(
          "'\(name)', line \(row.line): expected the time \(clock(minute)), found '\(row.cells[0].prefix(60))'",
          at: mark)
        return nil
      }
      weights.append(weight)
    }
    guard let shape = IntradayShape(weights: weights) else {
      context.report("'\(name)' holds only zeros", at: mark)
      return nil
    }
    return shape
  }

  /// Whether a cell is the time of day `minute`, as `9`, `9:30` or `09:30`.
  private static func tells(_ cell: Substring, _ minute: Int) -> Bool {
    let parts = cell.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    switch parts.count {
    case 1: return parts[0].map { $0 * 60 == minute } ?? false
    case 2: return parts[0].flatMap { hour in parts[1].map { hour * 60 + $0 == minute } } ?? false
    default: return false
    }
  }

  private static func clock(_ minute: Int) -> String {
    let (hour, rest) = (minute / 60, minute % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
  }
}
