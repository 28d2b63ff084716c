import JSONText
import LineReading

/// Finds lines by reading all of the files, several at once.
struct LineScan: LineFinder {
  let run: RunFiles
  let jobs: Int
  let isCancelled: @Sendable () -> Bool

  func lines(holding identifiers: [String], in files: [Int], atMost most: Int) async throws -> [FoundLines] {
    guard !identifiers.isEmpty else { return [] }
    let needles = NeedleSet(identifiers.map(Self.textInJSON))
    // The largest first, so that no task is left alone with it at the end.
    var waiting = files[...]
    var found: [FoundLines] = []
    try await withThrowingTaskGroup(of: FoundLines.self) { group in
      var running = 0
      while true {
        while running < jobs, let file = waiting.popFirst() {
          group.addTask { try search(file, needles, most) }
          running += 1
        }
        guard let result = try await group.next() else { break }
        running -= 1
        if result.total > 0 { found.append(result) }
      }
    }
    return found.sorted { $0.file < $1.file }
  }

  func line(ofNumber number: Int, in stream: String, file: Int) async throws -> FoundLine? {
    let text = Array("\"seq\":\(number),".utf8)
    let most = Int.max
    return try await lines(holding: [stream], in: [file], atMost: most).first?.lines.first { line in
      line.text.count > text.count && line.text[1..<text.count + 1].elementsEqual(text)
    }
  }

  private func search(_ file: Int, _ needles: NeedleSet, _ most: Int) throws -> FoundLines {
    let (location, path) = (run.files[file].location, run.files[file].path)
    var sample = EvenSample<FoundLine>(atMost: most)
    do {
      var reader = try LineReader(path: location, isHashed: false)
      while let chunk = try reader.next() {
        if isCancelled() { throw CancellationError() }
        Self.collect(chunk, needles, &sample)
      }
    } catch let error as FileReadingError {
      throw Unanswerable(description: "\(path) \(error.description); partyline verify says what else is wrong")
    }
    return FoundLines(file: file, total: sample.count, lines: sample.kept)
  }

  /// Adds the lines of a chunk that hold any of the texts.
  private static func collect(
    _ chunk: LineReader.Chunk, _ needles: NeedleSet, _ sample: inout EvenSample<FoundLine>
  ) {
    let bytes = chunk.bytes.span
    var counted = 0
    var number = chunk.firstLine
    var end = 0
    needles.search(bytes) { place, _ in
      // The rest of a line that was found already.
      guard place >= end else { return }
      for index in counted..<place where bytes[index] == UInt8(ascii: "\n") { number += 1 }
      var start = place
      while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      end = place
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      counted = place
      sample.add { FoundLine(number: number, text: Array(chunk.bytes[start..<end])) }
    }
  }

  /// The text of a name as it stands between quotation marks.
  static func textInJSON(_ name: String) -> String {
    String(JSONValue.string(name).compactText.dropFirst().dropLast())
  }
}
