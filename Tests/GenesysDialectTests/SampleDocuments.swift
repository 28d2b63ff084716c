import Dialects
import GenesysDialect
import JSONText

/// The sample run as a reader gets it, to be edited by fixtures.
struct SampleDocuments {
  private(set) var all: [(name: String, document: JSONValue)]
  /// The truth of the run, which fixtures leave alone.
  let truth: TruthIndex

  /// The run as the dialect wrote it.
  static let good = SampleDocuments(of: Set(SampleRun.all.map(\.name)))

  /// A part of it that has everything the fixtures need, for they run every rule over it each.
  static let small = SampleDocuments(of: [
    "inbound", "abandoned-while-ringing", "missed-then-answered", "declined-then-answered", "blind-transfer-to-queue",
    "blind-transfer-to-agent", "consult-completed", "consult-unanswered", "conference-handed-over", "coaching",
    "callback",
  ])

  private init(of names: Set<String>) {
    all = SampleRun.all.filter { names.contains($0.name) }.map { name, line in
      (name, (try? JSONReader.parse(Array(line.utf8))) ?? .null)
    }
    truth = SampleTruth.index(of: names)
  }

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
        rule.check(document, RuleContext(documentType: "genesys.conversation", truth: truth), &report)
      }
      rule.finish(RuleContext(documentType: "", truth: truth), &report)
      return (type.id, report)
    }
  }
}
