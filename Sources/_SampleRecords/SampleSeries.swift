import GroundTruth
import Quantities
import Randomness

/// Makes the seconds of a leg from keyed draws: packets every 20 ms, a loss burst now and then, jitter and delay that
/// wander, speech where the actions say that somebody speaks.
///
/// It is no model of a network, only a series without contradictions.
struct SampleSeries {
  /// The Philox block that holds a second's loss, and the one that holds its timing.
  private enum Draw: UInt64 { case loss, timing }

  private let conversation: Conversation
  private let leg: Leg
  private let presence: TimeSpan
  private let outages: [TimeSpan]

  init(_ conversation: Conversation, _ leg: Leg, outages: [TimeSpan]) {
    self.conversation = conversation
    self.leg = leg
    self.presence = leg.presence ?? TimeSpan(leg.leftAt, leg.leftAt)
    self.outages = outages
  }

  /// Both directions, and the video of a meeting.
  var series: LegSeries {
    let count = Int((presence.duration.microseconds + 999_999) / 1_000_000)
    var uplink: [SecondSample] = []
    var downlink: [SecondSample] = []
    for second in 0..<count {
      var up = sample(second, .uplinkPackets, spoken: ownSpeech(in: span(second)))
      var down = sample(second, .downlinkPackets, spoken: heardSpeech(in: span(second)))
      // Nothing arrives in an outage, so the last known delay stands.
      if isOut(second), let before = uplink.last { up.delay = before.delay }
      if isOut(second), let before = downlink.last { down.delay = before.delay }
      up.roundTrip = up.delay + down.delay + 2_000
      down.roundTrip = up.roundTrip
      uplink.append(up)
      downlink.append(down)
    }
    return LegSeries(
      uplink: direction(uplink), downlink: direction(downlink),
      camera: video(conversation.cameras(of: leg.index), sizes: [(1_280, 720), (640, 360), (320, 180)], count, 30),
      screen: video(conversation.screenshares(of: leg.index), sizes: [(1_920, 1_080)], count, 15))
  }

  private func span(_ second: Int) -> TimeSpan {
    let start = presence.start + .seconds(Int64(second))
    return TimeSpan(start, min(start + .seconds(1), presence.end))
  }

  private func isOut(_ second: Int) -> Bool {
    let whole = span(second)
    return outages.contains { $0.start <= whole.start && whole.end <= $0.end }
  }

  private func sample(_ second: Int, _ purpose: Purpose, spoken: Int) -> SecondSample {
    let entity = EntityID.child(of: conversation.entity, leg.index)
    let key = StreamKey(
      seed: SampleFloor.directory.seed, entity: entity, purpose: purpose, bucket: UInt64(second))
    let loss = philox4x32(key, block: Draw.loss.rawValue)
    let timing = philox4x32(key, block: Draw.timing.rawValue)
    var sample = SecondSample()
    sample.sent = UInt16(span(second).duration.microseconds / 20_000)
    if isOut(second) {
      sample.lost = sample.sent
    } else if loss.0 % 9 == 0 {
      sample.lost = min(UInt16(1 + loss.1 % 4), sample.sent)
    }
    sample.late = min(loss.2 % 13 == 0 ? 1 : 0, sample.received)
    let outageGoesOn = second > 0 && isOut(second) && isOut(second - 1)
    sample.bursts = sample.lost > 0 && !outageGoesOn ? 1 : 0
    sample.concealments = sample.bursts + sample.late
    sample.speech = UInt16(spoken)
    let isMuted = purpose == .uplinkPackets && conversation.mutes(of: leg.index).contains { $0.overlaps(span(second)) }
    sample.level = isMuted ? 0 : UInt16(18 + 1_642 * spoken / 1_000)
    sample.payloadBytes = UInt32(sample.sent) * (leg.codec == .opus ? 72 : 160)
    sample.jitter = 1_500 + timing.0 % 4_000
    sample.jitterPeak = sample.jitter + timing.1 % 3_000
    sample.delay = 18_000 + timing.2 % 6_000
    sample.buffer = 40_000 + timing.3 % 15_000
    return sample
  }

  /// Thousandths of the span in which this leg speaks.
  private func ownSpeech(in span: TimeSpan) -> Int { speech(in: span) { $0.leg == leg.index } }

  /// Thousandths of the span in which anybody else speaks whom this leg can hear.
  private func heardSpeech(in span: TimeSpan) -> Int {
    guard !conversation.holds(of: leg.index).contains(where: { $0.overlaps(span) }) else { return 0 }
    return speech(in: span) { $0.leg != leg.index }
  }

  private func speech(in span: TimeSpan, _ isMeant: (Action) -> Bool) -> Int {
    var spoken: Int64 = 0
    for action in conversation.actions where action.kind == .utterance && isMeant(action) {
      spoken += span.intersection(TimeSpan(action.at, action.at + action.duration))?.duration.microseconds ?? 0
    }
    return Int(min(1_000, spoken / 1_000))
  }

  private func direction(_ seconds: [SecondSample]) -> DirectionSeries {
    func sum(_ value: (SecondSample) -> UInt16) -> Int { seconds.reduce(0) { $0 + Int(value($1)) } }
    func mean(_ value: (SecondSample) -> UInt32) -> Int { seconds.reduce(0) { $0 + Int(value($1)) } / seconds.count }
    let (sent, lost, delay) = (sum(\.sent), sum(\.lost), mean(\.delay))
    return DirectionSeries(
      start: presence.start, end: presence.end, seconds: seconds,
      summary: MediaSummary(
        packetsSent: sent, packetsLost: lost, packetsLate: sum(\.late), lossBursts: sum(\.bursts),
        jitter: mean(\.jitter), delay: delay,
        meanOpinionScore: Self.score(lossRatio: Double(lost) / Double(max(sent, 1)), delay: Double(delay) / 1_000)))
  }

  /// Thousandths on the G.107 scale, from a loss ratio and a one-way delay in milliseconds.
  ///
  /// The simplified E-model: R from delay and loss alone, then the cubic of G.107 Annex B.
  private static func score(lossRatio: Double, delay: Double) -> Int {
    let rating = max(0, min(93.2, 93.2 - 0.024 * (delay + 60) - 95 * lossRatio / (lossRatio + 0.1)))
    return Int((1_000 * (1 + 0.035 * rating + 7e-6 * rating * (rating - 60) * (100 - rating))).rounded())
  }

  private func video(_ spans: [TimeSpan], sizes: [(UInt16, UInt16)], _ count: Int, _ rate: Int) -> VideoSeries? {
    guard !spans.isEmpty else { return nil }
    let layers = sizes.map { size in
      (0..<count).map { second -> VideoSecond in
        guard spans.contains(where: { $0.contains(span(second).start) }) else { return VideoSecond() }
        let packets = size.0 / 16
        return VideoSecond(
          sent: packets, lost: UInt16(second % 17 == 3 ? 1 : 0), retransmitted: UInt16(second % 11 == 2 ? 2 : 0),
          frames: UInt8(rate), keyFrames: second % 10 == 0 ? 1 : 0, pictureLossIndications: second % 29 == 7 ? 1 : 0,
          limitation: .none, width: size.0, height: size.1, payloadBytes: UInt32(packets) * 1_050)
      }
    }
    return VideoSeries(layers: layers, frameRate: rate)
  }
}
