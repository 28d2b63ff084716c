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
    json.key("packetsLost")
    json.integer(packetsLost)
    json.key("packetsCount")
    json.integer(packetsCount)
    json.key("jitterBufferMillis")
    json.integer(jitterBufferMillis)
    json.key("roundTripTimeMillis")
    json.integer(roundTripTimeMillis)
    json.key("statsCount")
    json.integer(statsCount)
  }
}

extension AudioStatistics {
  /// A report: both channels, input first.
  struct Report: Hashable {
    var at: SimulationTime
    var input: AudioStatistics
    var output: AudioStatistics
  }

  /// Every report of a leg: one per 30 seconds from the start of its media, the last when the media ends.
  ///
  /// - Parameter key: what the lateness of the timer is drawn from, one bucket per report.
  static func reports(
    of series: LegSeries, conventions: CCPConventions, key: (_ report: Int) -> StreamKey
  ) -> [Report] {
    var received = TotalsReader(series.downlink)
    var sent = TotalsReader(series.uplink)
    var (receivedBefore, sentBefore) = (MediaTotals(), MediaTotals())
    var found: [Report] = []
    for at in instants(from: series.uplink.start, to: series.uplink.end, key) {
      let (receivedNow, sentNow) = (received.totals(at: at), sent.totals(at: at))
      let (down, up) = (receivedNow - receivedBefore, sentNow - sentBefore)
      (receivedBefore, sentBefore) = (receivedNow, sentNow)
      let count = conventions.countsStatistics ? found.count + 1 : 0
      let hasReceiverReport = at - series.uplink.start >= CCPConventions.firstReceiverReport
      let roundTrip = hasReceiverReport ? latest(series.uplink, at).roundTrip : 0
      func statistics(_ channel: Channel, lost: Int, packets: Int, jitter: UInt32) -> AudioStatistics {
        AudioStatistics(
          channel: channel, packetsLost: lost, packetsCount: packets, jitterBufferMillis: Int(jitter / 1_000),
          roundTripTimeMillis: Int(roundTrip / 1_000), statsCount: count)
      }
      found.append(
        Report(
          at: at,
          input: statistics(
            .input, lost: down.lost, packets: down.received, jitter: latest(series.downlink, at).jitter),
          output: statistics(.output, lost: up.lost, packets: up.sent, jitter: latest(series.uplink, at).jitter)))
    }
    return found
  }

  private static func instants(
    from start: SimulationTime, to end: SimulationTime, _ key: (_ report: Int) -> StreamKey
  ) -> [SimulationTime] {
    var found: [SimulationTime] = []
    while true {
      var stream = RandomStream(key(found.count))
      let lateness = stream.integer(below: Int(CCPConventions.timerLateness.microseconds) + 1)
      let at =
        start + CCPConventions.reportInterval * Int64(found.count + 1)
        + SimulationDuration(microseconds: Int64(lateness))
      guard at < end else { break }
      found.append(at)
    }
    if start < end { found.append(end) }
    return found
  }

  /// The last whole second before `at`, or the first one.
  private static func latest(_ direction: DirectionSeries, _ at: SimulationTime) -> SecondSample {
    let elapsed = Int((at - direction.start).microseconds / 1_000_000)
    return direction.seconds[max(0, min(elapsed - 1, direction.seconds.count - 1))]
  }
}
