import Dialects
import JSONText

/// Invariant 28: a receiver plays out 48,000 samples a second, each after 5 ms through 2 s in the buffer.
struct EmittedSamples: Rule {
  static let id = "realtimekit.audio-consumer.emitted-samples"
  static let summary =
    "at most 48,000 samples a second are emitted, each after 5 ms to 2 s; as many when heard throughout"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let reading = ReportReading(document)
    let isUnbroken = context.truth.hearsThroughout(reading.id)
    for step in SteppedRows(reading.rows(.audioConsumer), in: .audioConsumer).steps {
      let emitted = Double(step.row.count("jitter_buffer_emitted_count"))
      let delay = emitted == 0 ? 0.05 : step.row.number("jitter_buffer_delay") / emitted
      var isFull = true
      if let gap = step.gap {
        let share = emitted / (48 * Double(gap))
        isFull = share <= 1.02 && (!isUnbroken || share >= 0.98)
      }
      report.expect(isFull && (0.005...2).contains(delay)) {
        "\(emitted) samples at \(step.row.text("timestamp")), \(step.gap ?? 0) ms after the row before, \(delay) s each"
      }
    }
  }
}

extension TruthIndex {
  /// Whether the client of `peer` sends next to nothing while its person is silent.
  func isDiscontinuous(_ peer: String) -> Bool { byRealtimeKitPeer[peer].map { leg($0).isDiscontinuous } ?? false }

  /// Whether nothing in the truth interrupts what `peer` hears: nobody in its conversation is ever on hold or
  /// supervised or comes back after a loss.
  func hearsThroughout(_ peer: String) -> Bool {
    guard let place = byRealtimeKitPeer[peer] else { return false }
    return !conversation(place).actions.contains { action in
      ["hold", "monitor_start", "coach_start", "barge", "reconnect"].contains(action.action)
    }
  }
}
