import JSONText
import LineReading
import Sinks

/// Finds lines through the index that `generate --index` left.
struct LineIndex: LineFinder {
  private let run: RunFiles
  private let file: IndexFile
  private let texts: LineTexts

  /// The index of `run`; nil when there is none.
  ///
  /// - Throws: when there is one that is of no use, with what is wrong with it.
  init?(of run: RunFiles) throws(Unanswerable) {
    let path = "\(run.directory)/\(RunDirectory.index)"
    guard ByteSource.exists(path) else { return nil }
    do {
      guard let file = try IndexFile(path) else {
        throw Unanswerable(description: "\(path) is no index of this version of the program")
      }
      let now = run.files.map { "\($0.path) \($0.sha256) \($0.isPacked)" }
      let then = file.format.files.map { "\($0.path) \($0.sha256) \($0.isPacked)" }
      guard now == then else { throw Unanswerable(description: "\(path) is of other files than those that are there") }
      self.run = run
      self.file = file
      texts = try LineTexts(run, file)
    } catch let error as Unanswerable {
      throw error
    } catch {
      throw Unanswerable(description: "\(path) cannot be used: \(error)")
    }
  }

  func lines(holding identifiers: [String], in files: [Int], atMost most: Int) async throws -> [FoundLines] {
    let needles = NeedleSet(identifiers.map(LineScan.textInJSON))
    var found: [FoundLines] = []
    if identifiers.count == 1 {
      // It may stand in a great many lines, of which only some are read.
      let hash = Self.hash(identifiers[0])
      for position in files {
        var sample = EvenSample<Int>(atMost: most)
        for index in try file.range(of: hash, file: position) { sample.add { index } }
        let numbers = try sample.kept.map { try file.posting($0).line }
        found.append(try read(numbers, of: sample.count, position, needles))
      }
    } else {
      var places: [Int: Set<Int>] = [:]
      for identifier in identifiers {
        for posting in try file.postings(try file.range(of: Self.hash(identifier))) {
          places[posting.file, default: []].insert(posting.line)
        }
      }
      for position in files {
        var sample = EvenSample<Int>(atMost: most)
        for number in (places[position] ?? []).sorted() { sample.add { number } }
        found.append(try read(sample.kept, of: sample.count, position, needles))
      }
    }
    return found.filter { $0.total > 0 }
  }

  func line(ofNumber number: Int, in stream: String, file position: Int) async throws -> FoundLine? {
    // Lines of a stream are numbered from 1 in their order, so the nth posting is the nth line.
    let range = try file.range(of: Self.hash(stream), file: position)
    guard number >= 1, number <= range.count else { return nil }
    let line = try file.posting(range.lowerBound + number - 1).line
    let found = FoundLine(number: line, text: try texts.text(ofLine: line, file: position))
    guard let document = try? JSONReader.parse(found.text), document["stream"]?.string == stream,
      document["seq"]?.integer == Int64(number)
    else { return nil }
    return found
  }

  /// The lines of these numbers, of `total` that there are.
  private func read(
    _ numbers: [Int], of total: Int, _ position: Int, _ needles: NeedleSet
  ) throws -> FoundLines {
    var found = FoundLines(file: position, total: total)
    for number in numbers {
      let text = try texts.text(ofLine: number, file: position)
      // Two identifiers may share a hash, if not often; the text decides.
      var isThere = false
      needles.search(text.span) { _, _ in isThere = true }
      if isThere { found.lines.append(FoundLine(number: number, text: text)) } else { found.total -= 1 }
    }
    return found
  }

  private static func hash(_ identifier: String) -> UInt64 {
    let text = Array(LineScan.textInJSON(identifier).utf8)
    return IndexPosting.hash(text.span, text.indices)
  }
}

/// The index as a file that is read in small pieces.
final class IndexFile: Sendable {
  private let descriptor: FileDescriptor
  let format: IndexFormat
  /// Every nth posting.
  private let fences: [IndexPosting]

  /// Nil when the file is no index.
  init?(_ path: String) throws(SinkError) {
    let opened = try FileDescriptor(reading: path)
    let size = try opened.size
    guard size >= IndexFormat.trailer else { return nil }
    let trailer = try Self.read(opened, size - IndexFormat.trailer..<size)
    let start = LittleEndian.read(trailer, at: 8), length = LittleEndian.read(trailer, at: 16)
    guard trailer.starts(with: IndexFormat.mark), start <= UInt64(size), length <= UInt64(size) - start,
      let json = try? JSONReader.parse(try Self.read(opened, Int(start)..<Int(start + length))),
      let format = IndexFormat(json), format.fences + format.fenceCount * IndexPosting.size <= size
    else { return nil }
    self.format = format
    let bytes = try Self.read(opened, format.fences..<format.fences + format.fenceCount * IndexPosting.size)
    fences = stride(from: 0, to: bytes.count, by: IndexPosting.size).map { IndexPosting(bytes, at: $0) }
    descriptor = opened
  }

  /// The postings of an identifier, by position.
  func range(of hash: UInt64) throws(SinkError) -> Range<Int> {
    let first = try lowerBound(IndexPosting(hash: hash, place: 0))
    guard hash < UInt64.max else { return first..<format.count }
    return first..<(try lowerBound(IndexPosting(hash: hash + 1, place: 0)))
  }

  /// The postings of an identifier in one file, by position.
  func range(of hash: UInt64, file: Int) throws(SinkError) -> Range<Int> {
    let first = try lowerBound(IndexPosting(hash: hash, file: file, line: 0))
    return first..<(try lowerBound(IndexPosting(hash: hash, file: file + 1, line: 0)))
  }

  /// The posting at a position.
  func posting(_ index: Int) throws(SinkError) -> IndexPosting { try postings(index..<index + 1)[0] }

  /// The postings at some positions.
  func postings(_ range: Range<Int>) throws(SinkError) -> [IndexPosting] {
    let start = format.postings + range.lowerBound * IndexPosting.size
    let bytes = try Self.read(descriptor, start..<start + range.count * IndexPosting.size)
    return stride(from: 0, to: bytes.count, by: IndexPosting.size).map { IndexPosting(bytes, at: $0) }
  }

  /// Where a line of a file lies in its text, without the line feed.
  func textRange(ofLine line: Int, file: Int) throws(SinkError) -> Range<Int> {
    let place = format.files[file].table + (line - 1) * 8
    let bytes = try Self.read(descriptor, place..<place + 16)
    let start = Int(LittleEndian.read(bytes, at: 0)), end = Int(LittleEndian.read(bytes, at: 8))
    return start..<max(start, end - 1)
  }

  /// The position of the first posting that is not less.
  private func lowerBound(_ posting: IndexPosting) throws(SinkError) -> Int {
    // The first fence that is not less; what is wanted lies behind the one before it.
    var low = 0, high = fences.count
    while low < high {
      let middle = low + (high - low) / 2
      if fences[middle] < posting { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let start = (low - 1) * format.stride
    let block = try postings(start..<min(format.count, start + format.stride))
    return start + (block.firstIndex { $0 >= posting } ?? block.count)
  }

  private static func read(_ descriptor: borrowing FileDescriptor, _ range: Range<Int>) throws(SinkError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    guard try descriptor.read(into: &bytes, at: range.lowerBound) == range.count else {
      throw .unusable(path: RunDirectory.index, reason: "it is shorter than it says")
    }
    return bytes
  }
}
