public import Dialects
import JSONText

/// Anomalies with everything that a label may hold: every kind of edit, a line that moved, one that was lost.
public enum SampleAnomalies {
  /// In the order of their times.
  public static let all: [Anomaly] = [
    anomaly(
      .clockSkew, 1_772_460_000_250,
      [
        DocumentEdit(path: ["timestamp"], change: .shifted(250)),
        DocumentEdit(path: ["event", "type"], change: .replaced(was: .string("callended"), now: .null)),
        DocumentEdit(path: ["metrics", "inbound", "mos"], change: .removed(was: .integer(4), position: 5)),
      ], lost: nil),
    anomaly(.openLeg, 1_772_460_300_000, [], lost: .object([("name", .string("completed"))])),
  ]

  private static func anomaly(
    _ kind: AnomalyKind, _ at: Int64, _ edits: [DocumentEdit], lost: JSONValue?
  ) -> Anomaly {
    var change = Anomaly.Change()
    change.line = lost == nil ? String(repeating: "a", count: 64) : nil
    change.clean = String(repeating: "b", count: 64)
    change.movedMilliseconds = lost == nil ? 250 : 0
    change.edits = edits
    change.lost = lost
    return Anomaly(
      entity: UInt64(at), kind: kind, file: "twilio/call-event.ndjson", vendorID: "CA0", cell: 0, conversation: 7,
      at: at, changes: [change])
  }
}
