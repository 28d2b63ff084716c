import Dialects
import JSONText

/// The rules of a verification with what each has seen and found.
///
/// A rule gets the files it asks for one after the other, in its own order, while a pass goes over the files in theirs.
/// A rule that wants an earlier file after a later one waits for the next pass; most runs need one.
struct RuleSchedule {
  /// One rule at work.
  ///
  /// A class, so that a rule's collections are changed where they are and never copied.
  private final class Work {
    var rule: any Rule
    var report = RuleReport()
    /// The document types it has yet to see.
    var documents: ArraySlice<String>

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
    for work in works { work.documents.removeAll { !isPresent($0) } }
  }

  /// Begins the file of `documentType`; false when no rule is waiting for it.
  mutating func begin(_ documentType: String) -> Bool {
    reading = works.filter { $0.documents.first == documentType }
    return !reading.isEmpty
  }

  /// Shows the next document to the rules that read this file.
  func check(_ document: JSONValue, file: String, line: Int, _ context: RuleContext) {
    for work in reading {
      work.report.file = file
      work.report.line = line
      work.rule.check(document, context, &work.report)
    }
  }

  /// Ends the file.
  mutating func end() {
    for work in reading { work.documents.removeFirst() }
    reading = []
  }

  /// Lets every rule judge what it could only judge at the end, and collects what all found.
  func finish(_ context: RuleContext) -> [VerificationResult.Outcome] {
    works.map { work in
      work.report.line = 0
      work.rule.finish(context, &work.report)
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
