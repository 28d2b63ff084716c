public import Dialects
import Documents
import JSONText

/// Answers questions about the identifiers of a finished run.
///
///     let inquiry = Inquiry(directory: "run", documentTypes: types, reasons: reasons, jobs: 2)
///     print(try await inquiry.explain(Question(["CA08e8..."])).text)
///
/// It looks for the identifier, learns from the documents it stands in which conversations of the truth they tell of,
/// and gathers everything that is told of the one behind it. Without an index that is two passes over the files, with
/// one some dozens of short reads. Memory is bounded by what is told of one conversation.
public struct Inquiry: Sendable {
  let directory: String
  let documentTypes: [DocumentType]
  let reasons: [String: DocumentReasons]
  let jobs: Int
  let isCancelled: @Sendable () -> Bool

  /// Questions about the run under `directory`.
  ///
  /// - Parameters:
  ///   - documentTypes: the kinds of document there may be.
  ///   - reasons: what is known about the thresholds of some of them.
  ///   - jobs: how many files are searched at once.
  ///   - isCancelled: asked between chunks of lines.
  public init(
    directory: String, documentTypes: [DocumentType], reasons: [DocumentReasons], jobs: Int,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.directory = directory
    self.documentTypes = documentTypes
    self.reasons = Dictionary(uniqueKeysWithValues: reasons.map { ($0.documentType, $0) })
    self.jobs = max(1, jobs)
    self.isCancelled = isCancelled
  }

  /// How many lines of a file are looked at when an identifier stands in very many.
  static let sampleSize = 64
  /// How many of them, where looking is dear: documents of platforms are long.
  static let smallSample = 8
  /// The largest conversation that is told whole, lines of a file.
  static let longestStory = 100_000

  /// The chain behind an identifier.
  ///
  /// - Parameter note: told why an index that is there is not used.
  /// - Throws: `Unanswerable` for a directory without a finished run and an identifier that stands nowhere;
  ///   `CancellationError`.
  public func explain(_ question: Question, note: (String) -> Void = { _ in }) async throws -> Explanation {
    let run = try RunFiles(directory, documentTypes)
    guard !question.identifier.isEmpty else { throw Unanswerable(description: "an identifier is empty") }
    var index: LineIndex?
    do {
      index = try LineIndex(of: run)
    } catch {
      note("\(error); reading the files instead")
    }
    // What an index does not know may still stand somewhere: within a sentence, say.
    if let index, let answer = try await Answer(question, self, run, index).explanation() { return answer }
    let scan = LineScan(run: run, jobs: jobs, isCancelled: isCancelled)
    if let answer = try await Answer(question, self, run, scan).explanation() { return answer }
    // A name may end in a number: the queue `level 2`.
    if question.sequence != nil, let answer = try await Answer(question.whole, self, run, scan).explanation() {
      return answer
    }
    throw Unanswerable(description: "\(question.text) stands in no file under \(directory)")
  }
}
