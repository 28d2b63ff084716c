public import GroundTruth
public import Quantities
import Randomness

/// What the packets of a leg go through: the packet-level model of one path.
///
/// A pure function: the same leg has the same series on every machine and in every order of computation.
public enum PathModel {
  /// Time the mixer takes between receiving and sending, in the round-trip time, microseconds: the middle of the
  /// reference's 0 to 2 ms.
  static let processing: UInt32 = 1_000

  /// The series of one leg.
  ///
  /// - Parameters:
  ///   - path: over which network, for whom, in which codec.
  ///   - presence: from joining to leaving; not empty.
  ///   - talk: what the two directions carry.
  ///   - episodes: the impairments of the leg's network, in any order; others must not be among them.
  ///   - others: the same leg over each network that a handover among the episodes leads to, by its position.
  ///   - outages: when nothing of this leg alone gets through.
  ///   - resolution: how finely.
  ///   - seed: the run's.
  ///   - localClock: what the load of the network follows.
  public static func series(
    for path: LegPath, presence: TimeSpan, talk: LegTalk, episodes: [ImpairmentEpisode],
    others: [Int: LegPath] = [:], outages: [TimeSpan] = [], resolution: MediaResolution = .packets, seed: UInt64,
    localClock: LocalClock
  ) -> LegSeries {
    let profile = path.network.parameters
    let factors = Self.factors(of: path, spread: profile.spread, seed: seed)
    let impairments = ImpairmentTimeline(episodes: episodes, outages: outages, presence: presence)
    let duration = Double(presence.duration.microseconds)
    let codecs = impairments.codecs(of: ReceiverSeconds.count(of: duration), own: path.codec)
    func way(over other: LegPath, _ direction: Direction) -> OtherWay {
      let profile = other.network.parameters
      return OtherWay(
        DirectionRun(
          path: other, profile: profile, direction: direction,
          factors: Self.factors(of: other, spread: profile.spread, seed: seed), presence: presence, absences: [],
          impairments: ImpairmentTimeline(episodes: [], presence: presence), seed: seed, localClock: localClock))
    }
    func seconds(_ direction: Direction, _ activity: TalkActivity) -> [SecondSample] {
      let buffer = direction == .uplink ? path.uplinkBuffer : path.downlinkBuffer
      var receiver = ReceiverSeconds(
        buffer: buffer, changes: impairments.bufferChanges(own: buffer),
        duration: duration, codec: path.codec, codecs: codecs)
      let run = DirectionRun(
        path: path, profile: profile, direction: direction, factors: factors, presence: presence,
        absences: activity.silences(codecs: codecs, from: presence.start), impairments: impairments,
        ways: others.sorted { $0.key < $1.key }.map { ($0.key, way(over: $0.value, direction)) }, seed: seed,
        localClock: localClock)
      switch resolution {
      case .packets: run.run(into: &receiver)
      case .intervals:
        let (stock, scale) = DelayStock.shared(path.network, direction, factor: factors.jitter)
        run.replay(stock, scale: scale, stream: path.stream(.replay, direction, seed: seed), into: &receiver)
      }
      return receiver.seconds
    }
    var uplink = seconds(.uplink, talk.uplink)
    var downlink = seconds(.downlink, talk.downlink)
    for index in uplink.indices {
      let roundTrip = uplink[index].roundTrip + downlink[index].roundTrip + processing
      uplink[index].roundTrip = roundTrip
      downlink[index].roundTrip = roundTrip
    }
    func series(_ direction: Direction, _ seconds: inout [SecondSample], _ activity: TalkActivity)
      -> DirectionSeries
    {
      var meter = SpeechMeter(
        talk: activity, codec: path.codec, codecs: codecs,
        stream: RandomStream(
          StreamKey(seed: seed, entity: path.leg, purpose: .levels, bucket: UInt64(direction.rawValue))))
      for index in seconds.indices {
        let start = presence.start + .seconds(Int64(index))
        meter.fill(&seconds[index], over: TimeSpan(start, min(start + .seconds(1), presence.end)))
      }
      let summary = QualityModel.summary(of: seconds, codec: path.codec, codecs: codecs)
      return DirectionSeries(start: presence.start, end: presence.end, seconds: seconds, summary: summary)
    }
    return LegSeries(
      uplink: series(.uplink, &uplink, talk.uplink), downlink: series(.downlink, &downlink, talk.downlink),
      codecs: codecs)
  }

  /// What makes the leg's workplace unlike others on its network.
  static func factors(of path: LegPath, spread: NetworkProfile.Spread, seed: UInt64) -> PathFactors {
    var stream = RandomStream(StreamKey(seed: seed, entity: path.workplace, purpose: .legParameters))
    return PathFactors(spread: spread, from: &stream)
  }
}
