import GroundTruth
import NetworkModel
import Quantities
import Randomness
import Testing

@testable import Scenarios

/// What the language says about impairments, as the model gets it.
@Suite struct ImpairmentReadingTests {
  private func impairments(_ lines: String...) throws -> [ImpairmentConfiguration] {
    try read(
      """
      scenario: s
      clock: { start: 2026-03-02T08:00:00, timezone: America/Chicago, duration: 8h }
      networks: { home: { profile: home_wifi_good }, road: { profile: lte_driving } }
      impairments:
      \(lines.enumerated().map { "  - { label: l\($0.offset), network: home, \($0.element) }" }.joined(separator: "\n"))
      """
    ).impairments
  }

  private static let eight = SimulationTime(milliseconds: 1_772_460_000_000)

  @Test func `each effect is read in the truth's units`() throws {
    let effects = try impairments(
      "at: '09:00', for: 1m, loss: { set: 2%, burst: 3 }", "at: '09:00', for: 1m, regime: congested",
      "at: '09:00', for: 1m, handover: road", "at: '09:00', for: 1m, handover: { to: road, interruption: 4s }",
      "at: '09:00', for: 1m, codec: pcma", "at: '09:00', for: 1m, jitter_buffer: 120ms",
      "at: '09:00', for: 1m, jitter_buffer: fixed", "at: '09:00', for: 1m, jitter_buffer: adaptive",
      "at: '09:00', for: 1m, ramp: 20s, bandwidth: 64kbps",
      "at: '09:00', for: 1m, ramp: { in: 10s }, delay: { add: 30ms }"
    ).map(\.effects)
    #expect(
      effects == [
        ImpairmentEffects(lossSet: 20_000, lossBurst: 3_000), ImpairmentEffects(load: .congested),
        ImpairmentEffects(handover: .init(network: 1, interruption: 1_200_000)),
        ImpairmentEffects(handover: .init(network: 1, interruption: 4_000_000)), ImpairmentEffects(codec: .pcma),
        ImpairmentEffects(jitterBuffer: .fixed(120_000)), ImpairmentEffects(jitterBuffer: .fixed(40_000)),
        ImpairmentEffects(jitterBuffer: .adaptive),
        ImpairmentEffects(bandwidth: 64_000, rampIn: 20_000_000, rampOut: 20_000_000),
        ImpairmentEffects(delayAdded: 30_000, rampIn: 10_000_000),
      ])
  }

  @Test func `episodes recur from a time, from the start of the clock, or anew on each of certain days`() throws {
    let length = Distribution.constant(60)
    let half = SimulationDuration.seconds(1_800)
    let found = try impairments(
      "at: '09:00', every: 30m, for: 1m, outage: true", "every: 30m, for: { exponential: { mean: 1m } }, outage: true",
      "at: '09:00', days: weekdays, every: 30m, for: 1m, outage: true")
    #expect(
      found.map(\.schedule) == [
        .recurring(from: .instant(Self.eight + .seconds(3_600)), interval: half, length: length),
        .recurring(from: .instant(Self.eight), interval: half, length: .exponential(mean: 60)),
        .recurring(from: .timeOfDay(.seconds(9 * 3_600), weekdays: [0, 1, 2, 3, 4]), interval: half, length: length),
      ])
  }

  @Test func `the network of a handover needs no declaration`() throws {
    let scenario = try read(
      """
      scenario: s
      impairments: [{ label: x, network: lte, at: "08:10", for: 1m, handover: nr5g }]
      """)
    let effects = try #require(scenario.impairments.first?.effects)
    #expect(effects.handover.map { scenario.networks[$0.network].name } == "nr5g")
  }
}
