import GroundTruth
import Quantities
import Testing

@testable import NetworkModel

/// Interval resolution beside packet resolution.
@Suite struct IntervalResolutionTests {
  static func series(
    _ profile: NetworkProfile.Name, leg: Int, _ resolution: MediaResolution, effects: ImpairmentEffects? = nil
  ) -> LegSeries {
    let start = PathModelTests.start + .seconds(Int64(leg) * 1_003)
    let presence = TimeSpan(start, start + .seconds(200))
    let episodes = effects.map {
      [
        ImpairmentEpisode(
          entity: 1, cell: 0, label: "x", network: 0, span: TimeSpan(start + .seconds(60), start + .seconds(80)),
          effects: $0)
      ]
    }
    return PathModel.series(
      for: PathModelTests.path(profile, leg: leg), presence: presence, talk: LegTalk(),
      episodes: episodes ?? [], others: [1: PathModelTests.path(.lteDriving, leg: 1_000 + leg)],
      resolution: resolution, seed: 3, localClock: .utc)
  }

  /// Loss is not approximated: the same runs of the same packets, sent at the same times.
  @Test(arguments: NetworkProfile.Name.allCases.filter { $0 != .leoSatellite })
  func `packets are sent and lost as in packet resolution`(profile: NetworkProfile.Name) {
    for leg in 0..<5 {
      let packets = Self.series(profile, leg: leg, .packets)
      let intervals = Self.series(profile, leg: leg, .intervals)
      for (one, other) in [(packets.uplink, intervals.uplink), (packets.downlink, intervals.downlink)] {
        #expect(one.summary.packetsSent == other.summary.packetsSent)
        #expect(one.summary.packetsLost == other.summary.packetsLost)
        #expect(one.summary.lossBursts == other.summary.lossBursts)
      }
    }
  }

  /// An impairment is computed packet by packet: what it loses, delays and holds is the same to the packet.
  @Test func `an impairment does to packets what it does in packet resolution`() {
    let effects = ImpairmentEffects(lossAdded: 200_000, lossBurst: 3_000, delayAdded: 120_000)
    let packets = Self.series(.officeFibre, leg: 1, .packets, effects: effects).uplink
    let intervals = Self.series(.officeFibre, leg: 1, .intervals, effects: effects).uplink
    #expect(packets.summary.packetsLost == intervals.summary.packetsLost)
    for second in 61..<79 {
      #expect(packets.seconds[second].lost == intervals.seconds[second].lost)
      #expect(abs(Int(packets.seconds[second].delay) - Int(intervals.seconds[second].delay)) < 1_500)
    }
    #expect(intervals.seconds[90].delay < 40_000)
  }

  /// What replaces something of the path is obeyed packet by packet, too, and leaves the rest of the leg as it is.
  @Test(
    arguments: [
      ImpairmentEffects(lossSet: 30_000, rampIn: 10_000_000), ImpairmentEffects(load: .congested),
      ImpairmentEffects(handover: .init(network: 1, interruption: 1_500_000)), ImpairmentEffects(codec: .pcmu),
      ImpairmentEffects(jitterBuffer: .fixed(120_000)),
    ])
  func `replaced losses, regimes, networks, codecs and buffers hold in both resolutions`(effects: ImpairmentEffects) {
    let packets = Self.series(.homeWifiBad, leg: 2, .packets, effects: effects)
    let intervals = Self.series(.homeWifiBad, leg: 2, .intervals, effects: effects)
    #expect(packets.codecs == intervals.codecs)
    for (one, other) in [(packets.uplink, intervals.uplink), (packets.downlink, intervals.downlink)] {
      #expect(one.summary.packetsSent == other.summary.packetsSent)
      #expect(one.summary.packetsLost == other.summary.packetsLost)
      #expect(one.summary.lossBursts == other.summary.lossBursts)
      #expect(zip(one.seconds, other.seconds).count { $0.lost != $1.lost } <= 20)
      let inside = 62..<78
      if effects.jitterBuffer != nil { #expect(inside.allSatisfy { other.seconds[$0].buffer == 120_000 }) }
      if effects.codec != nil {
        #expect(inside.allSatisfy { other.seconds[$0].recovered == 0 })
        #expect(inside.allSatisfy { other.seconds[$0].payloadBytes == 160 * UInt32(other.seconds[$0].sent) })
      }
    }
  }

  /// Medians over the seconds of 60 legs, whose delays are drawn in the one and replayed in the other.
  ///
  /// Both share regimes, drift and the leg's factors, so that what is left is the noise of 12,000 seconds with a spread of
  /// some 20 % to 60 %: below 1 %, and 3 % are allowed.
  @Test(arguments: NetworkProfile.Name.allCases)
  func `delays and jitter are distributed alike`(profile: NetworkProfile.Name) {
    func medians(_ resolution: MediaResolution) -> [Double] {
      let seconds = (0..<60).flatMap { Self.series(profile, leg: $0, resolution).uplink.seconds.dropFirst(10) }
      return [seconds.map(\.jitter), seconds.map(\.roundTrip), seconds.map(\.delay), seconds.map(\.jitterPeak)].map {
        ProfileOutcomeTests.median($0.map(Double.init))
      }
    }
    for (one, other) in zip(medians(.packets), medians(.intervals)) { #expect(abs(other / one - 1) < 0.03) }
  }

  /// Networks whose delays are scaled replay the stock of their profile, or of a power of 4 of it.
  @Test(arguments: [0.2, 0.6, 1.7, 5]) func `a network's jitter scale is that of its packets`(scale: Double) {
    var network = NetworkConfiguration(name: "n", profile: .lte, jitterScale: scale)
    network.heterogeneity = 0.5
    func medians(_ resolution: MediaResolution) -> [Double] {
      let seconds = (0..<40).flatMap { leg in
        let path = LegPath(
          leg: UInt64(leg), person: UInt64(leg), networkEntity: 3, network: network, codec: .opus, transport: .webrtc)
        return PathModel.series(
          for: path, presence: TimeSpan(PathModelTests.start, PathModelTests.start + .seconds(200)), talk: LegTalk(),
          episodes: [], resolution: resolution, seed: 3, localClock: .utc
        ).uplink.seconds.dropFirst(10)
      }
      return [seconds.map(\.jitter), seconds.map(\.delay), seconds.map(\.jitterPeak)].map {
        ProfileOutcomeTests.median($0.map(Double.init))
      }
    }
    for (one, other) in zip(medians(.packets), medians(.intervals)) { #expect(abs(other / one - 1) < 0.03) }
  }

  /// Paths a hundred times as quick or as slow as any the stock was received at are computed all the same.
  @Test(arguments: [0.001, 0.1, 10, 100.0]) func `no scale of the delays is out of range`(scale: Double) {
    var network = NetworkConfiguration(name: "n", profile: .enterpriseCongested)
    network.jitterScale = scale
    network.heterogeneity = 6
    for leg in 0..<40 {
      let path = LegPath(
        leg: UInt64(leg), person: UInt64(leg), networkEntity: 3, network: network, codec: .opus, transport: .webrtc)
      let series = PathModel.series(
        for: path, presence: TimeSpan(PathModelTests.start, PathModelTests.start + .seconds(60)), talk: LegTalk(),
        episodes: [], resolution: .intervals, seed: 3, localClock: .utc)
      #expect(series.uplink.seconds.count == 60)
    }
  }
}
