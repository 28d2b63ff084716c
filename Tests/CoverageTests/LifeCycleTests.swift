import Dialects
import JSONText
import Testing

@testable import Coverage

@Suite struct LifeCycleTests {
  private static let table = LifeCycleTable(
    "lives",
    [
      LifeCycle("answered", ["ring", "answer", "end"]),
      LifeCycle("in vain", ["ring", "end"], lacking: ["answer"]),
      LifeCycle("at once", ["add", .after(0...50, "end")]),
      LifeCycle("either", ["hold own|hold other"]),
      LifeCycle("other held", ["hold other"]),
      LifeCycle("twice", ["add", "add"]),
    ], read: { _ in [] })

  private func cycles(_ steps: [LifeCycleTable.Step]) -> [String] {
    let machine = LifeCycleMachine(Self.table)
    var life = machine.start
    for step in steps { machine.advance(&life, machine.step(step)) }
    return machine.completed(life).map { Self.table.cycles[$0].name }
  }

  @Test(arguments: [
    (["ring", "answer", "end"], ["answered"]), (["ring", "noise", "end"], ["in vain"]), (["end", "ring"], []),
    (["answer", "ring", "end"], []), (["add"], []), (["add", "add"], ["twice"]),
  ])
  func `stages come in order, whatever is between, and lacking steps never`(steps: [String], expected: [String]) {
    #expect(cycles(steps.map { .init($0) }) == expected)
  }

  @Test(arguments: [(0, true), (50, true), (51, false)])
  func `a gap counts from the last time of the stage before`(milliseconds: Int64, isAtOnce: Bool) {
    let found = cycles([.init("add", at: 0), .init("add", at: 900), .init("end", at: 900 + milliseconds)])
    #expect(found.contains("at once") == isAtOnce)
  }

  @Test func `a step may concern the subject's own counterpart or another`() {
    let start = LifeCycleTable.Step("start", introduces: "customer")
    #expect(cycles([start, .init("hold", concerns: "customer")]) == ["either"])
    #expect(cycles([start, .init("hold", concerns: "expert")]) == ["either", "other held"])
  }

  @Test func `repetitions make no other course`() {
    let machine = LifeCycleMachine(Self.table)
    func trace(_ steps: String...) -> UInt64 {
      var life = machine.start
      for step in steps { machine.advance(&life, machine.step(.init(step))) }
      return life.trace
    }
    #expect(trace("ring", "ring", "noise", "end") == trace("ring", "end"))
    #expect(trace("ring", "end") != trace("end", "ring"))
  }
}
