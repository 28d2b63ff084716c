import Testing

@testable import NetworkModel

/// RFC 3611's metrics: the worked example of the models' reference, section 2.2, and the edges of the definition.
@Suite struct BurstGapTests {
  static func metrics(packets: Int, missing: Set<Int>) -> BurstGapMetrics {
    BurstGapMetrics(missing: (0..<packets).map { missing.contains($0) })
  }

  @Test func `the worked example`() {
    let missing = Set([100, 103, 104, 110, 400, 735] + Array(700...719))
    let metrics = Self.metrics(packets: 1_000, missing: missing)
    #expect(metrics.bursts == 2)
    #expect((metrics.burstMissing, metrics.burstPackets) == (25, 47))
    #expect((metrics.gapMissing, metrics.gapPackets) == (1, 953))
    #expect(EModelTests.isEqual(metrics.burstDensity, 0.531915, places: 6))
    #expect(BurstGapMetrics.code(density: metrics.burstDensity) == 136)
    #expect(EModelTests.isEqual(metrics.gapDensity, 0.001049, places: 6))
    #expect(BurstGapMetrics.code(density: metrics.gapDensity) == 0)
    #expect(EModelTests.isEqual(metrics.meanBurst * 20, 470, places: 6))
    #expect(metrics.gaps == 3)
    #expect(EModelTests.isEqual(metrics.meanGap * 20, 6_353.33, places: 2))
    #expect(EModelTests.isEqual(metrics.meanRun, 4.3333, places: 4))
    #expect(EModelTests.isEqual(metrics.missingRatio * 100, 2.6, places: 6))
    #expect(EModelTests.isEqual(metrics.burstRatio, 4.220667, places: 6))
  }

  @Test func `sixteen received packets part two losses and fifteen do not`() {
    #expect(Self.metrics(packets: 100, missing: [40, 57]).bursts == 0)
    let joined = Self.metrics(packets: 100, missing: [40, 56])
    #expect((joined.bursts, joined.burstPackets, joined.burstMissing) == (1, 17, 2))
  }

  @Test func `a sequence without loss is one gap, one of loss alone one burst`() {
    let clean = Self.metrics(packets: 50, missing: [])
    #expect((clean.gaps, clean.gapPackets, clean.burstRatio) == (1, 50, 0))
    let gone = Self.metrics(packets: 50, missing: Set(0..<50))
    #expect((gone.bursts, gone.burstPackets, gone.gaps) == (1, 50, 0))
  }
}
