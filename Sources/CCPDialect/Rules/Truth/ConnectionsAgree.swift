import Dialects

/// A call connects exactly when it was answered.
struct ConnectionsAgree: CCPRule {
  static let id = "ccp.truth.connected"
  static let summary = "a call has callconnected exactly when its agent, and a customer they dialled, had answered"

  private var connected: Set<CallKey> = []

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    if line.type == "callconnected" { connected.insert(line.call) }
    guard line.type == "callended", let place = context.truth.place(of: line.call) else { return }
    let leg = context.truth.leg(place)
    let conversation = context.truth.conversation(place)
    let isAnswered =
      leg.answeredAt != nil && (!conversation.hasDialled(leg) || conversation.customer?.answeredAt != nil)
    let isConnected = connected.remove(line.call) != nil
    report.expect(isConnected == isAnswered) {
      "\(line.stream): \(line.callID) was \(isAnswered ? "" : "not ")answered"
    }
  }
}
