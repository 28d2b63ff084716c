import GroundTruth
import JSONText
import Quantities
import _RuleFixtures
import _SampleRecords

/// The event file of the sample records, to be edited line by line.
struct EventFile {
  var lines: [JSONValue]
  /// Whether an edit has numbered the lines itself.
  var isNumbered = false

  /// What the dialect wrote of every sample.
  static let good = EventFile(lines: SampleFiles.good["ccp.event"])

  private init(lines: [JSONValue]) { self.lines = lines }

  /// The lines in order of time and numbered anew.
  var written: [JSONValue] {
    var file = self
    file.sort()
    return file.lines
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
