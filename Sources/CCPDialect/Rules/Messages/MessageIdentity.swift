import Dialects
import JSONText

/// A message has an id of its own, in whatever stream it is seen (invariant 7).
struct MessageIdentity: CCPRule {
  static let id = "ccp.message.identity"
  static let summary = "a message id names one message, told alike in every stream, and never a call"

  private var seen: [String: String] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.isMessage, let id = line.detail["id"]?.string else { return }
    // Pages of an older release leave out which segment a flag belongs to.
    let common = JSONValue.object(line.detail.members.filter { $0.key != "voiceCallId" })
    let told = "\(line.type) \(Self.text(of: common))"
    let before = seen[id]
    report.expect(context.truth.byCCPCall[id] == nil && (before == nil || before == told)) {
      "\(line.stream): \(id) names another message or a call too"
    }
    seen[id] = told
  }

  private static func text(of value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let number): number.text
    case .string(let text): text
    case .array(let elements): elements.map(text).joined(separator: ",")
    case .object(let members): members.map { "\($0.key):\(text(of: $0.value))" }.joined(separator: ",")
    }
  }
}
