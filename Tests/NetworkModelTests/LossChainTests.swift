import GroundTruth
import Randomness
import Testing

@testable import NetworkModel

/// The loss chain at work against the closed forms of the models' reference, section 4.2: loss, runs, gaps and counts.
///
/// Seeds are fixed; the bounds are those that a correct chain would miss once in a million.
@Suite struct LossChainTests {
  static let rows: [(loss: Double, burst: Double)] = [
    (0.005, 2), (0.01, 1.5), (0.01, 1 / 0.99), (0.02, 2), (0.02, 5), (0.05, 4), (0.1, 2.5), (0.3, 3),
  ]

  static func chain(_ row: (loss: Double, burst: Double), seed: UInt64) -> (GilbertElliott, LossChainBox) {
    let closed = GilbertElliott(loss: row.loss, burst: row.burst)
    let stream = RandomStream(StreamKey(seed: seed, entity: 1, purpose: .uplinkPackets))
    return (closed, LossChainBox(LossChain(closed, stream: stream)))
  }

  /// The state is a chain with correlation λ, so the mean of n losses has the variance L(1 − L)/n·(1 + λ)/(1 − λ).
  @Test(arguments: rows)
  func `the share of lost packets`(row: (loss: Double, burst: Double)) {
    let (closed, chain) = Self.chain(row, seed: 12)
    let packets = 1_000_000
    var lost = 0
    for _ in 0..<packets where chain.next() { lost += 1 }
    let memory = closed.memory
    let variance = row.loss * (1 - row.loss) / Double(packets) * (1 + memory) / (1 - memory)
    #expect(abs(Double(lost) / Double(packets) - row.loss) < 5 * variance.squareRoot())
  }

  /// Runs of lost packets are geometric with mean b = 1/r, the gaps between them with mean 1/p; both are independent
  /// of one another, so Pearson's statistic has its textbook distribution.
  @Test(arguments: rows)
  func `the lengths of bursts and of gaps`(row: (loss: Double, burst: Double)) {
    let (closed, chain) = Self.chain(row, seed: 13)
    var bursts: [Int: Int] = [:]
    var gaps: [Int: Int] = [:]
    var length = 0
    var wasLost: Bool?
    for _ in 0..<1_000_000 {
      let isLost = chain.next()
      if let state = wasLost, state != isLost {
        // The first stretch had begun before the first packet; by the lack of memory its rest is as long as a whole one.
        if state { bursts[length, default: 0] += 1 } else { gaps[length, default: 0] += 1 }
        length = 0
      }
      wasLost = isLost
      length += 1
    }
    for (found, leaving) in [(bursts, closed.toGood), (gaps, closed.toBad)] {
      let total = found.values.reduce(0, +)
      let classes = min(5_000, found.keys.max() ?? 0)
      var probabilities: [Double] = []
      var staying = leaving
      for _ in 0..<classes {
        probabilities.append(staying)
        staying *= 1 - leaving
      }
      let test = ChiSquare((1...classes).map { found[$0] ?? 0 }, total: total, probabilities: probabilities)
      // A burst of 1.01 packets has hardly a second class.
      #expect(test.isPlausible || classes == 1, "\(test.statistic) with \(test.freedom) degrees of freedom")
    }
  }

  /// Counts of 20,000 windows; between two windows so many packets pass that nothing is left of the state.
  @Test(arguments: rows, [50])
  func `the number lost in a window`(row: (loss: Double, burst: Double), window: Int) {
    let (closed, chain) = Self.chain(row, seed: 14)
    let pause = 1 + Int(Portable.log(1e-4) / Portable.log(max(0.01, abs(closed.memory))))
    let windows = 20_000
    var found = [Int](repeating: 0, count: window + 1)
    for _ in 0..<windows {
      var lost = 0
      for _ in 0..<window where chain.next() { lost += 1 }
      found[lost] += 1
      for _ in 0..<pause { _ = chain.next() }
    }
    let test = ChiSquare(found, total: windows, probabilities: closed.lossCounts(packets: window, upTo: window))
    #expect(test.isPlausible, "\(test.statistic) with \(test.freedom) degrees of freedom")
  }

  /// The same chain inside a leg: losses and runs of two hours of packets, as a receiver counts them.
  ///
  /// The number of runs is that of the losses over b; its relative error is below that of the losses.
  @Test(arguments: [(0.01, 1.5), (0.02, 5), (0.05, 4)])
  func `what a leg loses`(loss: Double, burst: Double) {
    var profile = InterarrivalJitterTests.still()
    profile.uplink.loss = PerRegime(loss, loss, loss)
    profile.burst = PerRegime(burst, burst, burst)
    let seconds = InterarrivalJitterTests.seconds(profile, seconds: 7_200)
    let closed = GilbertElliott(loss: loss, burst: burst)
    let packets = seconds.reduce(0.0) { $0 + Double($1.sent) }
    let lost = seconds.reduce(0.0) { $0 + Double($1.lost) }
    let runs = seconds.reduce(0.0) { $0 + Double($1.bursts) }
    let spread = ((1 - loss) / (loss * packets) * (1 + closed.memory) / (1 - closed.memory)).squareRoot()
    #expect(abs(lost / (packets * loss) - 1) < 5 * spread)
    #expect(abs(runs * burst / (packets * loss) - 1) < 5 * spread)
    // Concealment counts late packets too, of which there are none.
    #expect(seconds.allSatisfy { $0.late == 0 })
  }
}

/// A chain on the heap, to be handed out of a function together with its closed form.
final class LossChainBox {
  private var chain: LossChain
  init(_ chain: consuming LossChain) { self.chain = chain }
  func next() -> Bool { chain.next() }
}
