import Dialects
import JSONText

/// The rules of a verification with what each has seen and found.
///
/// A rule gets the files it asks for one after the other, in its own order, while a pass goes over the files in theirs.
/// A rule that wants an earlier file after a later one waits for the next pass; most runs need one. Rules about files that
/// the run does not have, and rules that compare with a truth it was written without, are never exercised.
struct RuleSchedule {
  /// One rule at work.
  ///
  /// A class, so that a rule's collections are changed where they are and never copied.
  private final class Work {
    var rule: any Rule
    var report = RuleReport()
    /// The document types it has yet to see.
    var documents: ArraySlice<String>
    /// Whether the run has none of its files: then there is nothing to judge at the end either.
    var isIdle = false
    /// Notes whether it asks for the truth of a run without one.
    let absence = TruthAbsence()

    init(_ rule: any Rule.Type) {
      self.rule = rule.init()
      documents = rule.documents[...]
      // Where a violation stands that concerns no line.
      report.file = rule.documents.first ?? ""
    }
  }

  private var works: [Work]
  /// The rules that read the file of the current pass.
  private var reading: [Work] = []

  init(_ rules: [any Rule.Type]) { works = rules.map(Work.init) }

  /// Whether some rule has yet to see a file.
  var isWaiting: Bool { works.contains { !$0.documents.isEmpty } }

  /// Forgets files that the run does not have.
  func keep(where isPresent: (String) -> Bool) {
    for work in works {
      work.documents.removeAll { !isPresent($0) }
      work.isIdle = work.documents.isEmpty
    }
  }

  /// Begins the file of `documentType`; false when no rule is waiting for it.
  mutating func begin(_ documentType: String) -> Bool {
    reading = works.filter { $0.documents.first == documentType }
    return !reading.isEmpty
  }

  /// Shows the next document to the rules that read this file.
  ///
  /// - Parameter truth: the truth of the run, nil when it was written without.
  func check(_ document: JSONValue, _ documentType: String, file: String, line: Int, _ truth: TruthIndex?) {
    for work in reading {
      work.report.file = file
      work.report.line = line
      work.rule.check(document, Self.context(documentType, truth, work), &work.report)
    }
  }

  private static func context(_ documentType: String, _ truth: TruthIndex?, _ work: Work) -> RuleContext {
    if let truth { return RuleContext(documentType: documentType, truth: truth) }
    return RuleContext(documentType: documentType, absence: work.absence)
  }

  /// Ends the file.
  mutating func end() {
    for work in reading { work.documents.removeFirst() }
    reading = []
  }

  /// Lets every rule judge what it could only judge at the end, and collects what all found.
  func finish(_ truth: TruthIndex?) -> [VerificationResult.Outcome] {
    works.map { work in
      work.report.line = 0
      if !work.isIdle { work.rule.finish(Self.context("", truth, work), &work.report) }
      // A comparison with nothing is none.
      if work.absence.wasNoted { work.report = RuleReport() }
      let type = type(of: work.rule)
      return VerificationResult.Outcome(
        id: type.id, summary: type.summary, report: work.report, laterIssue: type.laterIssue)
    }
  }
}

extension VerificationResult.Outcome {
  /// The claim with what `report` counted.
  init(id: String, summary: String, report: RuleReport, laterIssue: Int? = nil) {
    self.init(
      id: id, summary: summary, checked: report.checked, violations: report.violations, examples: report.examples,
      laterIssue: laterIssue)
  }
}
