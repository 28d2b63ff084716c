import FloorModel
import GroundTruth
import Quantities
import Testing

/// Every flow occurs, and looks as it should.
@Suite struct FloorFlowTests {
  static let conversations = TestFloor.seeds.flatMap { TestFloor.busyOutcomes[$0]?.conversations ?? [] }

  @Test(arguments: Action.Kind.allCases)
  func `every kind of action occurs`(kind: Action.Kind) {
    let count = Self.conversations.reduce(0) { $0 + $1.actions.filter { $0.kind == kind }.count }
    #expect(count > 0)
  }

  @Test(arguments: Leg.End.allCases)
  func `every way for a leg to end occurs`(end: Leg.End) {
    #expect(Self.conversations.contains { $0.legs.contains { $0.end == end } })
  }
}
