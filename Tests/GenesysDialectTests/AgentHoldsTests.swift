import GroundTruth
import Quantities
import Testing

@testable import GenesysDialect

/// A customer (leg 0) speaks with an agent (leg 1), who consults another (leg 2, gone at 50 s); all end at 100 s.
@Suite("Holds as an agent's call shows them")
struct AgentHoldsTests {
  private static let conversation: Conversation = {
    func leg(_ index: Int, _ role: Leg.Role, left: Int64) -> Leg {
      Leg(
        index: index, role: role, person: 0, transport: .webrtc, origin: .arrival, isInbound: true, offeredAt: at(0),
        leftAt: at(left), end: .hungUp)
    }
    return Conversation(
      entity: 1, cell: 0, number: 0, kind: .inbound, outcome: .completed, span: TimeSpan(at(0), at(100)), people: [],
      legs: [leg(0, .customer, left: 100), leg(1, .agent, left: 100), leg(2, .agent, left: 50)], actions: [])
  }()

  private static func at(_ second: Int64) -> SimulationTime { SimulationTime(microseconds: second * 1_000_000) }

  private static func by(_ leg: Int, _ kind: CallControl.Kind, _ second: Int64, on target: Int? = 0) -> CallControl {
    CallControl(kind: kind, at: at(second), leg: leg, target: target)
  }

  /// What leg 1 shows of `controls`, in seconds.
  private func shown(_ controls: [CallControl], _ holds: inout AgentHolds) -> [String] {
    holds.read(controls, by: 1, of: 0, in: Self.conversation)
    return holds.spans.map { "\($0.start.seconds)-\($0.end.seconds)" }
  }

  @Test(
    "Each case shows its holds",
    arguments: [
      ("two holds", [by(1, .hold, 10), by(1, .unhold, 20), by(1, .hold, 30), by(1, .unhold, 40)], ["10-20", "30-40"]),
      ("one never ended", [by(1, .hold, 10)], ["10-100"]),
      ("one of somebody else's", [by(2, .hold, 10), by(2, .unhold, 20)], []),
      ("one of the other agent", [by(1, .hold, 10, on: 2), by(1, .unhold, 20, on: 2)], []),
      (
        "a consult while holding, until the party is taken back",
        [
          by(1, .hold, 10), by(1, .consultStart, 20, on: 2), by(1, .consultCancel, 30, on: 2), by(1, .unhold, 40),
        ], ["10-20"]
      ),
      (
        "holds before and after a consult, whose party left at 50 s",
        [
          by(1, .hold, 10), by(1, .unhold, 15), by(1, .consultStart, 20, on: 2), by(1, .hold, 60), by(1, .unhold, 70),
        ], ["10-15", "60-70"]
      ),
      (
        "a consult that ends in a conference",
        [by(1, .consultStart, 20, on: 2), by(1, .hold, 20), by(1, .merge, 30, on: nil), by(1, .unhold, 30)], []
      ),
    ])
  func cases(_ name: String, _ controls: [CallControl], _ expected: [String]) {
    var holds = AgentHolds()
    #expect(shown(controls, &holds) == expected, "\(name)")
  }

  @Test("What was read before is forgotten")
  func reuse() {
    var holds = AgentHolds()
    let controls = [Self.by(1, .hold, 10), Self.by(1, .unhold, 20)]
    _ = shown([Self.by(1, .hold, 5), Self.by(1, .consultStart, 10, on: 2)], &holds)
    #expect(shown(controls, &holds) == ["10-20"])
    #expect(shown([], &holds) == [])
  }
}
