import NetworkModel
import ProfileStudy
import Quantities
import Scenarios

/// A network to be studied.
struct ProfileCase: Sendable {
  /// The profile whose figures are expected of it; nil for networks of a scenario.
  var expected: NetworkProfile.Name?
  /// Legs as unlike each other as they are.
  var legs: LegStudy
  /// Long average legs, for structure in time.
  var longLegs: LegStudy
}

extension ProfileOptions {
  /// The networks that were asked for.
  func cases() throws -> [ProfileCase] {
    try checkCombination()
    switch subject {
    case .profiles(let names): return names.map(profileCase)
    case .scenario(let path):
      let scenario = try LoadedScenario(path, reading).scenario
      return scenario.networks.map { networkCase($0, of: scenario) }
    }
  }

  private func profileCase(_ name: NetworkProfile.Name) -> ProfileCase {
    let seed = reading.seed ?? 1
    return ProfileCase(
      expected: name,
      legs: LegStudy(of: name, legs: count, length: length, packetLegs: packetLegs, seed: seed),
      longLegs: LegStudy(of: name, legs: longCount, length: longLength, heterogeneity: 0, seed: seed))
  }

  private func networkCase(_ network: NetworkConfiguration, of scenario: Scenario) -> ProfileCase {
    var average = network
    average.heterogeneity = 0
    return ProfileCase(
      legs: LegStudy(
        of: network, legs: count, length: length, packetLegs: packetLegs, seed: scenario.seed, starts: scenario.clock,
        localClock: scenario.localClock),
      longLegs: LegStudy(
        of: average, legs: longCount, length: longLength, seed: scenario.seed, starts: scenario.clock,
        localClock: scenario.localClock))
  }

  private var length: SimulationDuration { .seconds(rounding: 60 * (minutes ?? 5)) }
  private var longLength: SimulationDuration { .seconds(rounding: 3_600 * (hours ?? 40)) }
  /// Those of the outcome table, or what a comparison of distributions needs.
  private var count: Int { legs ?? (isComparing ? 10_000 : 1_500) }
  private var longCount: Int { longLegs ?? 0 }

  /// Options that make no sense together.
  private func checkCombination() throws(Failure) {
    if isJSON, isCSV { throw .usage("--json or --csv, not both") }
    if isComparing, packetLegs != nil {
      throw .usage("--compare computes every leg both ways: it does not go with --packet-legs")
    }
    if isComparing, count == 0 { throw .usage("--compare needs legs: --legs must be at least 1") }
    if let packetLegs, packetLegs > count {
      throw .usage("--packet-legs \(packetLegs) is more than there are legs, which are \(count): see --legs")
    }
    if packets != nil, packetLegs ?? count == 0 {
      throw .usage(
        "--packets needs legs that are computed by packets, and there are none: see --packet-legs and --legs")
    }
    if count == 0, longCount == 0 { throw .usage("there is nothing to simulate: neither --legs nor --long") }
  }
}

extension Failure {
  fileprivate static func usage(_ message: String) -> Failure {
    Failure(code: .usage, message: "partyline: error: \(message)")
  }
}
