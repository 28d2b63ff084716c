import Quantities
import Randomness
import Testing

@testable import NetworkModel

/// Regimes, drift, satellite slots and the hour of the day.
@Suite struct SlowProcessTests {
  @Test(
    arguments: [
      (180, 15, 3, [0.90659, 0.08608, 0.00733]), (40, 15, 6, [0.66667, 0.28485, 0.04848]),
      (90, 20, 5, [0.78117, 0.19779, 0.02104]), (30, 25, 10, [0.47368, 0.44976, 0.07656]),
    ] as [(Double, Double, Double, [Double])])
  func `the regimes of one chain`(clear: Double, busy: Double, congested: Double, printed: [Double]) {
    let sojourn = PerRegime(clear, busy, congested)
    let share = sojourn.occupancy
    for (regime, value) in zip(Regime.allCases, printed) {
      #expect(EModelTests.isEqual(share[regime], value, places: 5))
    }
    #expect(EModelTests.isEqual(Regime.entries.clear, 0.381062, places: 6))
    #expect(EModelTests.isEqual(Regime.entries.busy, 0.434180, places: 6))
    #expect(EModelTests.isEqual(Regime.entries.congested, 0.184758, places: 6))

    var chain = RegimeChain(
      sojourn: sojourn, load: 1, stream: RandomStream(StreamKey(seed: 2, entity: 1, purpose: .regime)))
    var time = 0.0
    var spent = PerRegime(0.0, 0, 0)
    for _ in 0..<60_000 {
      let length = chain.nextChange - time
      switch chain.regime {
      case .clear: spent.clear += length
      case .busy: spent.busy += length
      case .congested: spent.congested += length
      }
      time = chain.nextChange
      chain.advance(load: 1)
    }
    // 60,000 sojourns: a share's relative error is below √(2/11,000), counting the rarest state; five are 7 %.
    for regime in Regime.allCases { #expect(abs(spent[regime] / time - share[regime]) < 0.07 * share[regime]) }
  }

  @Test func `coupling decides how much of the load both directions share`() {
    var profile = NetworkProfile(.homeWifiGood)
    let alone = profile.sojourn.occupancy
    for coupling in [0.0, 1] {
      profile.coupling = coupling
      for regime in Regime.allCases { #expect(abs(profile.occupancy[regime] - alone[regime]) < 1e-12) }
    }
    profile.coupling = 0.7
    // The larger of two chains that share the entries is close to one chain with all of them.
    #expect(abs(profile.occupancy.clear - alone.clear) < 0.01)
  }

  /// Ornstein-Uhlenbeck with 60 s: e^(−1/60) after one second, e^(−1/2) after thirty.
  ///
  /// 200,000 s hold 3,333 time constants; the error of a correlation is below √(2/3,333), five of them are 0.12; at one
  /// second only 1 − ρ² = 0.033 of it is left.
  @Test func `the drift forgets within a minute`() {
    var drift = SlowDrift(stream: RandomStream(StreamKey(seed: 3, entity: 1, purpose: .uplinkPackets)))
    var values: [Double] = []
    for _ in 0..<200_000 {
      values.append(Portable.log(drift.factor))
      drift.advance()
    }
    let spread = (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
    #expect(abs(spread - 0.2) < 0.2 * 0.06)
    for (lag, printed, bound) in [(1, 0.983471, 0.004), (30, 0.606531, 0.12)] {
      #expect(EModelTests.isEqual(Portable.exp(-Double(lag) / 60), printed, places: 6))
      let found = PathFactorsTests.correlation(Array(values.dropLast(lag)), Array(values.dropFirst(lag)))
      #expect(abs(found - printed) < bound, "lag \(lag)")
    }
  }

  static func slots(_ start: SimulationTime, leg: UInt64 = 1, direction: Direction = .uplink) -> SatelliteSlots {
    SatelliteSlots(
      isPresent: true, seed: 6, workplace: 40, leg: leg, direction: direction, start: start)
  }

  @Test func `satellites change at seconds 12, 27, 42 and 57, with trouble around`() {
    // 2026-03-02T14:00:00Z.
    let start = SimulationTime(milliseconds: 1_772_460_000_000)
    var slots = Self.slots(start)
    let edges: [(Double, SatelliteSlots.Region)] = [
      (11.925, .late), (12, .early), (12.14, .middle), (26.925, .late), (27, .early), (27.14, .middle),
    ]
    #expect(slots.region == .middle)
    var offset = slots.offset
    for (time, region) in edges {
      let change = slots.nextChange
      #expect(change == time * 1e6)
      slots.advance()
      let entered = slots.region
      #expect(entered == region)
      #expect((slots.offset != offset) == (region == .early))
      offset = slots.offset
    }
  }

  @Test func `two calls of one person in one slot go through the same sky`() {
    let start = SimulationTime(milliseconds: 1_772_460_000_000)
    let up = Self.slots(start).offset
    let down = Self.slots(start, direction: .downlink).offset
    #expect(Self.slots(start + .seconds(5), leg: 2).offset == up)
    #expect(Self.slots(start + .seconds(15), leg: 1).offset != up)
    #expect(abs(up / (up + down) - 0.55) < 1e-9)
  }

  @Test(arguments: [
    (NetworkProfile.Access.home, 4.0, 0.7), (.home, 20, 1.6), (.home, 21.5, 1.6), (.home, 12, 1.15),
    (.enterprise, 3, 0.3), (.enterprise, 10, 1.4), (.enterprise, 11, 1.4), (.enterprise, 15, 1.4),
    (.enterprise, 23, 0.3),
  ])
  func `load follows the hour`(access: NetworkProfile.Access, hour: Double, load: Double) {
    #expect(abs(DiurnalLoad.factor(access, at: .seconds(rounding: hour * 3_600)) - load) < 1e-9)
  }

  @Test func `load has no jump at midnight or between hours`() {
    for access in NetworkProfile.Access.allCases {
      var last = DiurnalLoad.factor(access, at: .seconds(86_399))
      for minute in 0..<1_440 {
        let load = DiurnalLoad.factor(access, at: .seconds(Int64(minute) * 60))
        #expect(abs(load - last) < 0.01)
        last = load
      }
    }
  }
}
