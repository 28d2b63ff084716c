import Dialects
import GenesysDialect
import JSONText

/// The sample run as a reader gets it, to be edited by fixtures.
struct SampleDocuments {
  private(set) var all: [(name: String, document: JSONValue)]

  /// The run as the dialect wrote it.
  static let good = SampleDocuments(
    all: SampleRun.all.map { name, line in (name, (try? JSONReader.parse(Array(line.utf8))) ?? .null) })

  /// The document of a sample; nil removes it.
  subscript(name: String) -> JSONValue? {
    get { all.first { $0.name == name }?.document }
    set {
      guard let position = all.firstIndex(where: { $0.name == name }) else { return }
      if let newValue { all[position].document = newValue } else { all.remove(at: position) }
    }
  }

  /// Changes the document of a sample.
  mutating func edit(_ name: String, _ change: (inout JSONValue) -> Void) {
    guard var document = self[name] else { return }
    change(&document)
    self[name] = document
  }

  /// What every rule finds in the run.
  func reports() -> [(id: String, report: RuleReport)] {
    genesysRules.map { type in
      var rule = type.init()
      var report = RuleReport()
      for (_, document) in all {
        rule.check(document, RuleContext(documentType: "genesys.conversation", truth: SampleTruth.index), &report)
      }
      rule.finish(RuleContext(documentType: "", truth: SampleTruth.index), &report)
      return (type.id, report)
    }
  }
}
