import Dialects
import JSONText

/// Invariant 25: a stream's rows ascend, and what names it never changes.
struct StreamIdentity: Rule {
  static let id = "realtimekit.quality.stream-identity"
  static let summary = "rows of a stream strictly ascend; a producer or consumer keeps its mid, peer_id and audio ssrc"
  static let documents = ["realtimekit.peer-report"]

  /// What belongs to a producer or consumer for good.
  private struct Traits: Hashable {
    var section: String
    var peer: String
    var producer: String
    var source: Int
  }

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    for series in Series.allCases {
      var known: [String: Traits] = [:]
      for step in SteppedRows(reading.rows(series), in: series).steps {
        let row = step.row
        let id = row.text(series.isProducer ? "producer_id" : "consumer_id")
        // Simulcast gives a video producer a source per layer.
        let source = series.isProducer && !series.isAudio ? 0 : row.count("ssrc")
        let traits = Traits(
          section: row.text("mid"), peer: row.text("peer_id"), producer: row.text("producer_id"), source: source)
        let before = known.updateValue(traits, forKey: id) ?? traits
        let isLater = step.previous.map { $0 < step.time } ?? true
        report.expect(isLater && before == traits) {
          "\(series.rawValue) \(id) at \(row.text("timestamp")): ascending \(isLater), \(traits) after \(before)"
        }
      }
    }
  }
}
