import GroundTruth
import NetworkModel
import Quantities
import Testing

@testable import ProfileStudy

@Suite struct OutcomeTableTests {
  @Test(arguments: [
    ("0", 0, 0), (".00", 0, 0), (".05", 0.05, 1), ("9", 9, 1), ("10", 10, 2), ("1.0", 1, 2), (".013", 0.013, 2),
    ("10.2", 10.2, 3), (".70", 0.7, 2),
  ])
  func `printed numbers keep how exactly they were printed`(text: Substring, value: Double, digits: Int) throws {
    let number = try #require(PrintedNumber(text))
    #expect(number.value == value)
    #expect(number.significantDigits == digits)
    #expect(number.isCoarse == (digits < 2))
  }

  @Test(arguments: NetworkProfile.Name.allCases)
  func `every profile has a target in every column of the table`(profile: NetworkProfile.Name) {
    let numbers = OutcomeTargets(profile).numbers
    #expect(Set(numbers.keys) == Set(OutcomeColumn.withTargets))
  }

  @Test func `targets stand in the columns where they are printed`() {
    let numbers = OutcomeTargets(.enterpriseCongested).numbers.mapValues(\.value)
    #expect(numbers[.lossMean] == 0.59)
    #expect(numbers[.lossless] == 0.02)
    #expect(numbers[.jitter95] == 9)
    #expect(numbers[.roundTrip5] == 35)
    #expect(numbers[.roundTripDeviation] == 32)
  }

  /// A mean's error is σ/√n; of a quantile of uniform values it is √(p(1−p)/n), since there shares are values.
  @Test func `errors are those of independent legs`() {
    let values = (0..<10_000).map { (Double(($0 * 7_919) % 10_000) + 0.5) / 10_000 }
    let sample = LegSample(values, perLeg: 1)
    #expect(sample.legs == 10_000)
    let mean = sample.mean(errorFor: 100)
    #expect(abs(mean.value - 0.5) < 1e-9)
    #expect(abs(mean.error - (1.0 / 12).squareRoot() / 10) < 1e-5)
    let tail = sample.quantile(0.9, errorFor: 100)
    #expect(abs(tail.value - 0.9) < 1e-3)
    #expect(abs(tail.error - 0.03) < 1e-3)
    let share = sample.share(errorFor: 100) { $0 < 0.2 }
    #expect(abs(share.value - 0.2) < 1e-9)
    #expect(abs(share.error - 0.04) < 1e-5)
  }

  @Test func `two directions that are alike count once`() {
    let values = (0..<1_000).map { Double($0) }
    let single = LegSample(values, perLeg: 1)
    let twice = LegSample(values.flatMap { [$0, $0] }, perLeg: 2)
    #expect(abs(twice.mean(errorFor: 50).error - single.mean(errorFor: 50).error) < 1e-9)
    #expect(abs(twice.quantile(0.5, errorFor: 50).error - single.quantile(0.5, errorFor: 50).error) < 1)
  }

  private static func figures(_ profile: NetworkProfile.Name?, legs: Int) -> [Figure] {
    let study = LegStudy(of: profile ?? .lte, legs: legs, length: .seconds(60), seed: 2)
    return OutcomeTable((0..<legs).map { LegOutcome(study.series(ofLeg: $0)) }).figures(against: profile)
  }

  @Test func `every column of the table has a bound, and the scores have none`() {
    let figures = Self.figures(.lte, legs: 10)
    #expect(figures.map(\.kind) == OutcomeColumn.allCases.map(\.kind))
    for (column, figure) in zip(OutcomeColumn.allCases, figures) {
      #expect((figure.target != nil) == OutcomeColumn.withTargets.contains(column))
      #expect((figure.isWithinBound != nil) == OutcomeColumn.withTargets.contains(column))
      if let target = figure.target, let bound = figure.bound, let tolerance = column.tolerance {
        #expect(bound >= tolerance * target)
      }
    }
    #expect(Self.figures(nil, legs: 3).allSatisfy { $0.target == nil && $0.bound == nil })
  }

  @Test func `bounds say what is outside`() {
    let kind = Figure.Kind(.outcomes, "x", "x")
    #expect(Figure(kind, 1.1, target: 1, bound: 0.1).isWithinBound == true)
    #expect(Figure(kind, 1.11, target: 1, bound: 0.1).isWithinBound == false)
    #expect(Figure(kind, nil, target: 1, bound: 0.1).isWithinBound == false)
    #expect(Figure(kind, 5).isWithinBound == nil)
  }

  @Test func `legs on another profile do not pass for the first`() {
    let study = LegStudy(of: .homeWifiBad, legs: 40, length: .seconds(60), seed: 2)
    let outcomes = (0..<study.legs).map { LegOutcome(study.series(ofLeg: $0)) }
    let figures = OutcomeTable(outcomes).figures(against: .officeFibre)
    #expect(figures.count { $0.isWithinBound == false } >= 8)
  }
}
