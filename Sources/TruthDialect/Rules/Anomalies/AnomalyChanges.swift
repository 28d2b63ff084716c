import Dialects
import JSONText

/// What an anomaly did to lines is what its kind says, and said in the members that it takes to undo it.
struct AnomalyChanges: Rule {
  static let id = "truth.anomaly.changes"
  static let summary = "a line comes twice, never, later or with edits: line, clean, lost, moved_ms and edits say which"
  static let documents = ["truth.anomaly"]

  /// What became of a line; of one that stands there, how much later than its place.
  private enum Outcome {
    case repeated, lost
    case moved(by: Int64)
    case edited(by: Int64)
  }

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let kind = document["kind"]?.string ?? ""
    let outcomes = document["changes"]?.elements.map(Self.outcome) ?? []
    // Only a clock that is wrong shows in several lines.
    let isSound =
      kind == "clock_skew"
      ? outcomes.allSatisfy { $0.map { Self.fits($0, kind) } ?? false }
      : outcomes.count == 1 && outcomes[0].map { Self.fits($0, kind) } ?? false
    report.expect(isSound) { "\(document["anomaly_id"]?.string ?? ""): \(kind) is not what its changes tell" }
  }

  private static func fits(_ outcome: Outcome, _ kind: String) -> Bool {
    switch (kind, outcome) {
    case ("duplicate", .repeated), ("open_leg", .lost), ("truncated_sample", .lost), ("open_leg", .edited(by: 0)),
      ("truncated_sample", .edited(by: 0)), ("missing_statistic", .edited(by: 0)), ("clock_skew", .edited):
      true
    // Where the receiver's own time orders the file, that is edited as well.
    case ("late", .moved(let distance)), ("late", .edited(let distance)): distance > 0
    default: false
    }
  }

  /// What a change tells; nil when its members contradict one another.
  private static func outcome(of change: JSONValue) -> Outcome? {
    let (line, clean) = (change["line"]?.string, change["clean"]?.string)
    let (isLost, isEdited) = (change["lost"] != nil, change["edits"] != nil)
    let moved = change["moved_ms"]?.integer
    switch (line, clean) {
    case (_?, nil): return isLost || isEdited || moved != nil ? nil : .repeated
    case (nil, _?): return isLost && !isEdited && moved == nil ? .lost : nil
    case (let line?, let clean?):
      guard !isLost, isEdited == (line != clean) else { return nil }
      return isEdited ? .edited(by: moved ?? 0) : .moved(by: moved ?? 0)
    case (nil, nil): return nil
    }
  }
}
