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

  // MARK: Effects that replace something of the path

  /// A path that loses 2 % by itself.
  static func lossy(_ effects: ImpairmentEffects...) -> [SecondSample] {
    var profile = InterarrivalJitterTests.still(noise: 0.001)
    profile.uplink.loss = PerRegime(0.02, 0.02, 0.02)
    return seconds(profile, effects)
  }

  static func seconds(
    _ profile: NetworkProfile, _ effects: [ImpairmentEffects], path: LegPath = PathModelTests.path(.officeFibre)
  ) -> [SecondSample] {
    let presence = TimeSpan(PathModelTests.start, PathModelTests.start + .seconds(length))
    let episodes = effects.map {
      ImpairmentEpisode(entity: 1, cell: 0, label: "x", network: 0, span: presence, effects: $0)
    }
    let impairments = ImpairmentTimeline(episodes: episodes, presence: presence)
    var receiver = ReceiverSeconds(
      buffer: path.uplinkBuffer, changes: impairments.bufferChanges(own: path.uplinkBuffer),
      duration: Double(length) * 1e6, codec: path.codec)
    DirectionRun(
      path: path, profile: profile, direction: .uplink, factors: .average, presence: presence, absences: [],
      impairments: impairments, seed: 3, localClock: .utc
    ).run(into: &receiver)
    return receiver.seconds
  }

  @Test func `a set loss replaces the path's own, and added loss comes on top`() {
    let own = Self.lossy()
    #expect(Self.total(own, \.lost) > 800)
    #expect(Self.lossy(ImpairmentEffects(lossSet: 0)).allSatisfy { $0.lost == 0 })
    // 50,000 packets at 1 %: five standard deviations are 111.
    let set = Self.total(Self.lossy(ImpairmentEffects(lossSet: 10_000)), \.lost)
    #expect(abs(set - 500) < 111)
    let both = Self.total(Self.lossy(ImpairmentEffects(lossAdded: 20_000, lossSet: 10_000)), \.lost)
    #expect(abs(both - 50_000 * (1 - 0.99 * 0.98)) < 5 * (50_000 * 0.03).squareRoot())
  }

  /// A tenth of the ramp has passed on average through its first fifth: a loss between the two.
  @Test func `a set loss fades in over its ramp`() {
    let ramp = Self.lossy(ImpairmentEffects(lossSet: 0, rampIn: Int(Self.length) * 1_000_000))
    let early = Self.total(Array(ramp.prefix(200)), \.lost) / 10_000
    let late = Self.total(Array(ramp.suffix(200)), \.lost) / 10_000
    #expect(abs(early - 0.018) < 5 * (0.018 / 10_000).squareRoot() * 1.5)
    #expect(abs(late - 0.002) < 5 * (0.002 / 10_000).squareRoot() * 1.5)
  }

  @Test func `a forced regime is what the path is in`() {
    var profile = InterarrivalJitterTests.still(noise: 0.001)
    profile.uplink.loss = PerRegime(0, 0.02, 0.1)
    profile.uplink.queue = PerRegime(1, 5, 20)
    let clear = Self.seconds(profile, [ImpairmentEffects(load: .clear)])
    #expect(clear == Self.seconds(profile, []))
    for (load, loss, delay) in [(ImpairmentEffects.Load.busy, 0.02, 4_000), (.congested, 0.1, 19_000)] {
      let forced = Self.seconds(profile, [ImpairmentEffects(load: load)])
      // Bursts of 1.3 and 2 packets on average widen the spread of the count.
      let spread = (50_000 * loss).squareRoot() * 2
      #expect(abs(Self.total(forced, \.lost) - 50_000 * loss) < 5 * spread)
      let added = zip(forced, clear).reduce(0.0) { $0 + Double($1.0.delay) - Double($1.1.delay) } / 1_000
      #expect(abs(added - Double(delay)) < 0.15 * Double(delay))
    }
  }

  @Test func `a buffer is replaced for as long as it says`() {
    let still = InterarrivalJitterTests.still(noise: 0.001)
    let fixed = Self.seconds(still, [ImpairmentEffects(jitterBuffer: .fixed(120_000))])
    #expect(fixed.allSatisfy { $0.buffer == 120_000 })
    let telephone = LegPath(
      leg: 1, person: 2, networkEntity: 3, network: NetworkConfiguration(name: "n", profile: .officeFibre),
      codec: .pcmu, transport: .pstn)
    #expect(Self.seconds(still, [], path: telephone).allSatisfy { $0.buffer == 40_000 })
    let adaptive = Self.seconds(still, [ImpairmentEffects(jitterBuffer: .adaptive)], path: telephone)
    #expect(adaptive.dropFirst(10).allSatisfy { $0.buffer == 20_000 })
  }

  @Test func `another codec fills the line with packets of its own size`() {
    // 40 kbit/s carry Opus speech and half of G.711.
    let half = Self.seconds(ImpairmentEffects(bandwidth: 40_000, codec: .pcmu)).dropFirst(20)
    #expect(abs(Self.total(Array(half), \.lost) / Self.total(Array(half), \.sent) - 0.5) < 0.01)
    #expect(Self.seconds(ImpairmentEffects(bandwidth: 45_000, codec: .g729), codec: .pcmu).allSatisfy { $0.lost == 0 })
  }
}
