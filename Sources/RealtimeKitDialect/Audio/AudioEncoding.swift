import GroundTruth
import Quantities

/// What a person's audio weighs on this platform.
///
/// Everybody sends Opus: a web client its own, a telephone's gateway what it re-encodes. Packets and their fate are
/// the truth's; payload differs where the truth tells of another codec, and while the microphone is off, when a packet
/// carries nothing but redundant silence.
enum AudioEncoding {
  /// `uplink` with the payload that this platform's clients would have sent.
  static func encode(_ uplink: DirectionSeries, of leg: Leg, silent: [TimeSpan]) -> DirectionSeries {
    guard leg.codec != .opus || !silent.isEmpty else { return uplink }
    var series = uplink
    if leg.codec != .opus {
      for index in series.seconds.indices { series.seconds[index].payloadBytes = transcoded(series.seconds[index]) }
    }
    for span in silent { hush(&series, during: span) }
    return series
  }

  /// The payload of a second of telephone speech after the gateway's encoder.
  private static func transcoded(_ second: SecondSample) -> UInt32 {
    let floor = RealtimeKitConventions.silentPayload
    let speech = (RealtimeKitConventions.speechPayload - floor) * Int(second.speech) / 1_000
    return UInt32(Int(second.sent) * (floor + speech))
  }

  /// Turns the seconds that lie wholly in `span` into silence; one that is cut by its edge keeps what was said.
  private static func hush(_ series: inout DirectionSeries, during span: TimeSpan) {
    let count = Int64(series.seconds.count)
    let first = max(0, (span.start - series.start + .microseconds(999_999)).wholeSeconds)
    let end = span.end >= series.end ? count : min(count, (span.end - series.start).wholeSeconds)
    guard first < end else { return }
    for index in Int(first)..<Int(end) {
      series.seconds[index].payloadBytes =
        UInt32(series.seconds[index].sent) * UInt32(RealtimeKitConventions.silentPayload)
    }
  }
}

extension SimulationDuration {
  /// A span of whole microseconds.
  static func microseconds(_ value: Int64) -> SimulationDuration { SimulationDuration(microseconds: value) }
  /// Whole seconds, rounded down.
  var wholeSeconds: Int64 { microseconds.flooredQuotient(by: 1_000_000) }
}

extension DirectionSeries {
  /// The second that `time` lies in; the first or last one for a time outside.
  func second(at time: SimulationTime) -> SecondSample {
    guard !seconds.isEmpty else { return SecondSample() }
    return seconds[min(max(0, Int((time - start).wholeSeconds)), seconds.count - 1)]
  }

  /// The level of the receiver's buffer over `span`, averaged over the seconds it touches, microseconds.
  func meanBuffer(over span: TimeSpan) -> Int {
    guard !seconds.isEmpty else { return 0 }
    let first = min(max(0, Int((span.start - start).wholeSeconds)), seconds.count - 1)
    let last = min(max(first, Int((span.end - start - .microseconds(1)).wholeSeconds)), seconds.count - 1)
    var sum = 0
    for index in first...last { sum += Int(seconds[index].buffer) }
    return sum / (last - first + 1)
  }
}
