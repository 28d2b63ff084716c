import Dialects
import JSONText

/// Invariant 11: a page has as many elements as its offsets say, and its order is the one asked for.
struct AnswerPaging: Rule {
  static let id = "realtimekit.response.paging"
  static let summary =
    "end_offset - start_offset + 1 elements, or none with zeros; no end beyond total_count; in the order asked for"
  static let documents = ["realtimekit.response"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let body = document["body"] ?? .null
    guard let paging = body["paging"] ?? body["data"]?["paging"] else { return }
    let elements = body["data"]?["sessions"]?.elements ?? body["data"]?["participants"]?.elements ?? []
    let (start, end) = (paging.count("start_offset"), paging.count("end_offset"))
    let isFull = elements.isEmpty ? start == 0 && end == 0 : end - start + 1 == elements.count && start >= 1
    report.expect(isFull && end <= paging.count("total_count") && isOrdered(elements, document["query"] ?? .null)) {
      "\(elements.count) elements from \(start) to \(end) of \(paging.count("total_count")) for "
        + (document["query"]?.compactText ?? "")
    }
  }

  private func isOrdered(_ elements: [JSONValue], _ query: JSONValue) -> Bool {
    let values: [Double]
    switch query.text("sort_by") {
    case "duration": values = elements.map { $0.number("duration") }
    case "joinedAt": values = elements.map { Double($0.time("joined_at") ?? 0) }
    default: return true
    }
    let isDescending = query.text("sort_order") == "DESC"
    return zip(values, values.dropFirst()).allSatisfy { isDescending ? $0 >= $1 : $0 <= $1 }
  }
}
