import GroundTruth
import JSONText
import Quantities
import Randomness

/// One `audiostats` event: what one channel carried since the last report.
///
/// The names mislead: the input channel is what the agent's browser receives, the output channel what it sends.
/// Counts are of the interval and never of the call.
struct AudioStatistics: Hashable {
  enum Channel: Hashable { case input, output }

  var channel: Channel
  var packetsLost: Int
  /// Received packets for the input channel, sent ones for the output channel.
  var packetsCount: Int
  /// The RTP jitter in whole milliseconds, the meaning of the field in the era of standard browser statistics.
  var jitterBufferMillis: Int
  /// Of the last RTCP report, on both channels as current softphones have it; 0 before the first one.
  var roundTripTimeMillis: Int
  var statsCount: Int

  /// Writes the members after `callId`.
  func write(into json: inout JSONWriter) {
    json.key("stats")
    switch channel {
    case .input: json.literal("inputChannelStats")
    case .output: json.literal("outputChannelStats")
    }
    json.key("packetsLost"); json.integer(packetsLost)
    json.key("packetsCount"); json.integer(packetsCount)
    json.key("jitterBufferMillis"); json.integer(jitterBufferMillis)
    json.key("roundTripTimeMillis"); json.integer(roundTripTimeMillis)
    json.key("statsCount"); json.integer(statsCount)
  }
}

extension AudioStatistics {
  /// A report: both channels, input first.
  struct Report: Hashable {
    var at: SimulationTime
    var input: AudioStatistics
    var output: AudioStatistics
  }

  /// Calls `body` with every report of a leg: one per 30 seconds from the start of its media, the last when the media
  /// ends.
  ///
  /// - Parameter key: what the lateness of the timer is drawn from, one bucket per report.
  static func forEachReport(
    of series: LegSeries, _ conventions: CCPConventions, key: (_ report: Int) -> StreamKey, _ body: (Report) -> Void
  ) {
    let (start, end) = (series.uplink.start, series.uplink.end)
    var received = TotalsReader(series.downlink)
    var sent = TotalsReader(series.uplink)
    var (receivedBefore, sentBefore) = (MediaTotals(), MediaTotals())
    var count = 0
    var at = start
    while at < end {
      at = min(end, timer(count, from: start, key(count)))
      let (receivedNow, sentNow) = (received.totals(at: at), sent.totals(at: at))
      let (down, up) = (receivedNow - receivedBefore, sentNow - sentBefore)
      (receivedBefore, sentBefore) = (receivedNow, sentNow)
      count += 1
      let hasReceiverReport = at - start >= CCPConventions.firstReceiverReport
      let roundTrip = hasReceiverReport ? latest(series.uplink, at).roundTrip : 0
      func statistics(_ channel: Channel, lost: Int, packets: Int, jitter: UInt32) -> AudioStatistics {
        AudioStatistics(
          channel: channel, packetsLost: lost, packetsCount: packets, jitterBufferMillis: Int(jitter / 1_000),
          roundTripTimeMillis: Int(roundTrip / 1_000), statsCount: conventions.countsStatistics ? count : 0)
      }
      body(
        Report(
          at: at,
          input: statistics(
            .input, lost: down.lost, packets: down.received, jitter: latest(series.downlink, at).jitter),
          output: statistics(.output, lost: up.lost, packets: up.sent, jitter: latest(series.uplink, at).jitter)))
    }
  }

  /// When the timer of a report fires, the first being number 0: a little late.
  private static func timer(_ report: Int, from start: SimulationTime, _ key: StreamKey) -> SimulationTime {
    var stream = RandomStream(key)
    let lateness = stream.integer(below: Int(CCPConventions.timerLateness.microseconds) + 1)
    return start + CCPConventions.reportInterval * Int64(report + 1)
      + SimulationDuration(microseconds: Int64(lateness))
  }

  /// The last whole second before `at`, or the first one.
  private static func latest(_ direction: DirectionSeries, _ at: SimulationTime) -> SecondSample {
    let elapsed = Int((at - direction.start).microseconds / 1_000_000)
    return direction.seconds[max(0, min(elapsed - 1, direction.seconds.count - 1))]
  }
}
