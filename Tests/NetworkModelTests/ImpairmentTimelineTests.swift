import GroundTruth
import Quantities
import Testing

@testable import NetworkModel

/// What is in force when: pieces, ramps, switches, and episodes that overlap.
@Suite struct ImpairmentTimelineTests {
  static let start = PathModelTests.start
  static let presence = TimeSpan(start, start + .seconds(300))

  static func episode(from: Int64, for length: Int64, _ effects: ImpairmentEffects) -> ImpairmentEpisode {
    ImpairmentEpisode(
      entity: 1, cell: 0, label: "x", network: 0,
      span: TimeSpan(start + .seconds(from), start + .seconds(from + length)), effects: effects)
  }

  static func pieces(_ episodes: ImpairmentEpisode...) -> [ImpairmentTimeline.Piece] {
    ImpairmentTimeline(episodes: episodes, presence: presence).pieces
  }

  /// What is in force `offset` seconds into the leg.
  static func effects(_ episodes: [ImpairmentEpisode], at offset: Double) -> ImpairmentTimeline.Effects? {
    ImpairmentTimeline(episodes: episodes, presence: presence).pieces.last { $0.start <= offset * 1e6 }?.effects
  }

  @Test func `without a ramp an episode is one piece`() {
    let pieces = Self.pieces(Self.episode(from: 10, for: 60, ImpairmentEffects(delayAdded: 80_000)))
    #expect(pieces.map(\.start) == [10e6, 70e6])
    #expect(pieces[0].effects?.delay == 80_000)
    #expect(pieces[1].effects == nil)
  }

  /// Steps of a second take the value at their middle: the sum over a ramp is that of the straight line.
  @Test func `a ramp is a staircase of seconds about a straight line`() {
    let pieces = Self.pieces(
      Self.episode(from: 10, for: 60, ImpairmentEffects(delayAdded: 80_000, rampIn: 20_000_000, rampOut: 4_000_000)))
    #expect(pieces.count == 20 + 1 + 4 + 1)
    #expect(pieces.map(\.start).prefix(3) == [10e6, 11e6, 12e6])
    #expect(pieces[0].effects?.delay == 80_000 * 0.5 / 20)
    #expect(pieces[19].effects?.delay == 80_000 * 19.5 / 20)
    #expect(
      pieces[20]
        == .init(
          start: 30e6,
          effects: Self.effects([Self.episode(from: 0, for: 1, ImpairmentEffects(delayAdded: 80_000))], at: 0)))
    #expect(pieces[21...24].map { $0.effects?.delay } == [70_000, 50_000, 30_000, 10_000])
    #expect(pieces[25] == .init(start: 70e6, effects: nil))
  }

  @Test func `ramps that meet make a peak`() {
    let episode = Self.episode(
      from: 0, for: 10, ImpairmentEffects(jitterAdded: 10_000, rampIn: 10_000_000, rampOut: 10_000_000))
    let values = ImpairmentTimeline(episodes: [episode], presence: Self.presence).pieces.map { $0.effects?.jitter ?? 0 }
    #expect(values == [500, 1_500, 2_500, 3_500, 4_500, 4_500, 3_500, 2_500, 1_500, 500, 0])
    #expect(episode.fullStrength == nil)
  }

  @Test func `everything gradual ramps, and the rest is there at once`() throws {
    let effects = ImpairmentEffects(
      lossAdded: 100_000, lossBurst: 4_000, delayAdded: 80_000, jitterAdded: 6_000, bandwidth: 800_000,
      stallRate: 2_000, load: .busy, codec: .pcmu, rampIn: 10_000_000)
    let quarter = try #require(Self.effects([Self.episode(from: 0, for: 60, effects)], at: 2.2))
    #expect(abs(try #require(quarter.loss).meanLoss - 0.025) < 1e-12)
    #expect(abs(try #require(quarter.loss).meanRun - 4) < 1e-9)
    #expect((quarter.delay, quarter.jitter, quarter.stallRate) == (20_000, 1_500, 0.5e-6))
    #expect(quarter.bandwidth == 0.4)
    #expect((quarter.regime, quarter.codec) == (.busy, .pcmu))
  }

  @Test func `a set loss leaves of the path's own what its ramp leaves`() throws {
    let episode = Self.episode(from: 0, for: 60, ImpairmentEffects(lossSet: 40_000, rampIn: 10_000_000))
    let early = try #require(Self.effects([episode], at: 2.2))
    #expect(early.ownLoss == 0.75)
    #expect(abs(try #require(early.loss).meanLoss - 0.01) < 1e-12)
    let full = try #require(Self.effects([episode], at: 20))
    #expect(full.ownLoss == 0)
    #expect(abs(try #require(full.loss).meanLoss - 0.04) < 1e-12)
    let clean = try #require(Self.effects([Self.episode(from: 0, for: 60, ImpairmentEffects(lossSet: 0))], at: 20))
    #expect(clean.loss == nil && clean.ownLoss == 0)
  }

  @Test func `a handover is silent at both ends`() {
    let handover = ImpairmentEffects(handover: .init(network: 3, interruption: 1_500_000))
    let pieces = Self.pieces(Self.episode(from: 10, for: 60, handover))
    #expect(pieces.map(\.start) == [10e6, 11.5e6, 68.5e6, 70e6])
    #expect(pieces.map { $0.effects?.isOutage } == [true, false, true, nil])
    #expect(pieces.map { $0.effects?.network } == [3, 3, 3, nil])
  }

  @Test func `of several codecs, networks and buffers the last to come holds, of several loads the heaviest`() throws {
    let first = Self.episode(
      from: 0, for: 100,
      ImpairmentEffects(
        load: .congested, handover: .init(network: 1, interruption: 0), codec: .g722, jitterBuffer: .fixed(120_000)))
    let second = Self.episode(
      from: 10, for: 20,
      ImpairmentEffects(
        load: .busy, handover: .init(network: 2, interruption: 0), codec: .pcmu, jitterBuffer: .adaptive))
    // In any order.
    let inside = try #require(Self.effects([second, first], at: 15))
    #expect((inside.network, inside.codec, inside.buffer, inside.regime) == (2, .pcmu, .adaptive, .congested))
    let after = try #require(Self.effects([second, first], at: 40))
    #expect((after.network, after.codec, after.buffer) == (1, .g722, .fixed(level: 120_000)))
  }

  @Test func `a day's piece has the strength of its hour`() throws {
    let whole = TimeSpan(Self.start - .seconds(10), Self.start + .seconds(200))
    let effects = ImpairmentEffects(delayAdded: 100_000, rampIn: 40_000_000)
    let episode = ImpairmentEpisode(
      entity: 1, cell: 0, label: "x", network: 0, span: TimeSpan(Self.start, whole.end), whole: whole, effects: effects)
    #expect(try #require(Self.effects([episode], at: 0)).delay == 26_250)
  }

  @Test func `silences are outages, whole losses at full strength, and switches`() {
    func silences(_ effects: ImpairmentEffects) -> [[Int64]] {
      Self.episode(from: 0, for: 60, effects).silences.map {
        [($0.start - Self.start).microseconds / 1_000, ($0.end - Self.start).microseconds / 1_000]
      }
    }
    #expect(silences(ImpairmentEffects(isOutage: true)) == [[0, 60_000]])
    #expect(silences(ImpairmentEffects(lossAdded: 1_000_000, rampIn: 5_000_000)) == [[5_000, 60_000]])
    #expect(silences(ImpairmentEffects(lossSet: 1_000_000, rampOut: 2_000_000)) == [[0, 58_000]])
    #expect(
      silences(ImpairmentEffects(handover: .init(network: 1, interruption: 4_000_000))) == [
        [0, 4_000], [56_000, 60_000],
      ])
    #expect(silences(ImpairmentEffects(handover: .init(network: 1, interruption: 40_000_000))) == [[0, 60_000]])
    #expect(silences(ImpairmentEffects(lossAdded: 900_000, delayAdded: 1)) == [])
  }

  @Test func `a buffer changes with the half second after it is replaced`() {
    let timeline = ImpairmentTimeline(
      episodes: [
        Self.episode(from: 2, for: 3, ImpairmentEffects(jitterBuffer: .fixed(120_000))),
        Self.episode(from: 3, for: 1, ImpairmentEffects(delayAdded: 1)),
      ], presence: Self.presence)
    #expect(
      timeline.bufferChanges(own: .adaptive) == [
        .init(window: 4, kind: .fixed(level: 120_000)), .init(window: 10, kind: .adaptive),
      ])
    #expect(timeline.bufferChanges(own: .fixed(level: 120_000)).isEmpty)
  }

  @Test func `the codec of a second is that at its start`() {
    let timeline = ImpairmentTimeline(
      episodes: [Self.episode(from: 2, for: 3, ImpairmentEffects(codec: .pcmu))], presence: Self.presence)
    #expect(timeline.codecs(of: 7, own: .opus) == [.opus, .opus, .pcmu, .pcmu, .pcmu, .opus, .opus])
    let plain = ImpairmentTimeline(episodes: [], presence: Self.presence)
    #expect(plain.codecs(of: 7, own: .opus) == nil)
  }
}
