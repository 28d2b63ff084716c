import Randomness
import Testing

@testable import NetworkModel

/// In-band error correction: section 2.4.
@Suite struct ForwardErrorCorrectionTests {
  static func recovered(_ missing: [Bool]) -> [Bool] {
    var correction = ForwardErrorCorrection()
    return missing.map { correction.take(isMissing: $0) }
  }

  @Test func `the last of a run comes back with the next packet`() {
    #expect(
      Self.recovered([false, true, false, true, true, true, false, false])
        == [false, false, true, false, false, false, true, false])
  }

  @Test func `what is never followed never comes back`() {
    #expect(!Self.recovered([false, true]).contains(true))
    #expect(!Self.recovered([Bool](repeating: true, count: 100)).contains(true))
  }

  /// What stays missing is L·P(next lost | lost): of r·L per packet recovered, a chain of a million packets with so many
  /// runs is within five times √(1/runs).
  @Test(arguments: [(0.01, 1.5), (0.02, 5), (0.05, 4), (0.1, 2.5), (0.01, 1 / 0.99)] as [(Double, Double)])
  func `the effective loss`(loss: Double, burst: Double) {
    let (closed, chain) = LossChainTests.chain((loss, burst), seed: 15)
    var correction = ForwardErrorCorrection()
    var (missing, recovered) = (0, 0)
    for _ in 0..<1_000_000 {
      let isLost = chain.next()
      if isLost { missing += 1 }
      if correction.take(isMissing: isLost) { recovered += 1 }
    }
    let effective = Double(missing - recovered) / 1_000_000
    let runs = 1_000_000 * loss / closed.meanRun
    let expected = loss * closed.lossAfterLoss
    #expect(abs(effective - expected) < 5 * (1 / runs).squareRoot() * loss)
  }
}
