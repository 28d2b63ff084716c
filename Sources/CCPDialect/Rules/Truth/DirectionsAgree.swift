import Dialects
import JSONText

/// A call is outbound for the agent who dialled.
struct DirectionsAgree: CCPRule {
  static let id = "ccp.truth.direction"
  static let summary = "callType is outbound for an agent who dialled the customer, inbound for everybody else"

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.type == "callstarted", let place = context.truth.place(of: line.call) else { return }
    let conversation = context.truth.conversation(place)
    let expected = conversation.hasDialled(context.truth.leg(place)) ? "outbound" : "inbound"
    report.expect(line.detail["callType"]?.string == expected) { "\(line.callID): should be \(expected)" }
  }
}
