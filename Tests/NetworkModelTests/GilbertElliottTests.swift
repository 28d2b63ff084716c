import Quantities
import Randomness
import Testing

@testable import NetworkModel

/// The closed forms of the models' reference, section 4.2, and the chain at work against them.
@Suite struct GilbertElliottTests {
  typealias Row = (
    loss: Double, burst: Double, p: Double, r: Double, gap: Double, burstRatio: Double, none: Double, one: Double,
    fiveOrMore: Double, spread50: Double, none500: Double, spread500: Double
  )

  static let rows: [Row] = [
    (0.0005, 1.2, 0.00041688, 0.833333, 2398.8, 1.19940, 0.979286, 0.017160, 0.000018, 1.3885, 0.811749, 1.3971),
    (0.001, 1.5, 0.00066733, 0.666667, 1498.5, 1.49850, 0.966851, 0.021966, 0.000424, 1.9652, 0.715974, 1.9920),
    (0.005, 2, 0.00251256, 0.5, 398, 1.99000, 0.879604, 0.057740, 0.008640, 2.8867, 0.283552, 2.9573),
    (0.01, 1.5, 0.00673401, 0.666667, 148.5, 1.48500, 0.710965, 0.164929, 0.008465, 1.9218, 0.033990, 1.9474),
    (0.01, 3, 0.00336700, 0.333333, 297, 2.97000, 0.839195, 0.051185, 0.034232, 4.6589, 0.183963, 4.8674),
    (0.02, 2, 0.01020408, 0.5, 98, 1.96000, 0.592875, 0.160427, 0.049627, 2.7878, 0.005868, 2.8542),
    (0.02, 5, 0.00408163, 0.2, 245, 4.90000, 0.802028, 0.038259, 0.083116, 7.8749, 0.127313, 8.5491),
    (0.05, 4, 0.01315789, 0.25, 76, 3.80000, 0.496432, 0.093726, 0.213441, 5.8657, 0.001280, 6.2296),
    (0.1, 2.5, 0.04444444, 0.4, 22.5, 2.25000, 0.097003, 0.099678, 0.478189, 3.0488, 0.000000, 3.1399),
    // Independent loss: the burst that chance alone gives, 1/(1 − L).
    (0.005, 1 / 0.995, 0.005, 0.995, 200, 1, 0.778313, 0.195556, 0.000005, 0.9950, 0.081572, 0.9950),
    (0.01, 1 / 0.99, 0.01, 0.99, 100, 1, 0.605006, 0.305559, 0.000146, 0.9900, 0.006570, 0.9900),
  ]

  @Test(arguments: rows)
  func `the table of closed forms`(row: Row) {
    let chain = GilbertElliott(loss: row.loss, burst: row.burst)
    #expect(EModelTests.isEqual(chain.toBad, row.p, places: 8))
    #expect(EModelTests.isEqual(chain.toGood, row.r, places: 6))
    #expect(EModelTests.isEqual(1 / chain.toBad, row.gap, places: 1))
    #expect(EModelTests.isEqual(chain.burstRatio, row.burstRatio, places: 5))
    #expect(abs(chain.meanLoss - row.loss) < 1e-12)
    #expect(abs(chain.meanRun - row.burst) < 1e-9)
    let counts = chain.lossCounts(packets: 50, upTo: 50)
    #expect(EModelTests.isEqual(counts[0], row.none, places: 6))
    #expect(EModelTests.isEqual(counts[1], row.one, places: 6))
    #expect(EModelTests.isEqual(counts[5...].reduce(0, +), row.fiveOrMore, places: 6))
    #expect(EModelTests.isEqual(chain.lossCountVariance(packets: 50) / (50 * row.loss), row.spread50, places: 4))
    #expect(EModelTests.isEqual(chain.lossCounts(packets: 500, upTo: 0)[0], row.none500, places: 6))
    #expect(EModelTests.isEqual(chain.lossCountVariance(packets: 500) / (500 * row.loss), row.spread500, places: 4))
  }

  @Test func `the example with four parameters`() {
    let chain = GilbertElliott(toBad: 0.01, toGood: 0.25, badLoss: 0.8, goodLoss: 0.001)
    #expect(EModelTests.isEqual(chain.meanLoss * 100, 3.173077, places: 6))
    #expect(EModelTests.isEqual(chain.lossAfterLoss, 0.582333, places: 6))
    #expect(EModelTests.isEqual(chain.meanRun, 2.394252, places: 6))
    #expect(EModelTests.isEqual(chain.lossCounts(packets: 50, upTo: 0)[0], 0.577992, places: 6))
    #expect(EModelTests.isEqual(50 * chain.meanLoss, 1.586538, places: 6))
    #expect(EModelTests.isEqual(chain.lossCountVariance(packets: 50), 7.738930, places: 6))
  }

  @Test(arguments: [(0.01, 0.25, 3.846154, 3.846154), (0.005, 0.5, 0.990099, 1.980198)])
  func `chains by their probabilities`(p: Double, r: Double, percent: Double, burstRatio: Double) {
    let chain = GilbertElliott(toBad: p, toGood: r)
    #expect(EModelTests.isEqual(chain.meanLoss * 100, percent, places: 6))
    #expect(EModelTests.isEqual(chain.burstRatio, burstRatio, places: 6))
  }

  @Test func `changing parameters keeps the state`() {
    var chain = LossChain(
      GilbertElliott(toBad: 0.5, toGood: 1e-9),
      stream: RandomStream(StreamKey(seed: 13, entity: 1, purpose: .uplinkPackets)))
    while !chain.next() {}
    chain.change(to: GilbertElliott(toBad: 1e-9, toGood: 1e-9))
    var lost = 0
    for _ in 0..<1_000 where chain.next() { lost += 1 }
    #expect(lost == 1_000)
    chain.change(to: GilbertElliott(toBad: 0, toGood: 1))
    var lostLater = 0
    for _ in 0..<1_000 where chain.next() { lostLater += 1 }
    #expect(lostLater == 0)
  }
}
