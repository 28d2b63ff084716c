import FloorModel
import Foundation
import GroundTruth
import Quantities
import Randomness
import Testing

/// The arrival process: Poisson inside the hour, and shaped over the day.
@Suite struct ArrivalTests {
  /// The starts of the calls of each queue, when nobody answers and everybody gives up soon.
  private func starts(
    _ arrivals: [ArrivalConfiguration], names: [String], hours: Int64, seed: UInt64 = 11
  ) -> [[SimulationTime]] {
    let floor = TestFloor(seed: seed, hours: hours) { floor in
      floor.ivr = nil
      floor.callers.redialAfterAbandonment = 0
      floor.callers.redialAfterService = 0
      floor.queues = zip(names, arrivals).map { name, arrivals in
        var queue = QueueConfiguration(name: name, number: "+13125550100")
        queue.arrivals = arrivals
        queue.patience = .constant(0.2)
        return queue
      }
    }
    let conversations = floor.run().conversations
    return names.indices.map { queue in
      conversations.filter { $0.queue == queue }.map(\.span.start).sorted()
    }
  }

  private func steady(_ perHour: Double) -> ArrivalConfiguration {
    var arrivals = ArrivalConfiguration()
    arrivals.perHour = perHour
    arrivals.weekdays = Array(repeating: 1, count: 7)
    arrivals.dayVariation = 0
    arrivals.slotVariation = 0
    return arrivals
  }

  /// The test of section 4.5: R_j = (J + 1 - j)(-ln((L - T_j)/(L - T_{j-1}))) are exponential with mean 1.
  ///
  /// Kolmogorov-Smirnov at 0.1 % (1.95/sqrt(n)) over about 4,800 of them.
  @Test func `arrivals inside an hour are Poisson`() throws {
    let times = try #require(starts([steady(200)], names: ["billing"], hours: 24).first)
    var transformed: [Double] = []
    for hour in 0..<24 {
      let start = TestFloor.start + .seconds(Int64(hour) * 3_600)
      let inside = times.filter { start <= $0 && $0 < start + .seconds(3_600) }.map { ($0 - start).inSeconds }
      var before = 0.0
      for (index, time) in inside.enumerated() {
        transformed.append(Double(inside.count - index) * -log((3_600 - time) / (3_600 - before)))
        before = time
      }
    }
    let sorted = transformed.sorted()
    let count = Double(sorted.count)
    let distance =
      sorted.enumerated().map { index, value in
        let expected = 1 - exp(-value)
        return max(abs(expected - Double(index) / count), abs(expected - Double(index + 1) / count))
      }.max() ?? 1
    #expect(count > 4_000)
    #expect(distance < 1.95 / count.squareRoot(), "distance \(distance) over \(count)")
  }

  /// 5 standard errors of a Poisson count of 4,800 are 346.
  @Test func `the mean rate over the clock is the one asked for, whatever the shape`() throws {
    for shape in IntradayShape.named.map(\.shape) {
      var arrivals = steady(200)
      arrivals.shape = shape
      let times = try #require(starts([arrivals], names: ["billing"], hours: 24).first)
      #expect(abs(times.count - 4_800) < 347, "\(times.count)")
    }
  }

  /// Of 4,800 calls of a business day, 13 % fall into its busiest hour: 624 with standard error 23.
  @Test func `the shape distributes the calls over the day`() throws {
    var arrivals = steady(200)
    arrivals.shape = .business
    let times = try #require(starts([arrivals], names: ["billing"], hours: 24).first)
    let day = TestFloor.start.seconds - 14 * 3_600
    let byHour = Dictionary(grouping: times) { Int(($0.seconds - day) / 3_600) % 24 }
    #expect(byHour[7] == nil)
    #expect(byHour[18] == nil)
    // Straight lines between the hours take a little from the peak: 12.83 of 97.9 instead of 13 of 100.
    #expect(abs((byHour[10]?.count ?? 0) - 630) < 120)
  }

  @Test func `busy days and half hours scatter more than Poisson`() throws {
    var arrivals = steady(200)
    arrivals.slotVariation = 0.4
    let times = try #require(starts([arrivals], names: ["billing"], hours: 96).first)
    let counts = (0..<192).map { slot in
      let start = TestFloor.start + .seconds(Int64(slot) * 1_800)
      return Double(times.filter { start <= $0 && $0 < start + .seconds(1_800) }.count)
    }
    let mean = counts.reduce(0, +) / 192
    let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 191
    // Poisson alone gives 1 with standard error 0.1; the mixture 1 + m CV^2 = 1 + 100 * 0.174.
    #expect(variance / mean > 8)
    #expect(variance / mean < 30)
  }
}
