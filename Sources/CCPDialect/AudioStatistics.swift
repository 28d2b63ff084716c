import Dialects
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
  /// The RTP jitter in whole milliseconds, rounded down, the meaning of the field in the era of standard browser statistics.
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
  /// What the agent's browser receives it measures itself; of what it sends it knows what the mixer's receiver reports
  /// last told, which may be some seconds ago.
  ///
  /// - Parameters:
  ///   - seed: the run's.
  ///   - entity: the leg as this dialect knows it, by which the timer's lateness and the mixer's reports are drawn.
  static func forEachReport(
    of series: LegSeries, _ conventions: CCPConventions, seed: UInt64, entity: UInt64, _ body: (Report) -> Void
  ) {
    let (start, end) = (series.uplink.start, series.uplink.end)
    var received = TotalsReader(series.downlink)
    var sent = TotalsReader(series.uplink)
    var (receivedBefore, sentBefore) = (MediaTotals(), MediaTotals())
    var reports = ReceiverReports(
      seed: seed, entity: entity, start: start, interval: CCPConventions.receiverReportInterval)
    var count = 0
    var at = start
    while at < end {
      let key = StreamKey(seed: seed, entity: entity, purpose: .reporting, bucket: UInt64(count))
      at = min(end, timer(count, from: start, key))
      let (receivedNow, sentNow) = (received.totals(at: at), sent.totals(at: at))
      let (down, up) = (receivedNow - receivedBefore, sentNow - sentBefore)
      (receivedBefore, sentBefore) = (receivedNow, sentNow)
      count += 1
      var (roundTrip, sentJitter) = (0, 0)
      if let told = reports.newest(at: at) {
        let second = latest(series.uplink, told)
        roundTrip = ReceiverReports.roundTrip(Int(second.roundTrip))
        sentJitter = ReceiverReports.jitter(Int(second.jitter), clockRate: CCPConventions.audioClock)
      }
      func statistics(_ channel: Channel, lost: Int, packets: Int, jitter: Int) -> AudioStatistics {
        AudioStatistics(
          channel: channel, packetsLost: lost, packetsCount: packets, jitterBufferMillis: jitter / 1_000,
          roundTripTimeMillis: roundTrip / 1_000, statsCount: conventions.countsStatistics ? count : 0)
      }
      body(
        Report(
          at: at,
          input: statistics(
            .input, lost: down.lost, packets: down.received, jitter: Int(latest(series.downlink, at).jitter)),
          output: statistics(.output, lost: up.lost, packets: up.sent, jitter: sentJitter)))
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
