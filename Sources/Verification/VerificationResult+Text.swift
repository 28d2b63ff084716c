/// The result as a person reads it.
extension VerificationResult {
  /// A table of claims, the first failures with file and line, what was never put to the test, and a last line that says
  /// whether all is well.
  public var text: String {
    var text = ""
    let width = outcomes.map(\.id.count).max() ?? 0
    text += Self.padded("rule", width) + "     checked  violations\n"
    for outcome in outcomes where outcome.checked > 0 {
      text += Self.padded(outcome.id, width)
      text += Self.right(outcome.checked, 12) + Self.right(outcome.violations, 12) + "\n"
    }
    for outcome in outcomes where outcome.violations > 0 {
      text += "\n\(outcome.id): \(outcome.summary)\n"
      for example in outcome.examples { text += "  \(example)\n" }
      let more = outcome.violations - outcome.examples.count
      if more > 0 { text += "  and \(more) more\n" }
    }
    if !unexercised.isEmpty {
      text += "\nnever exercised:\n"
      for outcome in unexercised {
        let issue = outcome.laterIssue.map { " (comes with issue \($0))" } ?? ""
        text += "  \(outcome.id): \(outcome.summary)\(issue)\n"
      }
    }
    let documents = files.reduce(0) { $0 + $1.documents }
    let checked = outcomes.reduce(0) { $0 + $1.checked }
    text += "\n\(files.count) files, \(documents) documents, \(outcomes.count) rules, \(checked) checks, "
    text += "\(violations) violations\n"
    return text
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }
}
