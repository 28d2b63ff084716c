import Dialects

/// Every call follows the table of section 5 (invariants 8, 9, 11 through 16 and 18).
struct CallStates: CCPRule {
  static let id = "ccp.call.states"
  static let summary = "holds, parties, merges, swaps and ends follow the state table of a call"

  private var machines: [CallKey: CallMachine] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard !line.isMessage, line.type != "audiostats" else { return }
    let before = machines[line.call, default: CallMachine()].state
    let isAllowed = machines[line.call, default: CallMachine()].take(line.type, line.participant)
    report.expect(isAllowed) { "\(line.stream): \(line.type) of \(line.participant ?? line.callID) while \(before)" }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    let open = machines.filter { !$0.value.isOver }.keys.map { "\($0.stream) \($0.callID)" }.sorted()
    report.expect(open.isEmpty) { "never ended: \(open.joined(separator: ", "))" }
  }
}
