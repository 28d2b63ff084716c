import GroundTruth
import NetworkModel
import Quantities
import Testing

@testable import ProfileStudy

@Suite struct ResolutionComparisonTests {
  private static func outcomes(_ study: LegStudy) -> [LegOutcome] {
    (0..<study.legs).map { LegOutcome(study.series(ofLeg: $0)) }
  }

  private static let cost = ResolutionComparison.Cost(packets: 0.03, intervals: 0.01, stock: 0.5)

  private static func figures(_ packets: [LegOutcome], _ intervals: [LegOutcome]) -> [String: Figure] {
    let figures = ResolutionComparison(packets: packets, intervals: intervals).figures(cost)
    return Dictionary(uniqueKeysWithValues: figures.map { ($0.kind.name, $0) })
  }

  @Test func `legs are at no distance from themselves and far from those of another profile`() {
    let lte = Self.outcomes(LegStudy(of: .lte, legs: 30, length: .seconds(30), seed: 1))
    let office = Self.outcomes(LegStudy(of: .officeFibre, legs: 30, length: .seconds(30), seed: 1))
    let judged = ["loss", "jitter_q50", "jitter_q95", "rtt_q50", "rtt_q95"].map { "distance_" + $0 }
    let same = Self.figures(lte, lte)
    let other = Self.figures(lte, office)
    #expect(Set(same.values.filter { $0.bound != nil }.map(\.kind.name)) == Set(judged))
    for name in judged {
      #expect(same[name]?.value == 0)
      #expect(same[name]?.isWithinBound == true)
      #expect(other[name]?.bound == 0.06)
      #expect(other[name]?.isWithinBound == false)
    }
  }

  @Test func `costs are told for each packet and direction, and nobody judges them`() throws {
    let lte = Self.outcomes(LegStudy(of: .lte, legs: 30, length: .seconds(30), seed: 1))
    let figures = Self.figures(lte, lte)
    let packets = lte.reduce(0) { $0 + Double($1.uplink.sent + $1.downlink.sent) }
    #expect(abs(try #require(figures["cost_packets"]?.value) - 0.03e9 / packets) < 1e-6)
    #expect(abs(try #require(figures["cost_intervals"]?.value) - 0.01e9 / packets) < 1e-6)
    #expect(abs(try #require(figures["speed_ratio"]?.value) - 3) < 1e-12)
    #expect(figures["cost_stock"]?.value == 0.5)
    #expect(["cost_packets", "speed_ratio"].allSatisfy { figures[$0]?.isWithinBound == nil })
  }

  @Test func `the other side is the same study by intervals, drawn anew`() {
    let study = LegStudy(of: .nr5g, legs: 4, length: .seconds(30), seed: 1)
    let other = study.byIntervals
    #expect((0..<4).allSatisfy { other.resolution(ofLeg: $0) == .intervals })
    #expect(other.seed != study.seed)
    #expect((other.network, other.legs, other.length) == (study.network, study.legs, study.length))
  }
}
