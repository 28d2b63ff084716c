import GroundTruth
import Quantities

/// What an SDK measures once a second: the downlink as its statistics report it, and the levels at both ends of it.
///
/// Everything is in hundredths, rounded as a warning prints it.
struct SDKSample {
  /// Hundredths of a millisecond.
  var roundTrip = 0
  /// Hundredths of a millisecond.
  var jitter = 0
  /// Hundredths of a percent of the second's packets.
  var loss = 0
  /// Hundredths; nil in the first sample of a call, which has no second before it to compare with.
  var meanOpinionScore: Int?
  /// Hundredths of a byte.
  var bytesReceived = 0
  /// Hundredths of a byte.
  var bytesSent = 0
  /// What the microphone read; nil while it was muted.
  var input: LevelMoments?
  /// What the loudspeaker was given.
  var output = LevelMoments(speech: 0, level: 0)
}

/// Mean and mean square of a second's level readings, of which there are some twenty, on a scale up to 32767.
struct LevelMoments {
  var mean: Double
  var meanSquare: Double

  /// How far readings within speech spread about their mean, as a share of it; inferred.
  private static let spread = 0.5

  /// The readings of a second of which `speech` thousandths were speech and whose mean level was `level`.
  init(speech: Int, level: Int) {
    mean = Double(level)
    // All of the level belongs to the part that was speech; a second without speech is steady noise or music.
    let share = speech > 0 ? Double(min(speech, 1_000)) / 1_000 : 1
    let active = mean / share
    let spread = speech > 0 ? Self.spread : Self.spread / 4
    meanSquare = share * active * active * (1 + spread * spread)
  }
}

/// Turns a leg's seconds into the samples of its SDK, one after the other.
struct SDKSampler {
  private let series: LegSeries
  private var downlink: TotalsReader
  private var uplink: TotalsReader
  private var received = MediaTotals()
  private var sent = MediaTotals()
  /// Seconds in which the transport took nothing: a position in the series.
  private let unwritable: [Range<Int>]
  /// When the next STUN check comes back: they are 2.5 s apart.
  private var nextCheck: SimulationTime
  private var heldRoundTrip = 0
  private var unreported = 0

  private static let checkInterval = SimulationDuration.milliseconds(2_500)

  /// Samples of `series`, in which nothing could be sent during `unwritable`.
  ///
  /// - Parameter phase: how far the rhythm of STUN checks had got when the media began, 0 through 1.
  init(_ series: LegSeries, unwritable: [Range<Int>], phase: Double) {
    self.series = series
    self.unwritable = unwritable
    downlink = TotalsReader(series.downlink)
    uplink = TotalsReader(series.uplink)
    nextCheck = series.downlink.start - .seconds(rounding: phase * Self.checkInterval.inSeconds)
  }

  /// How many samples there are: one per whole second.
  var count: Int {
    let whole = (series.downlink.end - series.downlink.start).microseconds / 1_000_000
    return min(Int(whole), series.downlink.seconds.count)
  }

  /// The sample for second `index`, whose counters were read at `time`: about when it ended; in order from 0.
  ///
  /// Counters are those of the moment, so that a poll that came late counts a packet more and the next one less.
  mutating func sample(_ index: Int, at time: SimulationTime, isMuted: Bool) -> SDKSample {
    let down = series.downlink.seconds[index]
    var sample = SDKSample()
    if nextCheck <= time {
      while nextCheck <= time { nextCheck += Self.checkInterval }
      heldRoundTrip = (Int(down.roundTrip) + 500) / 1_000
    }
    let (receivedNow, sentNow) = (downlink.totals(at: time), uplink.totals(at: time))
    let (incoming, outgoing) = (receivedNow - received, sentNow - sent)
    (received, sent) = (receivedNow, sentNow)
    let jitter = (Int(down.jitter) + 500) / 1_000
    sample.roundTrip = heldRoundTrip * 100
    sample.jitter = jitter * 100
    // A receiver learns of lost packets from the next one that arrives.
    unreported += incoming.lost
    let arrived = incoming.received
    if arrived > 0 {
      let expected = unreported + arrived
      sample.loss = (unreported * 10_000 + expected / 2) / expected
      unreported = 0
    }
    if index > 0 {
      let score = VoiceQuality.sdkScore(
        roundTrip: Double(heldRoundTrip), jitter: Double(jitter), lossPercent: Double(sample.loss) / 100)
      sample.meanOpinionScore = Int((score * 100).rounded())
    }
    sample.bytesReceived = incoming.sent > 0 ? incoming.payloadBytes * arrived / incoming.sent * 100 : 0
    sample.output = LevelMoments(speech: Int(down.speech), level: Int(down.level))
    if index < series.uplink.seconds.count {
      let up = series.uplink.seconds[index]
      sample.bytesSent = unwritable.contains { $0.contains(index) } ? 0 : outgoing.payloadBytes * 100
      if !isMuted { sample.input = LevelMoments(speech: Int(up.speech), level: Int(up.level)) }
    }
    return sample
  }
}
