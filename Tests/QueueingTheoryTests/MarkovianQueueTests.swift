import Testing

@testable import QueueingTheory

/// Sections 4.3 and 4.4 of the models' reference, to the printed digits.
@Suite struct MarkovianQueueTests {
  /// Whether `value` reads as the `digits` digits after the point that were printed.
  static func reads(_ value: Double, _ printed: Double, digits: Int) -> Bool {
    var unit = 1.0
    for _ in 0..<digits { unit /= 10 }
    return abs(value - printed) <= 0.5 * unit * (1 + 1e-6)
  }

  @Test(arguments: ErlangTables.patient)
  func `Erlang B and C`(row: ErlangTables.Patient) {
    let queue = MarkovianQueue(arrivalsPerHour: row.perHour, meanHandling: row.handling, agents: row.agents)
    #expect(Self.reads(queue.offeredLoad, row.load, digits: 4))
    #expect(Self.reads(queue.occupancy, row.utilisation, digits: 4))
    #expect(
      Self.reads(ErlangLoss.blocking(offeredLoad: queue.offeredLoad, agents: row.agents), row.blocking, digits: 8))
    #expect(Self.reads(queue.probabilityOfWaiting, row.waits, digits: 8))
    #expect(Self.reads(queue.meanWait, row.wait, digits: 4))
    #expect(Self.reads(queue.meanWaitIfWaiting, row.waitIfWaiting, digits: 4))
    #expect(Self.reads(queue.serviceLevel(within: 20), row.within20, digits: 6))
    #expect(queue.probabilityOfAbandonment == 0)
  }

  @Test(arguments: ErlangTables.impatient)
  func `Erlang A`(row: ErlangTables.Impatient) {
    let queue = MarkovianQueue(
      arrivalsPerHour: row.perHour, meanHandling: row.handling, meanPatience: row.patience, agents: row.agents)
    #expect(Self.reads(queue.probabilityOfWaiting, row.waits, digits: 8))
    #expect(Self.reads(queue.probabilityOfAbandonment, row.givesUp, digits: 8))
    #expect(Self.reads(queue.meanWait, row.wait, digits: 5))
    #expect(Self.reads(queue.meanWaitIfWaiting, row.waitIfWaiting, digits: 4))
    #expect(Self.reads(queue.meanQueueLength, row.length, digits: 5))
    #expect(Self.reads(queue.occupancy, row.occupancy, digits: 6))
    #expect(Self.reads(queue.serviceLevel(within: 20), row.within20, digits: 6))
  }

  @Test func `nobody is served at once, everybody who stays is served in the end`() {
    let queue = MarkovianQueue(arrivalsPerHour: 360, meanHandling: 300, meanPatience: 120, agents: 30)
    #expect(abs(queue.serviceLevel(within: 0) - (1 - queue.probabilityOfWaiting)) < 1e-12)
    #expect(abs(queue.serviceLevel(within: 1e6) - (1 - queue.probabilityOfAbandonment)) < 1e-12)
  }

  @Test func `patience without end is Erlang C`() {
    let patient = MarkovianQueue(arrivalsPerHour: 200, meanHandling: 240, agents: 15)
    let nearly = MarkovianQueue(arrivalsPerHour: 200, meanHandling: 240, meanPatience: 1e10, agents: 15)
    #expect(abs(nearly.meanWait / patient.meanWait - 1) < 1e-5)
    #expect(abs(nearly.serviceLevel(within: 20) - patient.serviceLevel(within: 20)) < 1e-6)
  }

  /// Without room to wait the queue is Erlang's loss system.
  @Test(arguments: ErlangTables.patient)
  func `no room is Erlang B`(row: ErlangTables.Patient) {
    let queue = MarkovianQueue(
      arrivalsPerHour: row.perHour, meanHandling: row.handling, agents: row.agents, waitingLimit: 0)
    #expect(Self.reads(queue.probabilityOfBlocking, row.blocking, digits: 8))
    #expect(queue.probabilityOfWaiting < 1e-12)
    #expect(queue.meanWait == 0)
    #expect(abs(queue.serviceLevel(within: 20) - (1 - queue.probabilityOfBlocking)) < 1e-12)
  }

  /// M/M/1/K with ρ = 1 has a uniform law: of K + 1 states one is full, one is empty.
  @Test func `a limit on those who wait`() {
    let queue = MarkovianQueue(arrivalsPerHour: 60, meanHandling: 60, agents: 1, waitingLimit: 9)
    #expect(abs(queue.probabilityOfBlocking - 1 / 11) < 1e-12)
    #expect(abs(queue.occupancy - 10 / 11) < 1e-12)
    #expect(abs(queue.meanQueueLength - 45 / 11) < 1e-12)
  }

  @Test func `too few agents for patient callers`() {
    let queue = MarkovianQueue(arrivalsPerHour: 60, meanHandling: 60, agents: 1)
    #expect(!queue.isStable)
    #expect(queue.meanWait == .infinity)
    #expect(queue.serviceLevel(within: 20) == 0)
    #expect(queue.occupancy == 1)
    #expect(queue.probabilityOfWaiting == 1)
  }

  @Test func `nobody at work`() {
    let queue = MarkovianQueue(arrivalsPerHour: 60, meanHandling: 60, meanPatience: 100, agents: 0)
    #expect(abs(queue.probabilityOfAbandonment - 1) < 1e-12)
    #expect(abs(queue.meanWait - 100) < 1e-9)
    #expect(queue.serviceLevel(within: 1e9) == 0)
    #expect(queue.occupancy == 0)
  }

  /// Loads far from one keep their digits: an empty floor of a thousand, a stadium that calls five agents.
  @Test func `extremes`() {
    let empty = MarkovianQueue(arrivalsPerHour: 0.001, meanHandling: 300, meanPatience: 300, agents: 1_000)
    #expect(empty.probabilityOfWaiting < 1e-15)
    #expect(abs(empty.occupancy / (empty.offeredLoad / 1_000) - 1) < 1e-9)
    let stadium = MarkovianQueue(arrivalsPerHour: 1e6, meanHandling: 300, meanPatience: 600, agents: 5)
    #expect(abs(stadium.probabilityOfAbandonment - (1 - 5 / stadium.offeredLoad)) < 1e-6)
    #expect(abs(stadium.occupancy - 1) < 1e-12)
  }
}
