/// Tables for people to read.
public enum TextTable {
  /// Lines with the first column left and the others right aligned, each ended; nothing follows the last cell that says
  /// something.
  public static func aligned(_ lines: [[String]]) -> String {
    let widths = lines.reduce(into: [Int]()) { widths, line in
      for (column, cell) in line.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    return lines.map { line in
      let cells = line.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + padding : padding + cell
      }
      var text = cells.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }.joined()
  }
}
