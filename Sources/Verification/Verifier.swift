public import Dialects
import JSONText

/// Reads a run back from its directory and holds it to its contract, its contract tables and a list of rules.
///
///     let verifier = Verifier(directory: "out", documentTypes: types, rules: rules, jobs: 2)
///     let result = try await verifier.run { show($0) }
///     print(result.text)
///
/// Everything wrong with the files is a violation in the result: a manifest that is missing, a file that cannot be
/// opened or is cut off, a line that is not JSON. A document that does not fit its contract table is kept from the rules,
/// which rely on it. Memory is bounded by a few chunks of lines, the truth's index and what the rules remember.
public struct Verifier: Sendable {
  /// How far a verification has come.
  public struct Progress: Sendable {
    /// The file being read, relative to the directory.
    public var path: String
    /// Lines read so far, over all files.
    public var documents: Int
  }

  let directory: String
  let documentTypes: [DocumentType]
  let rules: [any Rule.Type]
  let jobs: Int

  /// A verification of the run under `directory`.
  ///
  /// - Parameters:
  ///   - documentTypes: the files there may be, in the order in which they are read.
  ///   - rules: what they are held to, besides what holds for every run.
  ///   - jobs: how many chunks of lines are parsed at once; changes nothing in the result.
  public init(directory: String, documentTypes: [DocumentType], rules: [any Rule.Type], jobs: Int) {
    self.directory = directory
    self.documentTypes = documentTypes
    self.rules = rules
    self.jobs = max(1, jobs)
  }

  /// Checks everything.
  ///
  /// - Parameter progress: called after each chunk of lines.
  /// - Throws: `CancellationError` when the task is cancelled; nothing else.
  public func run(progress: (Progress) -> Void = { _ in }) async throws -> VerificationResult {
    var verification = Verification(self)
    verification.readManifest()
    verification.findFiles()
    try await verification.indexAnomalies(progress)
    try await verification.indexTruth(progress)
    try await verification.applyRules(progress)
    return verification.finish()
  }
}
