import Dialects

extension TruthIndex {
  /// The agent's leg that a call on a page is; nil for one that the truth does not know.
  func place(of call: CallKey) -> Place? {
    byCCPCall[call.callID]?.first { leg($0).ccpStream == call.stream }
  }

  /// The conversation that a call belongs to; the primary call of a message belongs to its conversation on any page.
  func conversation(ofCall callID: String) -> Conversation? { byCCPCall[callID]?.first.map(conversation) }
}

extension TruthIndex.Conversation {
  /// When somebody was on hold by the hand of `holder`, or of anybody; what is still open ends with the held leg.
  func holds(of leg: Int, by holder: Int? = nil) -> [ClosedRange<Int64>] {
    intervals(from: "hold", to: "unhold", until: legs[leg].leftAt) {
      $0.target == leg && (holder == nil || $0.leg == holder)
    }
  }

  /// When nothing was recorded.
  var pauses: [ClosedRange<Int64>] {
    intervals(from: "recording_pause", to: "recording_resume", until: endedAt) { _ in true }
  }

  /// The times between the actions called `opening` and `closing`.
  private func intervals(
    from opening: String, to closing: String, until end: Int64, _ isMeant: (TruthIndex.Action) -> Bool
  ) -> [ClosedRange<Int64>] {
    var found: [ClosedRange<Int64>] = []
    var start: Int64?
    for action in actions where isMeant(action) {
      if action.action == opening, start == nil { start = action.at }
      if action.action == closing, let begun = start {
        found.append(begun...max(begun, min(action.at, end)))
        start = nil
      }
    }
    if let start, start < end { found.append(start...end) }
    return found
  }

  /// The agent who was first to answer: whose call is the primary one.
  var primaryCallID: String? {
    legs.first { $0.role == "agent" && $0.answeredAt != nil && $0.ccpCallID != nil }?.ccpCallID
  }

  /// The customer's leg, the last one when they came back.
  var customer: TruthIndex.Leg? { legs.last { $0.role == "customer" } }

  /// Whether an agent's leg called the customer or is there to call them back.
  func hasDialled(_ leg: TruthIndex.Leg) -> Bool {
    guard kind != "inbound", let customer = legs.first(where: { $0.role == "customer" }) else { return false }
    return customer.offeredAt >= leg.offeredAt
  }
}
