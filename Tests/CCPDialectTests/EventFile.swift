import CCPDialect
import Dialects
import Documents
import GroundTruth
import JSONText
import Quantities
import TruthDialect
import _SampleRecords

/// The event file of the sample records, to be edited line by line and then checked.
struct EventFile {
  var lines: [JSONValue]
  /// Whether an edit has numbered the lines itself.
  var isNumbered = false

  /// The truth of the same records.
  private let truth: TruthIndex

  /// The samples that the fixtures edit: few, because every rule reads every line for each of them.
  private static let edited = [
    "inbound", "abandoned-while-ringing", "missed-then-answered", "blind-transfer-to-queue",
    "blind-transfer-to-agent", "consult-completed", "three-way", "coaching", "outbound-answered", "reconnect",
    "sip-customer",
  ]

  /// What the dialect wrote of every sample.
  static let whole = Result { try EventFile(SampleRecords.all.map(\.record)) }
  /// What the dialect wrote of the samples that fixtures edit.
  static let good = Result { try EventFile(edited.compactMap(SampleRecords.record)) }

  private init(_ records: [ConversationRecord]) throws {
    lines = try SampleStreams.documents(records)
    let dialect = TruthDialect(SampleRecords.directory)
    var writer = DocumentWriter()
    for record in records { dialect.project(record, into: &writer) }
    let entries = writer.entries
    let texts = unsafe writer.json.withUnsafeBytes { bytes in
      entries.map { unsafe Array(bytes[$0.range].dropLast()) }
    }
    var index = TruthIndex()
    for text in texts { index.add(TruthIndex.Conversation(try JSONReader.parse(text))) }
    truth = index
  }

  /// What every rule says about these lines, in order of time and numbered anew.
  func reports() -> [String: RuleReport] {
    var file = self
    file.sort()
    var found: [String: RuleReport] = [:]
    for rule in ccpRules { found[rule.id] = Self.report(rule, on: file.lines, truth) }
    return found
  }

  private static func report(_ type: any Rule.Type, on lines: [JSONValue], _ truth: TruthIndex) -> RuleReport {
    var rule = type.init()
    var report = RuleReport()
    for (number, line) in lines.enumerated() {
      report.line = number + 1
      rule.check(line, RuleContext(documentType: "ccp.event", truth: truth), &report)
    }
    rule.finish(RuleContext(documentType: "", truth: truth), &report)
    return report
  }

  private mutating func sort() {
    guard !isNumbered else { return }
    lines = lines.enumerated().sorted {
      ($0.element["recordedAt"]?.integer ?? 0, $0.offset) < ($1.element["recordedAt"]?.integer ?? 0, $1.offset)
    }.map(\.element)
    var numbers: [String: Int64] = [:]
    for index in lines.indices {
      let stream = lines[index]["stream"]?.string ?? ""
      numbers[stream, default: 0] += 1
      lines[index].set(["seq"], .integer(numbers[stream, default: 0]))
    }
  }
}

// MARK: Finding lines

extension EventFile {
  /// The lines of a sample's time in the stream of a person, by type; the first is number 0.
  func find(_ type: String, in sample: String, of person: String, number: Int = 0) throws -> Int {
    let matches = try all(type, in: sample, of: person)
    guard matches.indices.contains(number) else { throw Missing(what: "\(type) \(number) of \(person) in \(sample)") }
    return matches[number]
  }

  /// All lines of a type in a sample's time in the stream of a person, or of every type.
  func all(_ type: String? = nil, in sample: String, of person: String) throws -> [Int] {
    guard let record = SampleRecords.record(sample) else { throw Missing(what: sample) }
    let start = record.conversation.span.start.milliseconds
    return lines.indices.filter { index in
      let at = lines[index]["recordedAt"]?.integer ?? 0
      return (start..<start + 600_000).contains(at) && lines[index]["stream"]?.string == "agent:\(person)"
        && (type == nil || lines[index]["event"]?["type"]?.string == type)
    }
  }

  struct Missing: Error { let what: String }

  // MARK: Changing lines

  /// Changes a member of a line's detail.
  mutating func set(_ line: Int, _ key: String, _ value: JSONValue) {
    lines[line].set(["event", "detail", key], value)
  }

  /// Adds to an integer of a line's detail.
  mutating func add(_ line: Int, _ key: String, _ amount: Int64) {
    let value = lines[line]["event"]?["detail"]?[key]?.integer ?? 0
    set(line, key, .integer(value + amount))
  }

  /// Moves a line in time, milliseconds.
  mutating func shift(_ line: Int, by amount: Int64) {
    lines[line].set(["recordedAt"], .integer((lines[line]["recordedAt"]?.integer ?? 0) + amount))
  }

  /// A copy of a line right after it.
  mutating func duplicate(_ line: Int) { lines.insert(lines[line], at: line + 1) }

  /// Takes lines out.
  mutating func remove(_ removed: [Int]) {
    let gone = Set(removed)
    lines = lines.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
  }
}

extension JSONValue {
  static func integer(_ value: Int64) -> JSONValue { .number(JSONNumber(text: String(value))) }

  /// Replaces what stands at a path of keys.
  mutating func set(_ path: [String], _ value: JSONValue) {
    guard let key = path.first else {
      self = value
      return
    }
    guard case .object(var members) = self, let index = members.firstIndex(where: { $0.key == key }) else { return }
    members[index].value.set(Array(path.dropFirst()), value)
    self = .object(members)
  }
}
