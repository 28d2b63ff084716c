import FloorModel
import Testing

/// The floor against exact results (reference of the models, sections 4.3 and 4.4).
///
/// Bounds are five standard errors by batch means; each test also asks that the error be small enough to notice a
/// floor that is off by a few parts in a hundred.
@Suite struct QueueingTheoryTests {
  struct Row: CustomTestStringConvertible {
    let perHour: Double
    let handling: Double
    let patience: Double?
    let agents: Int
    /// Probability of waiting, of giving up, and mean wait of all in seconds.
    let waits: Double
    let givesUp: Double
    let wait: Double
    let hours: Int64
    var testDescription: String { "\(perHour)/h, \(handling) s, \(agents) agents" }
  }

  static let rows = [
    // Erlang A (4.4).
    Row(
      perHour: 60, handling: 240, patience: 180, agents: 5, waits: 0.35265813, givesUp: 0.11295139, wait: 20.33125,
      hours: 500),
    Row(
      perHour: 100, handling: 180, patience: 406, agents: 6, waits: 0.43958076, givesUp: 0.07172926, wait: 29.12208,
      hours: 300),
    Row(
      perHour: 200, handling: 240, patience: 300, agents: 12, waits: 0.71045803, givesUp: 0.15790754, wait: 47.37226,
      hours: 150),
    // Erlang C (4.3).
    Row(
      perHour: 60, handling: 240, patience: nil, agents: 5, waits: 0.55411255, givesUp: 0, wait: 132.9870, hours: 900),
  ]

  @Test(arguments: rows)
  func `waiting and giving up agree with Erlang`(row: Row) {
    let floor = TheoryFloor(
      perHour: row.perHour, handling: row.handling, patience: row.patience, agents: row.agents)
    let callers = floor.callers(hours: row.hours, seed: 7)
    let wait = BatchMeans(callers.map(\.wait))
    let waits = BatchMeans(callers.map { $0.wait > 0 ? 1 : 0 })
    let givesUp = BatchMeans(callers.map { $0.gaveUp ? 1 : 0 })
    #expect(wait.agrees(with: row.wait), "\(wait)")
    #expect(waits.agrees(with: row.waits), "\(waits)")
    #expect(givesUp.agrees(with: row.givesUp), "\(givesUp)")
    #expect(waits.standardError < 0.03 * row.waits)
    #expect(wait.standardError < 0.15 * row.wait)
  }
}
