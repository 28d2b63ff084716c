import FloorModel
import GroundTruth
import Quantities
import Testing

/// The same arguments give the same floor, however time is cut; others give another.
@Suite struct DeterminismTests {
  @Test func `windows of any length give the same conversations`() throws {
    let whole = try #require(TestFloor.busyOutcomes[1])
    let pieces = TestFloor.busy(seed: 1).run(window: .seconds(97))
    #expect(pieces.conversations == whole.conversations)
    #expect(pieces.changes == whole.changes)
  }

  @Test func `another seed gives another floor`() throws {
    let first = try #require(TestFloor.busyOutcomes[1])
    let second = try #require(TestFloor.busyOutcomes[2])
    #expect(first.conversations.map(\.span) != second.conversations.map(\.span))
  }

  @Test func `people keep who they are over their calls`() throws {
    var known: [String: Person] = [:]
    for conversation in TestFloor.seeds.prefix(1).flatMap({ TestFloor.busyOutcomes[$0]?.conversations ?? [] }) {
      for person in conversation.people {
        if let before = known[person.name] { #expect(before == person) }
        known[person.name] = person
      }
    }
    #expect(known.count > 100)
    #expect(Set(known.values.map(\.entity)).count == known.count)
  }

  @Test func `no time of the truth is a whole second but by chance`() throws {
    let outcome = try #require(TestFloor.busyOutcomes[3])
    let times = outcome.conversations.flatMap { $0.legs.flatMap { [$0.offeredAt, $0.leftAt] } }
    let round = times.filter { $0.microseconds % 1_000_000 == 0 }.count
    #expect(round * 1_000 < times.count)
  }
}
