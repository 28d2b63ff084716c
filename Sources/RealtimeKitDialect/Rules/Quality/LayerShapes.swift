import Dialects
import JSONText

/// Invariant 34: the simulcast layers of a producer show the same picture in different sizes.
struct LayerShapes: Rule {
  static let id = "realtimekit.video-producer.layer-shapes"
  static let summary = "layers of one producer at one time keep the aspect ratio within 2 %"
  static let documents = ["realtimekit.peer-report"]

  private struct Moment: Hashable {
    var producer: String
    var time: Int64
  }

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    var largest: [Moment: (width: Double, height: Double)] = [:]
    for row in ReportReading(document).rows(.videoProducer) where row.count("frame_width") > 0 {
      let moment = Moment(producer: row.text("producer_id"), time: row.time("timestamp") ?? 0)
      let size = (width: row.number("frame_width"), height: row.number("frame_height"))
      guard let first = largest[moment] else {
        largest[moment] = size
        continue
      }
      let skew = abs(size.width * first.height / (size.height * first.width) - 1)
      report.expect(skew <= 0.02) {
        "\(size.width) x \(size.height) beside \(first.width) x \(first.height) at \(row.text("timestamp"))"
      }
    }
  }
}
