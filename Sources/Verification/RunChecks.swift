import Dialects
import Documents

/// What every run promises whatever is in it: the manifest, the files it lists, sound lines in order, and documents that
/// fit their contract tables.
struct RunChecks {
  var manifest = RuleReport()
  var files = RuleReport()
  var totals = RuleReport()
  var lines = RuleReport()
  var order = RuleReport()
  var anomalies = RuleReport()
  /// Whether the run has a list of anomalies.
  var listsAnomalies = false
  /// One per document type, in their order.
  var shapes: [RuleReport]

  private let documentTypes: [DocumentType]

  init(_ documentTypes: [DocumentType]) {
    self.documentTypes = documentTypes
    shapes = documentTypes.map { _ in RuleReport() }
  }

  /// The claims in the order in which they are printed.
  var outcomes: [VerificationResult.Outcome] {
    let general = [
      VerificationResult.Outcome(
        id: "run.manifest", summary: "manifest.json is there and says what the contract asks", report: manifest),
      VerificationResult.Outcome(
        id: "run.files", summary: "the files are those that the manifest lists, and readable", report: files),
      VerificationResult.Outcome(
        id: "run.totals", summary: "documents, bytes and SHA-256 of each file are those of the manifest", report: totals
      ),
      VerificationResult.Outcome(
        id: "run.lines", summary: "every line is one JSON value and ends with a line feed", report: lines),
      VerificationResult.Outcome(
        id: "run.order", summary: "lines are ordered by time, primary id and the id's own order", report: order),
    ]
    let listed =
      listsAnomalies
      ? [
        VerificationResult.Outcome(
          id: "run.anomalies", summary: "every anomaly of truth/anomaly.ndjson is there, once, and as it says",
          report: anomalies)
      ] : []
    let tables = zip(documentTypes, shapes).compactMap { type, report -> VerificationResult.Outcome? in
      // Few runs have any, and those that have none have nothing to hold to a table.
      if type.stream.documentType == ListedAnomalies.documentType, !listsAnomalies { return nil }
      return VerificationResult.Outcome(
        id: "\(type.stream.documentType).shape", summary: "every line fits the contract table of its type",
        report: report)
    }
    return general + listed + tables
  }
}
