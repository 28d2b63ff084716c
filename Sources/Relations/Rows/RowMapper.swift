public import Dialects
public import JSONText

/// Makes rows of documents: a pure function, so that any number of them can be at work at once.
public struct RowMapper: Sendable {
  /// What rows are numbered by, which depends on what the database held before.
  public struct Numbering: Hashable, Sendable {
    /// The number of the run.
    public var run: Int64
    /// Per type of document, the number of the last document that was there before.
    public var before: [String: Int64]

    /// Numbers for a run of this number behind the documents there are.
    public init(run: Int64 = 1, before: [String: Int64] = [:]) {
      self.run = run
      self.before = before
    }
  }

  /// Why a line is none: where, and what is wrong.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public var line: Int
    /// The byte of the line, from 1.
    public var column: Int
    /// What is wrong.
    public var reason: String

    public var description: String { "\(line):\(column): error: \(reason)" }
  }

  private let plans: [Plan]
  private let envelope: Envelope?
  private let run: Int64
  private let before: Int64

  /// What concerns one table of a type of document.
  private struct Plan {
    var table: Int
    var columns: [Column]
    var walks: [[Step]]
  }

  /// A mapper for documents of one type, into the tables of a design.
  ///
  /// - Parameter envelope: what they may be wrapped in.
  public init(_ design: Design, documentType: String, envelope: Envelope? = nil, numbering: Numbering) {
    plans = design.tables.enumerated().compactMap { position, table in
      guard case .documents(documentType, let walks) = table.source else { return nil }
      return Plan(table: position, columns: table.columns, walks: walks)
    }
    self.envelope = envelope
    run = numbering.run
    before = numbering.before[documentType] ?? 0
  }

  /// The positions of the tables it fills.
  public var tables: [Int] { plans.map(\.table) }

  /// Adds the rows of some lines.
  ///
  /// - Parameters:
  ///   - lines: whole lines; the last one may lack its line feed.
  ///   - firstLine: the number of the first, from 1.
  ///   - last: lines up to this one were brought in before; they are passed over.
  ///   - rows: one buffer per table of the design.
  public func map(
    _ lines: Span<UInt8>, firstLine: Int, after last: Int = 0, reader: inout JSONReader, into rows: inout [RowBuffer]
  ) throws(Failure) {
    var start = 0
    var line = firstLine
    while start < lines.count {
      var end = start
      while end < lines.count, lines[end] != UInt8(ascii: "\n") { end += 1 }
      let text = lines.extracting(start..<end)
      let number = line
      start = end + 1
      line += 1
      guard number > last else { continue }
      let value: JSONValue
      do { value = try reader.parse(text) } catch {
        throw Failure(line: number, column: error.offset + 1, reason: error.description)
      }
      var origin = Origin(number: before + Int64(number), root: value, delivery: nil)
      if let envelope, let opened = envelope.open(value) {
        let inner = Array(opened.document.compactText.utf8)
        origin.root = opened.document
        origin.delivery = opened.identifier
        try add(origin, inner.span, line: number, into: &rows)
      } else {
        try add(origin, text, line: number, into: &rows)
      }
    }
  }

  /// What all rows of one document have in common.
  private struct Origin {
    var number: Int64
    var root: JSONValue
    var delivery: String?
  }

  /// Something on the way down from the document.
  private struct Level {
    var value: JSONValue
    var position = 0
    var key = ""
  }

  private func add(
    _ origin: Origin, _ text: Span<UInt8>, line: Int, into rows: inout [RowBuffer]
  ) throws(Failure) {
    for plan in plans {
      for walk in plan.walks {
        var levels = [Level(value: origin.root)]
        try visit(walk[...], &levels) { (levels) throws(Failure) in
          for column in plan.columns {
            do { try put(column, origin, text, levels, into: &rows[plan.table]) } catch {
              throw Failure(line: line, column: 1, reason: "\(column.name): \(error)")
            }
          }
        }
      }
    }
  }

  /// Goes down the steps and calls `found` for every end.
  private func visit(
    _ steps: ArraySlice<Step>, _ levels: inout [Level], _ found: ([Level]) throws(Failure) -> Void
  ) throws(Failure) {
    guard let step = steps.first, let top = levels.last else { return try found(levels) }
    let rest = steps.dropFirst()
    switch step {
    case .each(let path):
      guard case .array(let elements)? = top.value.member(at: path) else { return }
      for (position, element) in elements.enumerated() {
        levels.append(Level(value: element, position: position))
        try visit(rest, &levels, found)
        levels.removeLast()
      }
    case .members(let path, let keys):
      guard let object = top.value.member(at: path) else { return }
      for (position, key) in keys.enumerated() {
        guard let value = object[key], !value.isNull else { continue }
        levels.append(Level(value: value, position: position, key: key))
        try visit(rest, &levels, found)
        levels.removeLast()
      }
    case .named(let path, let key):
      guard let object = top.value.member(at: path), let name = object[key]?.string else { return }
      levels.append(Level(value: object, key: name))
      try visit(rest, &levels, found)
      levels.removeLast()
    case .itself:
      levels.append(Level(value: top.value))
      try visit(rest, &levels, found)
      levels.removeLast()
    }
  }

  private func put(
    _ column: Column, _ origin: Origin, _ text: Span<UInt8>, _ levels: [Level], into rows: inout RowBuffer
  ) throws(Unfit) {
    switch column.value {
    case .run: rows.integer(run)
    case .document: rows.integer(origin.number)
    case .position(let level): rows.integer(Int64(levels[level].position))
    case .key(let level): rows.text(levels[level].key)
    case .text: rows.text(text)
    case .delivery: if let delivery = origin.delivery { rows.text(delivery) } else { rows.null() }
    case .member(let level, let places):
      let base = levels[level ?? levels.count - 1].value
      var found: JSONValue?
      for place in places where found == nil {
        if let value = base.member(at: place), !value.isNull { found = value }
      }
      try rows.append(found, column)
    case .parallel(let path):
      guard case .array(let elements)? = origin.root.member(at: path) else { return try rows.append(nil, column) }
      let position = levels[levels.count - 1].position
      try rows.append(elements.indices.contains(position) ? elements[position] : nil, column)
    case .secondsAfter(let path):
      guard let start = origin.root.member(at: path)?.instant else { return try rows.append(nil, column) }
      rows.time(start + 1_000 * Int64(levels[levels.count - 1].position))
    case .suffix(let path, let prefix):
      guard let whole = origin.root.member(at: path)?.string, whole.hasPrefix(prefix) else {
        return try rows.append(nil, column)
      }
      rows.text(String(whole.dropFirst(prefix.count)))
    case .derived: rows.null()
    }
  }
}

/// A value that does not fit its column.
enum Unfit: Error, CustomStringConvertible {
  case missing
  case other(JSONValue, Column.Kind)

  var description: String {
    switch self {
    case .missing: "is missing"
    case .other(let value, let kind): "\(value.compactText.prefix(60)) is no \(kind)"
    }
  }
}

extension RowBuffer {
  /// Adds a value as its column holds it; nil is null.
  fileprivate mutating func append(_ value: JSONValue?, _ column: Column) throws(Unfit) {
    guard let value else {
      guard column.isNullable else { throw .missing }
      return null()
    }
    switch (column.kind, value) {
    case (.integer, .number(let number)):
      guard let integer = number.integer else { throw .other(value, column.kind) }
      self.integer(integer)
    case (.real, .number(let number)): real(number.double)
    case (.boolean, .boolean(let flag)): integer(flag ? 1 : 0)
    // A text of nothing is no name of anything: where nothing may stand, nothing does.
    case (.text, .string("")) where column.isNullable: null()
    case (.text, .string(let string)), (.uuid, .string(let string)): text(string)
    case (.text, .number(let number)): text(number.text)
    case (.text, .boolean(let flag)): text(String(flag))
    case (.time, .string(_)):
      guard let instant = value.instant else { throw .other(value, column.kind) }
      time(instant)
    case (.time, .number(let number)):
      guard let epoch = number.integer else { throw .other(value, column.kind) }
      // Seconds have ten digits, milliseconds thirteen.
      time(epoch < 100_000_000_000 ? epoch * 1_000 : epoch)
    case (.json, _): text(value.compactText)
    default: throw .other(value, column.kind)
    }
  }
}

extension JSONValue {
  /// The member at the end of a path of keys; the value itself for an empty one.
  func member(at path: [String]) -> JSONValue? {
    var value = self
    for key in path {
      guard let next = value[key] else { return nil }
      value = next
    }
    return value
  }
}
