import CCPDialect
public import Dialects
import Documents
import GenesysDialect
public import JSONText
import RealtimeKitDialect
import TruthDialect
import TwilioDialects
import Verification
import _SampleRecords

/// The files of one run that every dialect told of the sample records: to be edited, and judged by every rule there is.
///
///     var files = SampleFiles.good
///     files["twilio.call-event"].removeLast()
///     files.offended()          // the rules that complain, by id
///
/// The truth is one of the files: what rules know of it is read from its lines, whatever an edit made of them.
public struct SampleFiles: Sendable {
  /// The lines of each document type, in file order.
  private var documents: [String: [JSONValue]]
  private var edited: Set<String> = []

  /// Every rule of the catalogue.
  public static let everyRule: [any Rule.Type] =
    twilioRules + realtimeKitRules + ccpRules + genesysRules + truthRules + crossDialectRules

  /// The run as it was told.
  public static let good = SampleFiles()

  /// The truth of `good`.
  private static let goodTruth = good.truth

  private init() {
    documents = [:]
    for dialect in Self.dialects {
      documents.merge(Self.documents(of: dialect)) { _, new in new }
    }
  }

  /// The lines of a document type, in file order.
  public subscript(type: String) -> [JSONValue] {
    get { documents[type] ?? [] }
    _modify {
      edited.insert(type)
      yield &documents[type, default: []]
    }
  }

  /// The kinds of document, whatever was done to them.
  public static let documentTypes: [DocumentType] = dialects.flatMap { type(of: $0).documentTypes }

  // MARK: Judging

  /// What each rule that complains says, by id.
  ///
  /// A rule sees nothing but the documents it asks for and the truth, so one that nothing of the kind was edited for says
  /// what it says of the good run: nothing.
  public func offended() -> [String: RuleReport] {
    let isTruthEdited = edited.contains(Self.truthType)
    let truth = isTruthEdited ? truth : Self.goodTruth
    var found: [String: RuleReport] = [:]
    for rule in Self.everyRule where isTruthEdited || rule.documents.contains(where: edited.contains) {
      let report = report(of: rule, truth)
      if report.violations > 0 { found[rule.id] = report }
    }
    return found
  }

  /// What one rule finds.
  public func report(of type: any Rule.Type) -> RuleReport { report(of: type, truth) }

  /// What is wrong with lines of the edited types by their contract tables.
  public func shapeViolations() -> [String] {
    Self.documentTypes.filter { edited.contains($0.stream.documentType) }.flatMap { type in
      self[type.stream.documentType].flatMap { type.shape.violations(in: $0).map(\.description) }
    }
  }

  private func report(of type: any Rule.Type, _ truth: TruthIndex) -> RuleReport {
    var rule = type.init()
    var report = RuleReport()
    for name in type.documents {
      report.file = name
      let context = RuleContext(documentType: name, truth: truth)
      for (line, document) in self[name].enumerated() {
        report.line = line + 1
        rule.check(document, context, &report)
      }
    }
    rule.finish(RuleContext(documentType: "", truth: truth), &report)
    return report
  }

  private static let truthType = "truth.conversation"

  private var truth: TruthIndex {
    var index = TruthIndex()
    for conversation in self[Self.truthType] { index.add(TruthIndex.Conversation(conversation)) }
    return index
  }

  // MARK: Telling

  private static let dialects: [any Dialect] = [
    TwilioDialect(SampleRecords.directory), RealtimeKitDialect(SampleRecords.directory),
    CCPDialect(SampleRecords.directory), GenesysDialect(SampleRecords.directory),
    TruthDialect(
      SampleRecords.directory, platforms: ["twilio", "realtimekit", "ccp", "genesys"], tellsMedia: true),
  ]

  /// The lines of each kind in the order of its file, numbered where they are.
  private static func documents(of dialect: any Dialect) -> [String: [JSONValue]] {
    var writer = DocumentWriter()
    for (ordinal, sample) in SampleRecords.all.enumerated() {
      writer.beginRecord(ordinal)
      dialect.project(sample.record, into: &writer)
    }
    for change in SampleRecords.agentStates { dialect.project(change, into: &writer) }
    for impairment in SampleRecords.impairments { dialect.project(impairment, into: &writer) }
    let types = type(of: dialect).documentTypes
    let entries = writer.entriesInOrder()
    var counts: [UInt64: Int] = [:]
    var files: [String: [JSONValue]] = [:]
    // The bytes are copied inside the closure.
    unsafe writer.json.withUnsafeBytes { bytes in
      for entry in entries {
        let stream = types[entry.stream].stream
        var text = unsafe Array(bytes[entry.range].dropLast())
        if let prefix = stream.numberingPrefix {
          counts[entry.numbering, default: 0] += 1
          text = Array((prefix + String(counts[entry.numbering, default: 0])).utf8) + text
        }
        guard let document = try? JSONReader.parse(text) else { preconditionFailure("a dialect writes JSON") }
        files[stream.documentType, default: []].append(document)
      }
    }
    return files
  }
}
