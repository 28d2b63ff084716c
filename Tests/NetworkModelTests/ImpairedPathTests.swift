import GroundTruth
import Quantities
import Randomness
import Testing

@testable import NetworkModel

/// What each effect of an impairment does to packets, on a path where nothing else happens.
@Suite struct ImpairedPathTests {
  static let length: Int64 = 1_000

  static func seconds(_ effects: ImpairmentEffects..., codec: Leg.Codec = .opus) -> [SecondSample] {
    let start = PathModelTests.start
    let presence = TimeSpan(start, start + .seconds(length))
    let episodes = effects.map {
      ImpairmentEpisode(entity: 1, cell: 0, label: "x", network: 0, span: presence, effects: $0)
    }
    return DirectionRun(
      path: PathModelTests.path(.officeFibre, codec: codec),
      profile: InterarrivalJitterTests.still(noise: 0.001), direction: .uplink, factors: .average,
      presence: presence, absences: [], impairments: ImpairmentTimeline(episodes: episodes, presence: presence),
      seed: 3, localClock: .utc
    ).seconds()
  }

  static func total(_ seconds: [SecondSample], _ field: (SecondSample) -> UInt16) -> Double {
    seconds.reduce(0) { $0 + Double(field($1)) }
  }

  /// 50,000 packets: five standard deviations of a Gilbert chain's count, √(50,000·L·VMR).
  @Test(arguments: [(60_000, 4_000 as Int?), (20_000, nil), (400_000, 25_000)])
  func `loss has its ratio and its bursts`(millionths: Int, burst: Int?) {
    let seconds = Self.seconds(ImpairmentEffects(lossAdded: millionths, lossBurst: burst))
    let loss = Double(millionths) / 1e6
    let chain = GilbertElliott(loss: loss, burst: burst.map { Double($0) / 1_000 } ?? 1 / (1 - loss))
    let lost = Self.total(seconds, \.lost)
    let runs = Self.total(seconds, \.bursts)
    #expect(abs(lost - 50_000 * loss) < 5 * chain.lossCountVariance(packets: 50_000).squareRoot())
    let spread = ((chain.meanRun * chain.meanRun - chain.meanRun) / runs).squareRoot()
    #expect(abs(lost / runs - chain.meanRun) < 5 * spread)
  }

  @Test func `delay is added to every packet, and delays add up`() {
    let plain = Self.seconds()
    let one = Self.seconds(ImpairmentEffects(delayAdded: 80_000))
    let two = Self.seconds(ImpairmentEffects(delayAdded: 80_000), ImpairmentEffects(delayAdded: 20_000))
    for index in plain.indices {
      #expect(one[index].delay == plain[index].delay + 80_000)
      #expect(two[index].delay == plain[index].delay + 100_000)
      #expect(one[index].lost == 0)
    }
  }

  /// Exponential delays of mean 5 ms have an estimate of 5 ms.
  ///
  /// It is nearly white at one value a second: five times its spread of 0.229 over √1,000 is 3.6 %. Order forbids what one packet in 110 would do, which takes another percent.
  @Test func `jitter is what the estimate shows`() {
    let seconds = Self.seconds(ImpairmentEffects(jitterAdded: 5_000)).dropFirst(2)
    let mean = seconds.reduce(0) { $0 + Double($1.jitter) } / Double(seconds.count)
    #expect(abs(mean - 5_000) < 0.05 * 5_000)
  }

  @Test func `an outage loses everything in one run`() {
    let seconds = Self.seconds(ImpairmentEffects(isOutage: true))
    #expect(seconds.allSatisfy { $0.lost == $0.sent })
    #expect(Self.total(seconds, \.bursts) == 1)
    #expect(Self.seconds(ImpairmentEffects(lossAdded: 1_000_000)).allSatisfy { $0.lost == $0.sent })
  }

  /// Two stalls a second of at least 8 ms each: 2,000 in all, within five times their root.
  @Test func `stalls raise the delay now and then`() {
    let seconds = Self.seconds(ImpairmentEffects(stallRate: 2_000))
    let plain = Self.seconds()
    let raised = zip(seconds, plain).count { $0.delay > $1.delay }
    #expect(raised > 800)
    #expect(seconds.allSatisfy { $0.lost == 0 })
  }

  /// G.711 needs 80 kbit/s with headers: a line of 40 passes half, with a full queue in front of it.
  @Test func `a line that is too narrow fills its queue and drops the rest`() {
    let seconds = Self.seconds(ImpairmentEffects(bandwidth: 40_000), codec: .pcmu).dropFirst(20)
    let sent = Self.total(Array(seconds), \.sent)
    let lost = Self.total(Array(seconds), \.lost)
    #expect(abs(lost / sent - 0.5) < 0.01)
    #expect(seconds.allSatisfy { $0.delay > 560_000 && $0.delay < 700_000 })
    #expect(Self.seconds(ImpairmentEffects(bandwidth: 100_000), codec: .pcmu).allSatisfy { $0.lost == 0 })
  }
}
