import GroundTruth
import Quantities
import Randomness
import Testing

@testable import FloorModel

/// The arrival process by itself against its law: section 3.1, with the tests of 4.5.
@Suite struct ArrivalProcessTests {
  /// Counts of a process over `days` days of equal parts, from midnight to midnight.
  private static func process(
    _ days: Int64, seed: UInt64 = 5, _ configure: (inout ArrivalConfiguration) -> Void
  ) -> ArrivalProcess {
    var arrivals = ArrivalConfiguration()
    arrivals.weekdays = Array(repeating: 1, count: 7)
    (arrivals.dayVariation, arrivals.slotVariation) = (0, 0)
    configure(&arrivals)
    return ArrivalProcess(
      arrivals, entity: 77, calendar: CalendarConfiguration(),
      directory: CellDirectory(
        seed: seed, scenario: "test", cell: 0, cellCount: 1,
        clock: TimeSpan(midnight, midnight + .seconds(days * 86_400)), localClock: .utc, queues: [], networks: []))
  }

  /// 2026-03-02T00:00:00Z.
  private static let midnight = SimulationTime(milliseconds: 1_772_409_600_000)

  /// The instants of the calls of each day, in seconds from its midnight.
  private static func days(_ process: consuming ArrivalProcess, _ days: Int) -> [[Double]] {
    let slotsPerDay = Int64(288)
    let first = ArrivalProcess.slot(of: midnight)
    var times: [SimulationTime] = []
    return (0..<Int64(days)).map { day in
      let start = midnight + .seconds(day * 86_400)
      return (0..<slotsPerDay).flatMap { slot -> [Double] in
        process.draw(first + day * slotsPerDay + slot, into: &times)
        return times.map { ($0 - start).inSeconds }
      }
    }
  }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  /// R_j = (J + 1 - j)(-ln((L - T_j)/(L - T_{j-1}))) of the calls of one hour, which are exponential under a constant rate.
  private static func transformed(_ times: [Double]) -> [Double] {
    var before = 0.0
    return times.enumerated().map { index, time in
      defer { before = time }
      return Double(times.count - index) * -Portable.log((3_600 - time) / (3_600 - before))
    }
  }

  /// Whether Kolmogorov and Smirnov reject the exponential law with mean 1 at the 5 % level (Stephens 1974).
  private static func isRejected(_ values: [Double]) -> Bool {
    let count = Double(values.count)
    let distance =
      values.sorted().enumerated().map { index, value in
        let law = -Portable.expm1(-value)
        return max(law - Double(index) / count, Double(index + 1) / count - law)
      }.max() ?? 0
    return distance * (count.squareRoot() + 0.12 + 0.11 / count.squareRoot()) > 1.358
  }

  /// The test of 4.5 rejects one hour in twenty of a process with a constant rate: of 2,000 hours 100, five standard
  /// errors of which are 49.
  @Test func `the test for a Poisson process rejects at its nominal rate`() {
    let days = Self.days(Self.process(84) { $0.perHour = 60 }, 84)
    var (rejected, hours) = (0, 0)
    for day in days {
      for hour in 0..<24 {
        let times = day.filter { Int($0 / 3_600) == hour }.map { $0 - Double(hour) * 3_600 }
        hours += 1
        if Self.isRejected(Self.transformed(times)) { rejected += 1 }
      }
    }
    #expect(hours == 2_016)
    #expect((52...149).contains(rejected), "\(rejected)")
  }

  /// Var N = m + m²·CV²: with CV 0.2 and m = 480 a day, variance over mean is 20.2.
  ///
  /// The variance of 1,000 days, gamma mixed as they are, is known to √(2.24/1000) = 4.7 %; five are 24 %.
  @Test func `busy and quiet days`() {
    let counts = Self.days(
      Self.process(1_000) {
        $0.perHour = 20
        $0.dayVariation = 0.2
      }, 1_000
    ).map { Double($0.count) }
    let mean = Self.mean(counts)
    let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 999
    // The mean itself varies by 0.2/√1000 = 0.6 % of itself.
    #expect(abs(mean / 480 - 1) < 0.035)
    #expect(abs(variance / mean / 20.2 - 1) < 0.24, "\(variance / mean)")
  }

  /// The counts of half hours under log-AR(1) busyness: variance m + m²(e^{σ²} - 1), covariance of two at a lag of k
  /// m²(e^{σ²φ^k} - 1).
  ///
  /// Days are independent, so the scatter of the days' own figures gives the standard error; five of them are the
  /// bound, and they have to be small enough to tell φ 0.8 from 0.7 at a lag of one.
  @Test(arguments: [0, 1, 2, 4])
  func `busy and quiet half hours hang together`(lag: Int) {
    let (sigma, correlation, expected) = (0.3, 0.8, 100.0)
    let days = Self.days(
      Self.process(400) {
        $0.perHour = 200
        $0.slotVariation = sigma
        $0.slotCorrelation = correlation
      }, 400)
    let products = days.map { day in
      var counts = [Double](repeating: 0, count: 48)
      for time in day { counts[Int(time / 1_800)] += 1 }
      let pairs = zip(counts, counts.dropFirst(lag)).map { ($0 - expected) * ($1 - expected) }
      return Self.mean(pairs)
    }
    var power = 1.0
    for _ in 0..<lag { power *= correlation }
    let closed = expected * expected * Portable.expm1(sigma * sigma * power) + (lag == 0 ? expected : 0)
    let found = Self.mean(products)
    let squares = products.reduce(0) { $0 + ($1 - found) * ($1 - found) }
    let error = (squares / Double(products.count * (products.count - 1))).squareRoot()
    #expect(abs(found - closed) < 5 * error, "\(found) ± \(error), expected \(closed)")
    #expect(error < 0.05 * closed + 0.01 * expected * expected * sigma * sigma)
  }

  /// Each hour of the bank's weekday gets its share: Pearson's statistic of 20 days with 23 degrees of freedom stays
  /// below 58.6, which it exceeds once in 10,000.
  @Test func `the hours of the day get their shares`() {
    let days = Self.days(
      Self.process(20) {
        $0.perHour = 200
        $0.shape = .bankWeekday
      }, 20)
    var counts = [Double](repeating: 0, count: 24)
    for time in days.joined() { counts[Int(time / 3_600)] += 1 }
    // The mean of straight lines over an hour: three quarters of its own weight and an eighth of each neighbour's.
    let weights = IntradayShape.bankWeekday.weights
    let shares = weights.indices.map { hour in
      0.75 * weights[hour] + 0.125 * (weights[(hour + 23) % 24] + weights[(hour + 1) % 24])
    }
    let scale = counts.reduce(0, +) / shares.reduce(0, +)
    let statistic = zip(counts, shares).reduce(0) { sum, pair in
      sum + (pair.0 - pair.1 * scale) * (pair.0 - pair.1 * scale) / (pair.1 * scale)
    }
    #expect(statistic < 58.6, "\(statistic)")
  }

  /// Rates without busyness add up to what was asked for, and to what comes.
  @Test func `expected calls`() {
    let process = Self.process(7) {
      $0.perHour = 50
      $0.shape = .business
    }
    let week = TimeSpan(Self.midnight, Self.midnight + .seconds(7 * 86_400))
    #expect(abs(process.expectedCalls(in: week) - 50 * 168) < 1e-6)
    let night = TimeSpan(Self.midnight, Self.midnight + .seconds(7 * 3_600))
    #expect(process.expectedCalls(in: night) == 0)
  }
}
