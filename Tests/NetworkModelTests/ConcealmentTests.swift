import GroundTruth
import Quantities
import Randomness
import Testing

@testable import NetworkModel

/// Concealment and in-band error correction: section 2.4.
@Suite struct ConcealmentTests {
  /// Concealments and recoveries of a sequence, packet by packet.
  static func counts(correctsErrors: Bool = true, _ missing: [Bool]) -> [UInt16] {
    var concealment = Concealment(correctsErrors: correctsErrors)
    var second = SecondSample()
    for isMissing in missing { concealment.take(isMissing: isMissing, into: &second) }
    return [second.concealments, second.recovered]
  }

  @Test func `the last of a run comes back with the next packet`() {
    #expect(Self.counts([false, true, false]) == [0, 1])
    #expect(Self.counts([false, true, true, true, false, false]) == [1, 1])
    #expect(Self.counts([true, false, true, false, true, true, false]) == [1, 3])
  }

  @Test func `without copies every run is concealed from its first packet on`() {
    #expect(Self.counts(correctsErrors: false, [false, true, false, true, true]) == [2, 0])
  }

  @Test func `what is never followed never comes back`() {
    #expect(Self.counts([false, true]) == [0, 0])
    #expect(Self.counts([Bool](repeating: true, count: 100)) == [1, 0])
  }

  /// The first packet after a change of codec brings nothing back; runs go on, and are counted once.
  @Test(
    arguments: [
      (true, [true], [false], [1, 0]), (true, [true, true], [true, false], [1, 0]),
      (false, [true], [false], [1, 0]), (false, [false, true], [false, true, false], [1, 1]),
      (true, [true, false], [true, false], [1, 1]),
    ] as [(Bool, [Bool], [Bool], [UInt16])])
  func `a change of codec`(
    correctsErrors: Bool, before: [Bool], after: [Bool], counts: [UInt16]
  ) {
    var concealment = Concealment(correctsErrors: correctsErrors)
    var second = SecondSample()
    for isMissing in before { concealment.take(isMissing: isMissing, into: &second) }
    concealment.change(correctsErrors: !correctsErrors, into: &second)
    for isMissing in after { concealment.take(isMissing: isMissing, into: &second) }
    #expect([second.concealments, second.recovered] == counts)
  }

  /// What stays missing is L·P(next lost | lost): one packet of each run comes back, and the number of runs of a million
  /// packets is within five times its square root.
  @Test(arguments: LossChainTests.rows)
  func `the effective loss`(row: (loss: Double, burst: Double)) {
    let (closed, chain) = LossChainTests.chain(row, seed: 15)
    var concealment = Concealment(correctsErrors: true)
    var (missing, recovered) = (0, 0)
    for _ in 0..<1_000_000 {
      let isLost = chain.next()
      if isLost { missing += 1 }
      var second = SecondSample()
      concealment.take(isMissing: isLost, into: &second)
      recovered += Int(second.recovered)
    }
    let effective = Double(missing - recovered) / 1_000_000
    let runs = 1_000_000 * row.loss / closed.meanRun
    #expect(abs(effective - row.loss * closed.lossAfterLoss) < 5 * (1 / runs).squareRoot() * row.loss)
  }

  /// Whole windows count like their packets, whatever their length.
  @Test(arguments: [(0.02, 5), (0.3, 3), (0.1, 1.2), (0.5, 20)] as [(Double, Double)], [true, false])
  func `windows and packets agree`(chain: (loss: Double, burst: Double), correctsErrors: Bool) {
    func makeChain() -> LossChain {
      LossChain(
        GilbertElliott(loss: chain.loss, burst: chain.burst),
        stream: RandomStream(StreamKey(seed: 16, entity: 1, purpose: .uplinkPackets)))
    }
    var single = makeChain()
    var whole = makeChain()
    var (one, many) = (Concealment(correctsErrors: correctsErrors), Concealment(correctsErrors: correctsErrors))
    var lengths = RandomStream(StreamKey(seed: 17, entity: 1, purpose: .uplinkPackets))
    for _ in 0..<20_000 {
      let packets = 1 + lengths.integer(below: 25)
      var (expected, found) = (SecondSample(), SecondSample())
      for _ in 0..<packets { one.take(isMissing: single.next(), into: &expected) }
      many.take(whole.next(packets), late: 0, into: &found)
      guard found != expected else { continue }
      Issue.record("\(packets) packets: \(found), one by one \(expected)")
      return
    }
  }

  /// The same leg in Opus and in G.711, which has no copies: the packets share their fate, isolated losses are heard in
  /// one only.
  @Test func `a leg in Opus conceals less and sounds better`() {
    let network = NetworkConfiguration(name: "n", profile: .homeWifiBad, heterogeneity: 0, followsDay: false)
    let series = [Leg.Codec.opus, .pcmu].map { codec in
      PathModel.series(
        for: LegPath(leg: 1, person: 2, networkEntity: 3, network: network, codec: codec, transport: .webrtc),
        presence: TimeSpan(PathModelTests.start, PathModelTests.start + .seconds(1_800)), talk: LegTalk(), episodes: [],
        seed: 4, localClock: .utc
      ).downlink
    }
    let (opus, plain) = (series[0], series[1])
    #expect(opus.summary.packetsLost == plain.summary.packetsLost)
    #expect(opus.summary.packetsLate == plain.summary.packetsLate)
    let concealments = series.map { $0.seconds.reduce(0) { $0 + Int($1.concealments) } }
    #expect(concealments[0] < concealments[1])
    #expect(opus.summary.meanOpinionScore > plain.summary.meanOpinionScore)
    #expect(plain.seconds.allSatisfy { $0.recovered == 0 })
    // Every run of missing packets ends with one that comes back, but for one that the leg's end may cut off.
    let recovered = opus.seconds.reduce(0) { $0 + Int($1.recovered) }
    #expect((concealments[1] - 1...concealments[1]).contains(recovered))
  }
}
