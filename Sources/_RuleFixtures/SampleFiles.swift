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
/// The truth is one of the files: what rules know of it is read from its lines, whatever an edit made of them. Where a
/// claim follows from others about another platform, or from the truth, no edit of the whole run breaks it alone: such a
/// fixture edits a run that was written without them (`--dialects`, `--no-truth`).
public struct SampleFiles: Sendable {
  /// The platforms of a run, by their names on the command line.
  public static let platforms: Set<String> = ["twilio", "realtimekit", "ccp", "genesys"]

  /// The lines of each document type, in file order.
  private var documents: [String: [JSONValue]]
  private var edited: Set<String> = []

  /// Every rule of the catalogue.
  public static let everyRule: [any Rule.Type] =
    twilioRules + realtimeKitRules + ccpRules + genesysRules + truthRules + crossDialectRules

  /// The run as every dialect told it.
  public static let good = SampleFiles(platforms: platforms, hasTruth: true)

  /// The same with everything that a scenario can switch on without changing what is written besides.
  public static let answering = SampleFiles(platforms: platforms, hasTruth: true, switches: ["responses", "exports"])

  /// The run as these platforms told it, with its truth or without.
  public static func told(by platforms: Set<String>, withTruth hasTruth: Bool = true) -> SampleFiles {
    platforms == Self.platforms && hasTruth ? good : SampleFiles(platforms: platforms, hasTruth: hasTruth)
  }

  private let hasTruth: Bool
  /// The truth before any edit.
  private let toldTruth: TruthIndex

  private init(platforms: Set<String>, hasTruth: Bool, switches: Set<String> = []) {
    self.hasTruth = hasTruth
    documents = [:]
    for dialect in Self.dialects(platforms, switches) where hasTruth || type(of: dialect).name != TruthDialect.name {
      documents.merge(Self.documents(of: dialect)) { _, new in new }
    }
    toldTruth = TruthIndex(documents[Self.truthType] ?? [])
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
  public static let documentTypes: [DocumentType] = dialects(platforms, []).flatMap { type(of: $0).documentTypes }

  // MARK: Judging

  /// What each rule that complains says, by id.
  ///
  /// A rule sees nothing but the documents it asks for and the truth, so one that nothing of the kind was edited for says
  /// what it says of the good run: nothing.
  public func offended() -> [String: RuleReport] {
    let isTruthEdited = edited.contains(Self.truthType)
    let truth = isTruthEdited ? TruthIndex(self[Self.truthType]) : toldTruth
    var found: [String: RuleReport] = [:]
    for rule in Self.everyRule
    where rule.documents.contains(where: edited.contains) || isTruthEdited && Self.truthReaders.contains(rule.id) {
      let report = report(of: rule, truth)
      if report.violations > 0 { found[rule.id] = report }
    }
    return found
  }

  /// The rules that ask for the truth when they read the good run.
  private static let truthReaders: Set<String> = {
    var found: Set<String> = []
    for type in everyRule {
      var rule = type.init()
      var report = RuleReport()
      let absence = TruthAbsence()
      for name in type.documents {
        let context = RuleContext(documentType: name, absence: absence)
        for document in good[name] { rule.check(document, context, &report) }
      }
      rule.finish(RuleContext(documentType: "", absence: absence), &report)
      if absence.wasNoted { found.insert(type.id) }
    }
    return found
  }()

  /// What one rule finds.
  public func report(of type: any Rule.Type) -> RuleReport { report(of: type, TruthIndex(self[Self.truthType])) }

  /// What is wrong with lines of the edited types by their contract tables.
  public func shapeViolations() -> [String] {
    Self.documentTypes.filter { edited.contains($0.stream.documentType) }.flatMap { type in
      self[type.stream.documentType].flatMap { type.shape.violations(in: $0).map(\.description) }
    }
  }

  private func report(of type: any Rule.Type, _ truth: TruthIndex) -> RuleReport {
    var rule = type.init()
    var report = RuleReport()
    let absence = TruthAbsence()
    func context(_ name: String) -> RuleContext {
      hasTruth
        ? RuleContext(documentType: name, truth: truth) : RuleContext(documentType: name, absence: absence)
    }
    for name in type.documents {
      report.file = name
      let context = context(name)
      for (line, document) in self[name].enumerated() {
        report.line = line + 1
        rule.check(document, context, &report)
      }
    }
    rule.finish(context(""), &report)
    // What was concluded from a truth that is not there counts for nothing.
    return absence.wasNoted ? RuleReport() : report
  }

  private static let truthType = "truth.conversation"

  // MARK: Telling

  private static func dialects(_ platforms: Set<String>, _ switches: Set<String>) -> [any Dialect] {
    let kinds: [any Dialect.Type] = [
      TwilioDialect.self, RealtimeKitDialect.self, CCPDialect.self, GenesysDialect.self,
    ]
    let truth = TruthDialect(SampleRecords.directory, platforms: platforms, tellsMedia: true)
    return kinds.filter { platforms.contains($0.name) }.map {
      $0.init(SampleRecords.directory, switches: switches)
    } + [truth]
  }

  /// The lines of each kind in the order of its file, numbered where they are.
  private static func documents(of dialect: any Dialect) -> [String: [JSONValue]] {
    var writer = DocumentWriter()
    for (ordinal, sample) in SampleRecords.all.enumerated() {
      writer.beginRecord(ordinal)
      dialect.project(sample.record, into: &writer)
    }
    for change in SampleRecords.agentStates { dialect.project(change, into: &writer) }
    for impairment in SampleRecords.impairments { dialect.project(impairment, into: &writer) }
    for anomaly in SampleAnomalies.all { dialect.project(anomaly, into: &writer) }
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

extension TruthIndex {
  /// The index of the conversations in these lines.
  fileprivate init(_ lines: [JSONValue]) {
    self.init()
    for line in lines { add(TruthIndex.Conversation(line)) }
  }
}
