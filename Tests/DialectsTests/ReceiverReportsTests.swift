import Dialects
import Quantities
import Testing

/// What a sender learns from receiver reports: the models' reference, section 2.1.
@Suite struct ReceiverReportsTests {
  static let start = SimulationTime(milliseconds: 1_772_460_000_250)

  @Test func `round-trip times count 65536ths of a second`() {
    // 0.034988 s is 2293/65536 s.
    #expect(ReceiverReports.roundTrip(34_988) == 34_988)
    #expect(ReceiverReports.roundTrip(34_984) == 34_988)
    #expect(ReceiverReports.roundTrip(34_980) == 34_973)
    for microseconds in stride(from: 0, through: 2_000_000, by: 997) {
      let shown = Double(ReceiverReports.roundTrip(microseconds)) / 1e6
      let ticks = shown * 65_536
      let whole: Double = ticks.rounded() / 65_536
      #expect(abs(whole - shown) <= 0.6e-6)
      #expect(shown >= 0.001)
      let difference = abs(shown - Double(microseconds) / 1e6)
      #expect(difference <= 0.5 / 65_536 + 1e-6 || microseconds < 1_000)
    }
  }

  @Test(
    arguments: [
      (48_000, 3_015, 3_021), (48_000, 10, 0), (8_000, 3_010, 3_000), (8_000, 3_070, 3_125), (90_000, 17, 22),
    ])
  func `jitter counts the clock of the codec`(clock: Int, microseconds: Int, shown: Int) {
    #expect(ReceiverReports.jitter(microseconds, clockRate: clock) == shown)
  }

  /// Polled once a second, a value changes every five seconds on average and never within 2.5.
  ///
  /// Intervals are uniform between 2.5 and 7.5 s with a standard deviation of 1.443 s; 4,000 of them have a mean within
  /// 5·1.443/√4,000 of five.
  @Test func `between reports nothing changes`() {
    var reports = ReceiverReports(seed: 5, entity: 6, start: Self.start, interval: ReceiverReports.browserInterval)
    #expect(reports.newest(at: Self.start + .milliseconds(2_499)) == nil)
    var told: [SimulationTime] = []
    for second in 3...20_000 {
      let time = Self.start + .seconds(Int64(second))
      guard let newest = reports.newest(at: time) else { continue }
      #expect(newest <= time && time - newest <= .milliseconds(7_500))
      if told.last != newest { told.append(newest) }
    }
    let gaps: [Double] = zip(told.dropFirst(), told).map { ($0 - $1).inSeconds }
    #expect(gaps.allSatisfy { (2.5...7.5).contains($0) })
    let mean: Double = gaps.reduce(0, +) / Double(gaps.count)
    let bound: Double = 5 * 1.443 / Double(gaps.count).squareRoot()
    #expect(abs(mean - 5) < bound)
  }

  @Test func `two streams have rhythms of their own, one stream the same again`() {
    func reports(_ entity: UInt64) -> [SimulationTime?] {
      var reports = ReceiverReports(
        seed: 5, entity: entity, start: Self.start, first: .milliseconds(100)...(.milliseconds(900)),
        interval: ReceiverReports.browserInterval)
      return (1...60).map { reports.newest(at: Self.start + .seconds(Int64($0))) }
    }
    #expect(reports(1) == reports(1))
    #expect(reports(1) != reports(2))
    #expect(reports(1)[0] != nil)
  }
}
