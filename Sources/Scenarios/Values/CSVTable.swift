import YAMLReading

/// Lines of cells separated by commas, without quotation; blank lines and `#` comments are left out, as is a first
/// line without any digit, which is a header.
struct CSVTable {
  struct Row {
    let line: Int
    let cells: [Substring]
  }

  let rows: [Row]

  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var rows: [Row] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let trimmed = Self.trimmed(line)
      if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
      if rows.isEmpty, !trimmed.contains(where: \.isNumber) { continue }
      let cells = trimmed.split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed)
      rows.append(Row(line: index + 1, cells: cells))
    }
    self.rows = rows
  }

  /// The lines of a file beside the scenario, or nil with the mistake noted.
  static func read(_ name: String, at mark: Mark, _ context: inout ReadingContext) -> CSVTable? {
    let bytes: [UInt8]
    do { bytes = try context.files.read(name) } catch {
      context.report("\(error)", at: mark)
      return nil
    }
    guard let table = CSVTable(bytes) else {
      context.report("'\(name)' is not UTF-8", at: mark)
      return nil
    }
    return table
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var result = text.drop(while: \.isWhitespace)
    while result.last?.isWhitespace == true { result.removeLast() }
    return result
  }
}
