import NetworkModel
import Testing

@testable import ProfileStudy

@Suite struct StudyReportTests {
  private static let report = StudyReport([
    FigureRow(
      of: NetworkConfiguration(name: "home, \"old\"", profile: .lte),
      [
        Figure(Figure.Kind(.outcomes, "jitter_q50", "J q50", unit: "ms"), 5.04321987, target: 5, bound: 0.5),
        Figure(Figure.Kind(.outcomes, "loss_mean", "loss %", unit: "%"), 0.3, target: 0.16, bound: 0.1),
        Figure(Figure.Kind(.outcomes, "mos_q50", "MOS"), 4.33),
        Figure(Figure.Kind(.outcomes, "burst_mean", "burst", unit: "packets"), nil),
      ])
  ])

  @Test func `text puts targets and bounds below the figures and marks what is outside`() {
    #expect(
      Self.report.text == """
        legs         J q50  loss %   MOS  burst
        home, "old"   5.04  0.300*  4.33      -
          target      5.00   0.160
          within     0.500   0.100

        2 figures with a bound, 1 outside of it
          home, "old" loss_mean: 0.300 %, expected 0.160 ± 0.100

        """)
  }

  @Test func `CSV has a line for each figure and quotes names that need it`() {
    #expect(
      Self.report.csv == """
        network,profile,figure,unit,value,target,bound,within
        "home, ""old""\",lte,jitter_q50,ms,5.04322,5.0,0.5,true
        "home, ""old""\",lte,loss_mean,%,0.3,0.16,0.1,false
        "home, ""old""\",lte,mos_q50,,4.33,,,
        "home, ""old""\",lte,burst_mean,packets,,,,

        """)
  }

  @Test func `JSON names every figure and leaves out what there is not`() {
    #expect(
      Self.report.json
        == #"[{"network":"home, \"old\"","profile":"lte","figures":{"#
        + #""jitter_q50":{"unit":"ms","value":5.04322,"target":5,"bound":0.5,"within":true},"#
        + #""loss_mean":{"unit":"%","value":0.3,"target":0.16,"bound":0.1,"within":false},"#
        + #""mos_q50":{"value":4.33},"burst_mean":{"unit":"packets"}}}]"# + "\n")
  }

  @Test(arguments: NetworkProfile.Name.allCases)
  func `a description holds every parameter of its profile`(name: NetworkProfile.Name) {
    let text = ProfileDescription(name).text
    #expect(text.hasPrefix("\(name.rawValue): \(NetworkProfile(name).summary)\n"))
    for fact in ProfileFact.parameters(of: NetworkProfile(name)) { #expect(text.contains(fact.meaning)) }
    #expect(ProfileFact.parameters(of: NetworkProfile(name)).map(\.name).count == 23)
  }

  /// The printed examples of section 4.1, and shares of 4.6 for a chain that both directions share.
  @Test func `expectations are those of the closed forms`() {
    var profile = NetworkProfile(.homeWifiGood)
    profile.coupling = 1
    let share = profile.occupancy
    #expect(abs(share.clear - 0.90659) < 5e-6 && abs(share.busy - 0.08608) < 5e-6)
    profile.queueSpread = 0.8
    profile.queueCorrelation = 0.85
    profile.uplink.queue = PerRegime(4, 4, 4)
    profile.senderNoise = 5
    let jitter = profile.expectedJitter(profile.uplink)
    #expect(abs(jitter.queue.clear - 1.9106) < 5e-5)
    #expect(abs(jitter.timing - 5.6419) < 5e-5)
    #expect(jitter.access == PerRegime(2.2, 1.5 * 2.2, 2.5 * 2.2))
  }
}
