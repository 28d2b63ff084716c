import Quantities
import Randomness
import Testing

@testable import CCPDialect

@Suite("The order of a page")
struct PageEventsTests {
  private static let phases: [PageEvents.Phase] = [.statistics, .start, .message, .call, .end, .wrapUp]

  /// An event that says which it is.
  private struct Added {
    var at: SimulationTime
    var phase: PageEvents.Phase
    var number: Int
  }

  @Test("Events come by millisecond, phase, microsecond and adding, however they were added")
  func order() {
    var page = PageEvents()
    for trial in 0..<500 {
      var stream = RandomStream(StreamKey(seed: 1, entity: UInt64(trial), purpose: .transfer))
      var added: [Added] = []
      // Some before 1970, where milliseconds are rounded down too; many at one instant.
      let first = SimulationTime(microseconds: trial.isMultiple(of: 2) ? -4_000 : 1_772_460_000_000_000)
      for number in 0..<stream.integer(below: 30) {
        let at = first + SimulationDuration(microseconds: Int64(stream.integer(below: 8)) * 700)
        added.append(Added(at: at, phase: Self.phases[stream.integer(below: 6)], number: number))
      }
      page.begin()
      for event in added { page.add(event.at, event.phase, .message(event.number)) }
      let expected = added.sorted {
        ($0.at.milliseconds, $0.phase.rawValue, $0.at.microseconds, $0.number)
          < ($1.at.milliseconds, $1.phase.rawValue, $1.at.microseconds, $1.number)
      }
      var found: [CCPEvent] = []
      while let entry = page.next() { found.append(entry.event) }
      #expect(found == expected.map { .message($0.number) }, "trial \(trial)")
    }
  }

  @Test("An event keeps the millisecond it is printed with")
  func printedTime() {
    var page = PageEvents()
    page.add(SimulationTime(microseconds: 1_999), .end, .callEnded)
    page.add(SimulationTime(microseconds: -1), .start, .mute)
    #expect(page.next().map { [$0.at] } == [-1])
    #expect(page.next().map { [$0.at] } == [1])
    let end = page.next() == nil
    #expect(end)
  }
}
