import GroundTruth
import Quantities

/// When each caller called, and how it ended: repeats and calling again.
struct CallerHistory {
  private struct Call {
    let start: SimulationTime
    let end: SimulationTime
    let outcome: Conversation.Outcome
    let wasHandled: Bool
  }
  private var calls: [String: [Call]] = [:]

  mutating func add(_ conversation: Conversation) {
    guard conversation.kind == .inbound, let customer = conversation.legs.first else { return }
    let call = Call(
      start: conversation.span.start, end: customer.leftAt, outcome: conversation.outcome,
      wasHandled: conversation.legs.contains { $0.role == .agent && $0.joinedAt != nil })
    calls[conversation.person(of: customer).name, default: []].append(call)
  }

  func count(into month: inout Month) {
    for (caller, list) in calls {
      month.add("callers seen twice or more", list.count >= 2, in: caller)
      let ordered = list.sorted { $0.start < $1.start }
      for (position, call) in ordered.enumerated() {
        let again = position + 1 < ordered.count && ordered[position + 1].start - call.end <= .seconds(3_600)
        if call.outcome == .abandoned { month.add("calling again after giving up", again, in: caller) }
        if call.wasHandled { month.add("calling again after service", again, in: caller) }
      }
    }
  }
}
