import Dialects

/// A flag that an agent raises is told on their page.
struct FlagsTold: CCPRule {
  static let id = "ccp.truth.flags"
  static let summary = "every flag_raise has a flagraise sent at its time in the agent's stream"

  /// A flag raised so shortly before the end of the call may not arrive any more.
  private static let transit: Int64 = 5_000

  private var raised: [String: Set<Int64>] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    if line.type == "flagraise", let sent = line.clientSent { raised[line.stream, default: []].insert(sent) }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for conversation in context.truth.conversations {
      for action in conversation.actions where action.action == "flag_raise" {
        let leg = conversation.legs[action.leg]
        // Before the customer has answered there is no call to ask for help with.
        let connected = conversation.hasDialled(leg) ? conversation.customer?.answeredAt ?? Int64.max : 0
        guard action.at >= connected else { continue }
        guard let stream = leg.ccpStream, leg.ccpCallID != nil, action.at + Self.transit < leg.leftAt else { continue }
        report.expect(raised[stream]?.contains(action.at) ?? false) { "\(stream): no flagraise sent at \(action.at)" }
      }
    }
  }
}
