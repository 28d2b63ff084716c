import GroundTruth
import Quantities

/// Reads what one audio stream brought to its receiver, sample by sample, over the spans in which it was forwarded.
struct ReceptionMeter {
  /// What came between two readings.
  struct Change {
    var sent = 0
    var lost = 0
    var bytes = 0
    var concealments = 0
    var emitted = 0
    /// Samples times seconds, in thousandths.
    var bufferDelay = 0
  }

  private let uplink: DirectionSeries
  private let downlink: DirectionSeries
  private var sender: TotalsReader
  private var receiver: TotalsReader
  /// The spans that are not over yet: positions in the intake's.
  private var spans: SpanSet
  private var reached: SimulationTime
  /// Microseconds of forwarding so far.
  private var active: Int64 = 0

  /// A meter at the start of `spans`, which are sorted, not empty and begin at `start`.
  init(uplink: DirectionSeries, downlink: DirectionSeries, spans: SpanSet, from start: SimulationTime) {
    self.uplink = uplink
    self.downlink = downlink
    self.spans = spans
    sender = TotalsReader(uplink)
    receiver = TotalsReader(downlink)
    reached = start
  }

  /// Whether nothing more will be forwarded.
  var isFinished: Bool { spans.isEmpty }

  /// What came since the last reading, up to `tick`; the spans are those of `sets`.
  mutating func change(until tick: SimulationTime, in sets: SpanSets) -> Change {
    var change = Change()
    while let position = spans.first {
      let span = sets[position]
      guard span.start < tick else { break }
      let part = TimeSpan(max(reached, span.start), min(tick, span.end))
      if !part.isEmpty { add(part, to: &change) }
      guard span.end <= tick else { break }
      spans = position + 1..<spans.upperBound
    }
    reached = tick
    return change
  }

  private mutating func add(_ part: TimeSpan, to change: inout Change) {
    let sentBefore = sender.totals(at: part.start)
    let receivedBefore = receiver.totals(at: part.start)
    let sent = sender.totals(at: part.end) - sentBefore
    let received = receiver.totals(at: part.end) - receivedBefore
    change.sent += sent.sent
    change.lost += min(sent.sent, sent.lost + received.lost)
    change.bytes += sent.sent == 0 ? 0 : sent.payloadBytes
    change.concealments += sent.concealments + received.concealments
    let emitted = Self.emitted(active + part.duration.microseconds) - Self.emitted(active)
    active += part.duration.microseconds
    change.emitted += emitted
    let bounds = RealtimeKitConventions.bufferLevel
    let level = max(uplink.meanBuffer(over: part), downlink.meanBuffer(over: part))
    change.bufferDelay += min(max(level, bounds.lowerBound), bounds.upperBound) * emitted / 1_000
  }

  /// Samples played out after this many microseconds of forwarding, in whole blocks.
  private static func emitted(_ microseconds: Int64) -> Int {
    let block = RealtimeKitConventions.emissionBlock
    return Int(microseconds) * RealtimeKitConventions.sampleRate / 1_000_000 / block * block
  }
}
