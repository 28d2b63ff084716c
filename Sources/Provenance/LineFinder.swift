/// Where identifiers stand in the files of a run.
protocol LineFinder: Sendable {
  /// The lines of some files in which any of the identifiers stands, file by file.
  ///
  /// - Parameters:
  ///   - files: positions in the list of the run's files.
  ///   - most: how many lines of a file are returned; of more, some that lie evenly spread.
  func lines(holding identifiers: [String], in files: [Int], atMost most: Int) async throws -> [FoundLines]
  /// The line in which the given document of a numbered stream stands, when there is a way straight to it.
  func line(ofNumber number: Int, in stream: String, file: Int) async throws -> FoundLine?
}

/// What was found in one file.
struct FoundLines: Sendable {
  /// The position of the file.
  let file: Int
  /// How many lines there are.
  var total = 0
  /// Some of them, or all, in their order.
  var lines: [FoundLine] = []
}

/// A line in which something was found.
struct FoundLine: Sendable {
  /// From 1.
  let number: Int
  /// Its text, without the line feed.
  let text: [UInt8]
}

/// Keeps some of many, evenly spread: every `stride`th, with a stride that doubles when there are too many.
struct EvenSample<Element> {
  private let most: Int
  private var stride = 1
  private(set) var count = 0
  private(set) var kept: [Element] = []

  /// A sample of at most `most`, which is at least 2.
  init(atMost most: Int) { self.most = max(2, most) }

  /// Takes the next one, which `make` makes if it is kept.
  mutating func add(_ make: () -> Element) {
    defer { count += 1 }
    guard count % stride == 0 else { return }
    if kept.count == most {
      kept = kept.indices.filter { $0 % 2 == 0 }.map { kept[$0] }
      stride *= 2
      guard count % stride == 0 else { return }
    }
    kept.append(make())
  }
}
