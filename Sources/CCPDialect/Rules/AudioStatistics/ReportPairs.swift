import Dialects
import JSONText

/// Reports come in pairs, input first (invariant 25).
struct ReportPairs: CCPRule {
  static let id = "ccp.audiostats.pairs"
  static let summary = "an input report is followed at once by the output report of the same call and time"

  private var input: [String: CCPLine] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    let before = input.removeValue(forKey: line.stream)
    guard line.type == "audiostats", !line.isNested else {
      // An input report stands alone when anything else follows it.
      if before != nil { report.expect(false) { "\(line.stream): \(line.type) follows an input report" } }
      return
    }
    if line.detail["stats"]?.string == "inputChannelStats", before == nil {
      input[line.stream] = line
    } else {
      report.expect(
        before?.callID == line.callID && before?.recordedAt == line.recordedAt
          && line.detail["stats"]?.string == "outputChannelStats"
      ) { "\(line.stream): an unpaired report at \(line.recordedAt)" }
    }
  }
}
