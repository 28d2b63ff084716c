import Dialects
import JSONText

/// Gives the lines of a file as they would stand there without the anomalies that are listed: changed ones as they
/// were, repeated ones once, lost ones again, and all in their places.
///
/// Only lines that an anomaly concerns are moved; the others keep the order in which they stand in the file, so that a
/// disorder that nobody listed is seen. Lines are held back as long as one that moves may belong before them, which is
/// not at all where none does.
struct LineRestorer {
  typealias Line = ParsedChunk.Line

  private let listed: ListedAnomalies.File
  private let order: LineOrder?
  /// How often the line of each change has come.
  private(set) var occurrences: [Int]
  /// Lines in their order that a later one may still belong before.
  private var held: [Line] = []
  /// Lines that belong behind everything that has come, in their order.
  private var waiting: [Line] = []
  /// The last number of each id, where lines are numbered.
  private var numbers: [String: Int64] = [:]

  init(_ listed: ListedAnomalies.File, _ order: LineOrder?) {
    self.listed = listed
    self.order = order
    occurrences = listed.changes.map { _ in 0 }
    for change in listed.changes {
      guard let document = change.change.lost, let place = order?.place(of: document) else { continue }
      var line = Line(number: 0, document: document, complaint: "", violations: [], place: place)
      line.isLost = true
      wait(line)
    }
  }

  /// Takes the next line of the file and hands on what nothing can come before any more.
  mutating func take(_ line: Line, _ emit: (Line) -> Void) {
    if let change = line.change {
      // Of changes that made equal lines the first that lacks its own; one too many is told of at the end.
      let alike = listed.alike(change)
      let mine = alike.first { occurrences[$0] < max(1, listed.changes[$0].occurrences) } ?? change
      occurrences[mine] += 1
      guard occurrences[mine] == 1 else { return }
      if listed.changes[change].change.movedMilliseconds != 0, let place = line.place { return put(line, at: place) }
    }
    guard let place = line.place else {
      held.append(line)
      return release(before: .min, emit)
    }
    while let first = waiting.first, let its = first.place, belongs(its, before: place, isLost: first.isLost) {
      append(waiting.removeFirst())
    }
    append(line)
    release(before: place.time - listed.farthest, emit)
  }

  /// Hands on everything that is left.
  mutating func finish(_ emit: (Line) -> Void) {
    while !waiting.isEmpty { append(waiting.removeFirst()) }
    release(before: .max, emit)
  }

  // MARK: Places

  /// Puts a line that stood elsewhere where it belongs.
  private mutating func put(_ line: Line, at place: LinePlace) {
    guard let later = held.firstIndex(where: { $0.place.map { place.precedes($0) } ?? false }) else {
      return wait(line)
    }
    held.insert(line, at: later)
    if let number = place.number { numbers[place.id] = max(numbers[place.id] ?? 0, number) }
  }

  /// Keeps a line until those before it have come.
  private mutating func wait(_ line: Line) {
    let later = line.place.flatMap { place in waiting.firstIndex { $0.place.map { place.precedes($0) } ?? false } }
    waiting.insert(line, at: later ?? waiting.count)
  }

  /// Whether a line that waits belongs before one that stands at `place`: it comes behind those of its own time, unless
  /// the numbers say that it is missing between them.
  private func belongs(_ its: LinePlace, before place: LinePlace, isLost: Bool) -> Bool {
    if its.time == place.time, its.id == place.id {
      guard isLost, let number = place.number else { return false }
      return number > (numbers[its.id] ?? 0) + 1
    }
    return its.precedes(place)
  }

  private mutating func append(_ line: Line) {
    var line = line
    if line.isLost, let place = line.place, order?.sequence != nil {
      let number = (numbers[place.id] ?? 0) + 1
      line.number(number, as: order?.sequence ?? "")
    }
    if let place = line.place, let number = place.number { numbers[place.id] = max(numbers[place.id] ?? 0, number) }
    held.append(line)
  }

  private mutating func release(before time: Int64, _ emit: (Line) -> Void) {
    // The line that has just come may go at once where no line moves.
    let count =
      listed.farthest == 0 || time == .max
      ? held.count : held.prefix { $0.place.map { $0.time < time } ?? true }.count
    guard count > 0 else { return }
    for line in held[..<count] { emit(line) }
    held.removeFirst(count)
  }
}

extension LinePlace {
  /// Whether it comes before `other`: by time, then by id.
  func precedes(_ other: LinePlace) -> Bool {
    time == other.time ? id.utf8.lexicographicallyPrecedes(other.id.utf8) : time < other.time
  }
}

extension ParsedChunk.Line {
  /// Gives a line that was lost the number that is missing.
  fileprivate mutating func number(_ number: Int64, as key: String) {
    guard let place, let document else { return }
    self.document = .object([(key, .integer(number))] + document.members)
    self.place = LinePlace(time: place.time, id: place.id, number: number)
  }
}
