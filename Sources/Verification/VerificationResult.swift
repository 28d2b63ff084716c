public import Dialects

/// What checking a run found: one entry per claim, in the order in which they are printed.
public struct VerificationResult: Sendable {
  /// One claim put to the test.
  public struct Outcome: Sendable {
    /// The claim's stable name.
    public var id: String
    /// The claim in one sentence.
    public var summary: String
    /// How many times it was put to the test.
    public var checked: Int
    /// How many times it failed.
    public var violations: Int
    /// The first failures.
    public var examples: [RuleReport.Violation]
    /// The issue whose flow first exercises the claim, when that is a later one.
    public var laterIssue: Int?
  }

  /// A file that was read.
  public struct File: Sendable {
    /// Its path under the run's directory, with the suffix of a compressed one.
    public var path: String
    /// Its lines.
    public var documents: Int
    /// Their bytes, uncompressed.
    public var bytes: Int
  }

  /// The directory as the caller named it.
  public var directory: String
  /// The files, in the order in which they were read.
  public var files: [File]
  /// The claims: those about every run, the contract tables, then the rules in the order given.
  public var outcomes: [Outcome]

  /// Failures of all claims together.
  public var violations: Int { outcomes.reduce(0) { $0 + $1.violations } }
  /// Whether no claim failed.
  public var isClean: Bool { violations == 0 }
  /// Claims that nothing in the run put to the test.
  public var unexercised: [Outcome] { outcomes.filter { $0.checked == 0 } }
}
