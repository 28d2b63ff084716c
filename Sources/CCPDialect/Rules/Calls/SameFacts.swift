import Dialects
import JSONText

/// A call says the same of itself when it starts and when it connects (invariant 10).
struct SameFacts: CCPRule {
  static let id = "ccp.call.same-facts"
  static let summary = "callType and participant of callconnected are those of its callstarted"

  private var started: [CallKey: (type: String?, participant: String?)] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    let facts = (type: line.detail["callType"]?.string, participant: line.participant)
    if line.type == "callstarted" { started[line.call] = facts }
    guard line.type == "callconnected", let before = started.removeValue(forKey: line.call) else { return }
    report.expect(before == facts) {
      "\(line.callID): started as \(before.type ?? "") with \(before.participant ?? ""), connected as "
        + "\(facts.type ?? "") with \(facts.participant ?? "")"
    }
  }
}
