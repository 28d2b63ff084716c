import Dialects
import JSONText

/// Invariant 49: while the microphone is off a packet carries next to nothing.
struct MutedFloor: Rule {
  static let id = "realtimekit.audio-producer.muted"
  static let summary = "rows a second inside an audio_off span carry 3 to 20 bytes a packet, from a stream's third on"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    let silences = Self.silences(reading)
    guard !silences.isEmpty else { return }
    for step in SteppedRows(reading.rows(.audioProducer), in: .audioProducer).steps {
      guard let previous = step.previous, !step.isEarly, step.row.count("packets_sent") > 0,
        silences.contains(where: { $0.lowerBound <= previous - 1_000 && step.time <= $0.upperBound - 1_000 })
      else { continue }
      let payload = step.row.number("bytes_sent") / step.row.number("packets_sent")
      report.expect((3...20).contains(payload)) { "\(payload) bytes a packet at \(step.row.text("timestamp"))" }
    }
  }

  /// When the microphone was off, as the events tell it.
  private static func silences(_ reading: ReportReading) -> [ClosedRange<Int64>] {
    var silences: [ClosedRange<Int64>] = []
    var since: Int64?
    for event in reading.metadata["events"]?.elements ?? [] {
      let time = event.time("timestamp") ?? 0
      switch event.text("name") {
      case "audio_off": since = since ?? time
      case "audio_on":
        if let start = since, start <= time { silences.append(start...time) }
        since = nil
      default: break
      }
    }
    if let start = since, start <= reading.left { silences.append(start...reading.left) }
    return silences
  }
}
