import Dialects
import JSONText

/// The anomalies that `truth/anomaly.ndjson` lists, by file: what was changed, so that it can be taken back before
/// anything is judged.
///
/// Memory grows with what is listed, as the index of the truth does with its conversations.
struct ListedAnomalies {
  static let documentType = "truth.anomaly"
  static let path = "truth/anomaly.ndjson"

  /// One line that was changed.
  struct Change: Sendable {
    /// Where it is listed, from 1, and by which id.
    var listedAt: Int
    var anomaly: String
    var change: Anomaly.Change

    /// How often the line that names it stands in the file.
    var occurrences: Int { change.line == nil ? 0 : change.clean == nil ? 2 : 1 }
  }

  /// What is listed of one file.
  struct File: Sendable {
    /// The primary ids of the lines concerned.
    private(set) var identifiers: Set<String> = []
    private(set) var changes: [Change] = []
    /// The changes by the SHA-256 of what stands in the file, or must not stand there because it is said to be lost.
    ///
    /// Several where equal lines were changed alike.
    private(set) var byLine: [String: [Int]] = [:]
    /// The most that a line stands from its place, milliseconds.
    private(set) var farthest: Int64 = 0

    /// The changes that made lines equal to that of the one at `position`, which is one of them.
    func alike(_ position: Int) -> [Int] {
      let change = changes[position].change
      return (change.line ?? change.clean).flatMap { byLine[$0] } ?? [position]
    }

    mutating func add(_ change: Change, of identifier: String) {
      identifiers.insert(identifier)
      if let line = change.change.line ?? change.change.clean { byLine[line, default: []].append(changes.count) }
      farthest = max(farthest, abs(change.change.movedMilliseconds))
      changes.append(change)
    }
  }

  private(set) var files: [String: File] = [:]

  /// Adds what a line of the list tells of.
  mutating func add(_ document: JSONValue, line: Int) {
    guard let file = document["file"]?.string, let identifier = document["vendor_id"]?.string,
      let anomaly = document["anomaly_id"]?.string
    else { return }
    for element in document["changes"]?.elements ?? [] {
      let change = Change(listedAt: line, anomaly: anomaly, change: Anomaly.Change(element))
      files[file, default: File()].add(change, of: identifier)
    }
  }
}
