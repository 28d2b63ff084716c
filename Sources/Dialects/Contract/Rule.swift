public import JSONText
import Synchronization

/// One thing that `verify` holds the files to: a numbered invariant of a reference, or agreement with the truth.
///
/// A rule reads documents, never our own records, and shares no code with the dialect that wrote the value it tests.
/// It is a value with state: it sees every document of the types it asks for, in file order, file after file in the
/// order of `documents`, then `finish`. Truth files are indexed before any rule runs.
///
///     struct PacketLossPercentage: Rule {
///       static let id = "twilio.participant.packet-loss-percentage"
///       static let summary = "packet_loss_percentage is 100 * lost / (lost + received)"
///       static let documents = ["twilio.conference-participant-summary"]
///       mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
///         ... report.expect(abs(expected - stated) < 1e-6) { "states \(stated), counts give \(expected)" }
///       }
///     }
public protocol Rule: Sendable {
  /// `dialect.subject.claim`, stable: `verify --json` and fixtures name it.
  static var id: String { get }
  /// The claim in one sentence.
  static var summary: String { get }
  /// The document types it reads, in the order it wants their files.
  static var documents: [String] { get }
  /// The issue whose flow first exercises the rule, when that is a later one; nil otherwise.
  static var laterIssue: Int? { get }

  /// A rule that has seen nothing.
  init()
  /// Looks at one document.
  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport)
  /// Judges what could only be judged once everything was read.
  mutating func finish(_ context: RuleContext, _ report: inout RuleReport)
}

extension Rule {
  public static var laterIssue: Int? { nil }
  public mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {}
}

/// What a rule may know besides the document.
public struct RuleContext: Sendable {
  /// The document's type; empty in `finish`.
  public var documentType: String
  private let index: TruthIndex
  private let absence: TruthAbsence?

  /// A context for documents of a run with this truth.
  public init(documentType: String, truth: TruthIndex) {
    self.documentType = documentType
    index = truth
    absence = nil
  }

  /// A context for documents of a run that was written without its truth.
  public init(documentType: String, absence: TruthAbsence) {
    self.documentType = documentType
    index = TruthIndex()
    self.absence = absence
  }

  /// The truth of the run, as read from its files; empty, and the asking noted, when the run has none.
  public var truth: TruthIndex {
    // A coroutine lends the index; a getter would copy its dozen collections for every question.
    _read {
      absence?.note()
      yield index
    }
  }
}

/// Whether somebody asked for the truth of a run that has none: what they concluded then counts for nothing.
public final class TruthAbsence: Sendable {
  private let asked = Atomic(false)

  /// Nobody has asked yet.
  public init() {}

  /// Whether somebody has.
  public var wasNoted: Bool { asked.load(ordering: .relaxed) }

  fileprivate func note() { asked.store(true, ordering: .relaxed) }
}

/// Counts what a rule checked and keeps the first violations with file and line.
public struct RuleReport: Sendable {
  /// A violation.
  public struct Violation: Sendable, CustomStringConvertible {
    /// The file's path under the run's directory.
    public var file: String
    /// The line, from 1; 0 when it concerns the file as a whole.
    public var line: Int
    /// What is wrong, with the values.
    public var message: String

    /// `twilio/call-event.ndjson:17: is 4 ms earlier than the line before`; no line for the file as a whole.
    public var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }
  }

  /// How many times the claim was put to the test.
  public private(set) var checked = 0
  /// How many times it failed.
  public private(set) var violations = 0
  /// The first few failures.
  public private(set) var examples: [Violation] = []
  /// The file being read.
  public var file = ""
  /// The line being read.
  public var line = 0

  /// A report without entries.
  public init() {}

  /// Puts the claim to the test once.
  public mutating func expect(_ holds: Bool, _ message: () -> String) {
    checked += 1
    guard !holds else { return }
    violations += 1
    if examples.count < 5 { examples.append(Violation(file: file, line: line, message: message())) }
  }
}
