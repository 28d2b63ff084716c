import Dialects
import JSONText

/// The result as a program reads it.
extension VerificationResult {
  /// One JSON object: `directory`, `violations`, `files` and `rules` with everything that was counted.
  public var json: String {
    JSONValue.object([
      ("directory", .string(directory)), ("violations", .integer(Int64(violations))),
      ("files", .array(files.map(Self.value))), ("rules", .array(outcomes.map(Self.value))),
    ]).prettyText() + "\n"
  }

  private static func value(_ file: File) -> JSONValue {
    .object([
      ("path", .string(file.path)), ("documents", .integer(Int64(file.documents))),
      ("bytes", .integer(Int64(file.bytes))),
    ])
  }

  private static func value(_ outcome: Outcome) -> JSONValue {
    let examples = outcome.examples.map { example in
      JSONValue.object([
        ("file", .string(example.file)), ("line", .integer(Int64(example.line))),
        ("message", .string(example.message)),
      ])
    }
    return .object([
      ("id", .string(outcome.id)), ("summary", .string(outcome.summary)),
      ("checked", .integer(Int64(outcome.checked))), ("violations", .integer(Int64(outcome.violations))),
      ("laterIssue", outcome.laterIssue.map { .integer(Int64($0)) } ?? .null), ("examples", .array(examples)),
    ])
  }
}
