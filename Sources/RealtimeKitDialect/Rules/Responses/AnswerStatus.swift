import Dialects
import JSONText

/// A body says what the status says.
struct AnswerStatus: Rule {
  static let id = "realtimekit.response.status"
  static let summary = "success is true exactly with status 200; an error's code is the status"
  static let documents = ["realtimekit.response"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let status = document.count("status")
    let body = document["body"] ?? .null
    let isSame = body["success"]?.boolean == (status == 200) && (body["error"]?.count("code") ?? 200) == status
    report.expect(isSame) { "status \(status), success \(body["success"]?.compactText ?? "absent")" }
  }
}
