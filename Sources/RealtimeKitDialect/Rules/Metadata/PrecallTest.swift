import Dialects
import JSONText

/// Invariant 17: the test before the call ends within its limits, and any way through is a way through.
struct PrecallTest: Rule {
  static let id = "realtimekit.metadata.precall-test"
  static let summary = "pc_metadata ends in (precall_begin, +15 s]; relay or reflexive implies turn connectivity"
  static let documents = ["realtimekit.peer-report"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let metadata = ReportReading(document).metadata
    let begin = metadata["events"]?.elements.first { $0.text("name") == "precall_begin" }?.time("timestamp")
    for test in metadata["pc_metadata"]?.elements ?? [] {
      guard let begin, let end = test.time("timestamp") else { continue }
      func isTrue(_ key: String) -> Bool { test[key]?.boolean ?? false }
      let isPossible =
        isTrue("turn_connectivity") || !(isTrue("relay_connectivity") || isTrue("reflexive_connectivity"))
      report.expect(isPossible && (1...15_000).contains(end - begin)) {
        "ends \(end - begin) ms after the begin, connectivity possible \(isPossible)"
      }
    }
  }
}
