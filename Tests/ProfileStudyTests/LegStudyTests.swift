import GroundTruth
import NetworkModel
import Quantities
import Testing

@testable import ProfileStudy

@Suite struct LegStudyTests {
  static func study(_ profile: NetworkProfile.Name = .lte, legs: Int = 12, heterogeneity: Double = 1) -> LegStudy {
    LegStudy(of: profile, legs: legs, length: .seconds(20), heterogeneity: heterogeneity, seed: 4)
  }

  @Test(arguments: [1, 3, 8])
  func `results come in order of the legs and are the same however many run at once`(jobs: Int) async throws {
    let study = Self.study()
    var order: [Int] = []
    try await study.forEachLeg(jobs: jobs, measure: { $0 * $0 }) { number, result in
      #expect(result == number * number)
      order.append(number)
    }
    #expect(order == Array(0..<study.legs))
    let outcomes = try await study.map(jobs: jobs) { LegOutcome(study.series(ofLeg: $0)) }
    #expect(outcomes == (0..<study.legs).map { LegOutcome(study.series(ofLeg: $0)) })
  }

  @Test func `a cancelled study ends`() async {
    let study = Self.study(legs: 100_000)
    let task = Task { try await study.map(jobs: 2) { LegOutcome(study.series(ofLeg: $0)) } }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `legs differ, begin evenly over the span and belong to different people`() {
    let study = Self.study()
    let paths = (0..<study.legs).map { study.path(ofLeg: $0) }
    #expect(Set(paths.map(\.leg)).count == study.legs)
    #expect(Set(paths.map(\.workplace)).count == study.legs)
    let starts = (0..<study.legs).map { study.presence(ofLeg: $0).start }
    #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 == .seconds(7_200) })
    #expect(starts[0] - study.starts.start == .seconds(3_600))
  }

  @Test func `another profile, another seed and another number are other legs`() {
    let study = Self.study()
    var other = study
    other.seed = 5
    #expect(study.series(ofLeg: 0) == study.series(ofLeg: 0))
    #expect(study.series(ofLeg: 0) != other.series(ofLeg: 0))
    #expect(study.series(ofLeg: 0) != study.series(ofLeg: 1))
    #expect(study.path(ofLeg: 0).leg != Self.study(.nr5g).path(ofLeg: 0).leg)
  }

  @Test(arguments: [0, 1, 5, 12])
  func `so many legs are computed by packets, evenly spread, and the others by intervals`(packetLegs: Int) {
    var study = Self.study()
    study.packetLegs = packetLegs
    let picked = (0..<study.legs).filter { study.resolution(ofLeg: $0) == .packets }
    #expect(picked.count == packetLegs)
    let steps = zip(picked, picked.dropFirst()).map { $1 - $0 }
    #expect((steps.max() ?? 1) - (steps.min() ?? 1) <= 1)
    for number in 0..<study.legs {
      var other = study
      other.packetLegs = picked.contains(number) ? study.legs : 0
      #expect(study.series(ofLeg: number) == other.series(ofLeg: number))
    }
  }

  @Test func `the packets of a leg are those that its series counts`() {
    let study = Self.study(.homeWifiBad)
    for number in 0..<3 {
      let series = study.series(ofLeg: number)
      for (direction, summary) in [(Direction.uplink, series.uplink.summary), (.downlink, series.downlink.summary)] {
        var (sent, lost) = (0, 0)
        study.forEachPacket(ofLeg: number, direction) { packet in
          #expect(packet.number == sent)
          sent += 1
          if packet.isLost { lost += 1 }
        }
        #expect((sent, lost) == (Int(summary.packetsSent), Int(summary.packetsLost)))
      }
    }
  }

  @Test func `an outcome adds up its seconds`() {
    var seconds: [SecondSample] = (1...10).map { (number: UInt32) in
      SecondSample(
        sent: 50, jitter: number * 1_000, jitterPeak: number * 2_000, delay: 10_000, roundTrip: number * 10_000)
    }
    (seconds[2].lost, seconds[2].bursts) = (5, 2)
    let summary = MediaSummary(
      packetsSent: 500, packetsLost: 5, packetsLate: 0, lossBursts: 2, jitter: 5_500, delay: 10_000,
      meanOpinionScore: 4_321)
    let start = SimulationTime(milliseconds: 0)
    let direction = DirectionSeries(start: start, end: start + .seconds(10), seconds: seconds, summary: summary)
    let outcome = LegOutcome(LegSeries(uplink: direction, downlink: direction))
    #expect(outcome.uplink.lossRatio == 0.01)
    #expect(outcome.uplink.bursts == 2)
    #expect(outcome.uplink.jitterMean == 5.5)
    #expect(outcome.uplink.jitterMedian == 5.5)
    #expect(abs(outcome.uplink.jitter95 - 9.55) < 1e-9)
    #expect(outcome.uplink.jitterPeak == 20)
    #expect(outcome.uplink.score == 4.321)
    // Observed at the ends of seconds 5 and 10.
    #expect(outcome.roundTripMean == 75)
    #expect(abs(outcome.roundTripDeviation - 1_250.0.squareRoot()) < 1e-9)
  }

  /// Windows that are counted by hand: 5 lost in the first ten seconds, none in the next, five left over.
  @Test func `structure is told by whole windows`() throws {
    var seconds = [SecondSample](repeating: SecondSample(sent: 50, delay: 10_000), count: 25)
    for index in 0..<10 { seconds[index].delay = 20_000 }
    for index in 0..<5 { seconds[index].lost = 1 }
    let summary = MediaSummary(
      packetsSent: 1_250, packetsLost: 5, packetsLate: 0, lossBursts: 5, jitter: 0, delay: 0, meanOpinionScore: 0)
    let start = SimulationTime(milliseconds: 0)
    let direction = DirectionSeries(start: start, end: start + .seconds(25), seconds: seconds, summary: summary)
    let figures = TimeStructure(LegSeries(uplink: direction, downlink: direction)).figures(against: nil)
    let values = Dictionary(uniqueKeysWithValues: figures.map { ($0.kind.name, $0.value) })
    // Counts 5 and 0: mean 2.5, variance 6.25.
    #expect(values["loss_vmr_10s"] == 2.5)
    #expect(values["lossless_share_10s"] == 0.5)
    #expect(abs(try #require(values["loss_delay_corr_10s"] ?? nil) - 1) < 1e-12)
    #expect(abs(try #require(values["up_down_delay_corr_5s"] ?? nil) - 1) < 1e-12)
    // Jitter that never varies correlates with nothing.
    #expect(values["jitter_acf_1s"] == .some(nil))
  }

  /// What independent draws add to each packet alone makes successive differences correlate by −1/2 (the models'
  /// reference, section 1.1); the bound is five standard errors of Bartlett's formula for such a series.
  @Test func `differences of independent delays correlate by minus a half`() throws {
    var study = Self.study(.officeFibre, legs: 1, heterogeneity: 0)
    study.length = .seconds(1_000)
    study.network.jitterScale = 1e-9
    study.network.stallScale = 0
    let figures = TimeStructure(ofLeg: 0, in: study).figures(against: nil)
    let correlation = try #require(figures.first { $0.kind.name == "delay_step_acf" }?.value)
    #expect(abs(correlation + 0.5) < 5 * (0.5 / 50_000).squareRoot())
  }

  @Test func `every figure of the table of structure has a bound`() {
    let figures = TimeStructure().figures(against: .lte)
    #expect(figures.count == StructureColumn.allCases.count)
    #expect(figures.allSatisfy { $0.target != nil && $0.bound != nil })
  }
}
