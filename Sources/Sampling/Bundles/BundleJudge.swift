import DialectCatalogue
import Dialects
import JSONText

/// What `verify` says of the documents of one conversation: every rule of the catalogue, with the truth among them.
///
/// Rules that complain about the sound bundle, because its neighbours in a run are missing, have no say.
struct BundleJudge: Sendable {
  /// The documents of each type, by name.
  typealias Documents = [String: [JSONValue]]

  private static let truthType = "truth.conversation"
  private let silent: Set<String>

  /// The documents of a bundle as values.
  static func documents(_ members: [SampleBundle.Member]) -> Documents {
    var documents: Documents = [:]
    for member in members {
      guard let value = try? JSONReader.parse(member.text) else { continue }
      documents[member.documentType, default: []].append(value)
    }
    return documents
  }

  /// A judge of changes to the documents `sound`.
  init(_ sound: Documents, changing type: String) {
    silent = Set(Self.complaints(about: sound, changing: type).map(\.rule))
  }

  /// What rules say once documents of `type` were changed.
  func offences(of documents: Documents, changing type: String) -> [(rule: String, message: String)] {
    Self.complaints(about: documents, changing: type).filter { !silent.contains($0.rule) }
  }

  private static func complaints(
    about documents: Documents, changing type: String
  ) -> [(rule: String, message: String)] {
    var truth = TruthIndex()
    for line in documents[truthType] ?? [] { truth.add(TruthIndex.Conversation(line)) }
    let ending = RuleContext(documentType: "", truth: truth)
    return Catalogue.rules.compactMap { kind in
      // A rule sees the documents it asks for and the truth, and nothing else.
      guard type == truthType || kind.documents.contains(type) else { return nil }
      var rule = kind.init()
      var report = RuleReport()
      for name in kind.documents {
        let context = RuleContext(documentType: name, truth: truth)
        for document in documents[name] ?? [] { rule.check(document, context, &report) }
      }
      rule.finish(ending, &report)
      return report.violations > 0 ? (kind.id, report.examples.first?.message ?? "") : nil
    }
  }
}
