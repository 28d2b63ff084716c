import Quantities
import Testing

@testable import NetworkModel

/// A scenario's changes to a profile.
@Suite struct NetworkConfigurationTests {
  @Test(arguments: NetworkProfile.Name.allCases)
  func `a network without changes is its profile`(name: NetworkProfile.Name) {
    #expect(NetworkConfiguration(name: "n", profile: name).parameters == NetworkProfile(name))
  }

  @Test func `every profile has a name of its own and a line that describes it`() {
    #expect(NetworkProfile.all.map(\.name) == NetworkProfile.Name.allCases)
    #expect(Set(NetworkProfile.all.map(\.summary)).count == 11)
  }

  @Test(arguments: [NetworkProfile.Name.officeFibre, .homeWifiBad, .lteDriving])
  func `a stated loss is the long-run mean of an average leg`(name: NetworkProfile.Name) {
    var network = NetworkConfiguration(name: "n", profile: name)
    network.downlinkLoss = 0.002
    let changed = network.parameters
    let plain = NetworkProfile(name)
    #expect(abs(changed.meanLoss(changed.downlink) - 0.002) < 1e-12)
    #expect(changed.uplink == plain.uplink)
    let ratio = changed.downlink.loss.clear / plain.downlink.loss.clear
    #expect(abs(changed.downlink.loss.busy / plain.downlink.loss.busy - ratio) < 1e-9)
    network.downlinkLoss = 0
    #expect(network.parameters.downlink.loss == PerRegime(0, 0, 0))
  }

  @Test func `a factor on the clear's loss leaves the other regimes alone, and a stated loss holds with it`() {
    let plain = NetworkProfile(.homeWifiGood)
    var network = NetworkConfiguration(name: "n", profile: .homeWifiGood)
    network.clearLossFactor = 5
    let spread = network.parameters
    #expect(spread.uplink.loss.clear == 5 * plain.uplink.loss.clear)
    #expect(
      (spread.uplink.loss.busy, spread.downlink.loss.congested)
        == (plain.uplink.loss.busy, plain.downlink.loss.congested))
    network.uplinkLoss = 0.002
    let stated = network.parameters
    #expect(abs(stated.meanLoss(stated.uplink) - 0.002) < 1e-12)
    let ratio = stated.uplink.loss.clear / stated.uplink.loss.busy
    #expect(abs(ratio - 5 * plain.uplink.loss.clear / plain.uplink.loss.busy) < 1e-12)
  }

  @Test func `each change moves what it names and nothing else`() {
    let plain = NetworkProfile(.lte)
    var network = NetworkConfiguration(name: "n", profile: .lte)
    network.jitterScale = 2
    network.stallScale = 0
    network.lossBurst = 7
    network.baseRoundTrip = .milliseconds(90)
    let changed = network.parameters
    #expect(changed.uplink.queue == plain.uplink.queue.map { 2 * $0 })
    #expect(changed.downlink.access == 2 * plain.downlink.access)
    #expect(changed.stallRate == PerRegime(0, 0, 0))
    #expect(changed.burst == PerRegime(7, 7, 7))
    #expect(changed.baseRoundTrip == 90)
    #expect(changed.uplink.loss == plain.uplink.loss)
    #expect((changed.sojourn, changed.spread) == (plain.sojourn, plain.spread))
    network.heterogeneity = 0
    let spread = network.parameters.spread
    #expect([spread.baseRoundTrip, spread.jitter, spread.entryRate, spread.loss, spread.routeStep] == [0, 0, 0, 0, 0])
  }

  /// Light in fibre takes 5 µs per kilometre: 8,000 km are 40 ms one way.
  @Test func `no path is shorter than its distance`() {
    for distance in [0.0, 8_000] {
      let parameters = DirectionParameters(
        profile: NetworkProfile(.officeFibre), distance: distance, direction: .uplink, factors: .average)
      #expect(parameters.base == max(7_000, distance * 5))
    }
  }
}
