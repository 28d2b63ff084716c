import Dialects
import JSONText

/// A person goes by one name (invariant 36).
struct DisplayNames: CCPRule {
  static let id = "ccp.message.display-name"
  static let summary = "an agent's flags and notes carry one displayName in their stream"

  private var names: [String: String] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard let name = line.detail["sender"]?["displayName"]?.string,
      line.detail["sender"]?["role"]?.string == "Agent",
      // In a coach's stream the agents are many.
      context.truth.conversation(ofCall: line.callID)?.legs.contains(where: {
        $0.role == "agent" && $0.ccpStream == line.stream
      }) ?? false
    else { return }
    let before = names[line.stream, default: name]
    names[line.stream] = before
    report.expect(before == name) { "\(line.stream): \(name), who was \(before)" }
  }
}
