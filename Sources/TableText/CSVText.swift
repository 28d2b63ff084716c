/// Tables for spreadsheets: RFC 4180 but for the line ends, which are those of Unix.
public enum CSVText {
  /// A line of fields, ended.
  public static func line(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") + "\n" }

  /// A field, in quotation marks where it needs them: a scenario may call its queues and networks anything.
  public static func quoted(_ text: String) -> String {
    // By scalars: a carriage return and a line feed are one character together.
    guard text.unicodeScalars.contains(where: { [",", "\"", "\r", "\n"].contains($0) }) else { return text }
    let doubled = text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    return "\"\(doubled)\""
  }
}
