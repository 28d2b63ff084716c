import Dialects
import JSONText

/// Invariant 48, its second half.
struct TagsInfo: Rule {
  static let id = "twilio.participant.tags-info"
  static let summary = "tags_info explains the quality tags that stand, and no others"
  static let documents = ["twilio.conference-participant-summary"]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    for (name, metrics) in summary.directions {
      let tags = (metrics["tags"]?.elements ?? []).compactMap(\.string).filter { $0 != "silent" }
      let expected = Set(tags.map { $0.hasPrefix("high_") ? String($0.dropFirst(5)) : $0 })
      let keys = Set((metrics["tags_info"]?.members ?? []).map(\.key)).subtracting(["description"])
      guard !expected.isEmpty || !keys.isEmpty || metrics["tags_info"] != nil else { continue }
      report.expect(keys == expected && !keys.isEmpty) { "\(name) explains \(keys.sorted()), has \(expected.sorted())" }
    }
  }
}
