import Dialects
import GroundTruth
import Quantities
import Randomness

/// When the softphone of one leg looks at its packets, and what it finds.
///
/// What the agent's browser receives it measures itself; of what it sends it knows what the mixer's receiver reports last
/// told, which may be some seconds ago.
struct StatisticsClock {
  private let series: LegSeries
  private let seed: UInt64
  private let entity: UInt64

  /// The clock of a leg.
  ///
  /// - Parameters:
  ///   - seed: the run's.
  ///   - entity: the leg as this dialect knows it, by which the timer's lateness and the mixer's reports are drawn.
  init(_ series: LegSeries, seed: UInt64, entity: UInt64) {
    self.series = series
    self.seed = seed
    self.entity = entity
  }

  private var start: SimulationTime { series.uplink.start }
  private var end: SimulationTime { series.uplink.end }

  /// Calls `body` with every report of the leg: one per 30 seconds from the start of its media, the last when the media
  /// ends; each sums up its interval.
  ///
  /// - Parameter countsReports: whether `statsCount` numbers them.
  func forEachReport(countsReports: Bool, _ body: (AudioStatistics.Sample) -> Void) {
    var meter = Meter(self)
    var count = 0
    var at = start
    while at < end {
      at = min(end, timer(count))
      count += 1
      body(meter.sample(at: at, number: countsReports ? count : 0))
    }
  }

  /// Calls `body` with every flush of the leg: at the same times, with the positions in `samples` of what each second
  /// since the flush before brought.
  ///
  /// Samples are taken every second from the start of the media (amazon-connect-streams, softphone: 1,000 ms) and once more
  /// when it ends, so that nothing is left out (inferred).
  func forEachFlush(samples: inout [AudioStatistics.Sample], _ body: (SimulationTime, Range<Int>) -> Void) {
    var meter = Meter(self)
    var (flush, second) = (0, 1)
    var at = start
    while at < end {
      at = min(end, timer(flush))
      flush += 1
      let first = samples.count
      while start + .seconds(Int64(second)) <= at {
        samples.append(meter.sample(at: start + .seconds(Int64(second)), number: 0))
        second += 1
      }
      if at == end, start + .seconds(Int64(second - 1)) < end { samples.append(meter.sample(at: end, number: 0)) }
      body(at, first..<samples.count)
    }
  }

  /// When the timer of a report fires, the first being number 0: a little late.
  private func timer(_ report: Int) -> SimulationTime {
    var stream = RandomStream(StreamKey(seed: seed, entity: entity, purpose: .reporting, bucket: UInt64(report)))
    let lateness = stream.integer(below: Int(CCPConventions.timerLateness.microseconds) + 1)
    return start + CCPConventions.reportInterval * Int64(report + 1)
      + SimulationDuration(microseconds: Int64(lateness))
  }

  /// Looks at the packets of both directions from one time to the next.
  private struct Meter {
    private let series: LegSeries
    private var received: TotalsReader
    private var sent: TotalsReader
    private var receivedBefore = MediaTotals(), sentBefore = MediaTotals()
    private var reports: ReceiverReports

    init(_ clock: StatisticsClock) {
      series = clock.series
      received = TotalsReader(series.downlink)
      sent = TotalsReader(series.uplink)
      reports = ReceiverReports(
        seed: clock.seed, entity: clock.entity, start: clock.start, interval: CCPConventions.receiverReportInterval)
    }

    /// What has passed since the last look.
    mutating func sample(at time: SimulationTime, number: Int) -> AudioStatistics.Sample {
      let (receivedNow, sentNow) = (received.totals(at: time), sent.totals(at: time))
      let (down, up) = (receivedNow - receivedBefore, sentNow - sentBefore)
      (receivedBefore, sentBefore) = (receivedNow, sentNow)
      var (roundTrip, sentJitter) = (0, 0)
      if let told = reports.newest(at: time) {
        let second = Self.latest(series.uplink, told)
        roundTrip = ReceiverReports.roundTrip(Int(second.roundTrip))
        sentJitter = ReceiverReports.jitter(Int(second.jitter), clockRate: CCPConventions.audioClock)
      }
      func statistics(
        _ channel: AudioStatistics.Channel, lost: Int, packets: Int, jitter: Int
      ) -> AudioStatistics {
        AudioStatistics(
          channel: channel, packetsLost: lost, packetsCount: packets, jitterBufferMillis: jitter / 1_000,
          roundTripTimeMillis: roundTrip / 1_000, statsCount: number)
      }
      return AudioStatistics.Sample(
        at: time,
        input: statistics(
          .input, lost: down.lost, packets: down.received, jitter: Int(Self.latest(series.downlink, time).jitter)),
        output: statistics(.output, lost: up.lost, packets: up.sent, jitter: sentJitter))
    }

    /// The last whole second before `at`, or the first one.
    private static func latest(_ direction: DirectionSeries, _ at: SimulationTime) -> SecondSample {
      let elapsed = Int((at - direction.start).microseconds / 1_000_000)
      return direction.seconds[max(0, min(elapsed - 1, direction.seconds.count - 1))]
    }
  }
}
