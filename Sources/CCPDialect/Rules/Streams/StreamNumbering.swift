import Dialects

/// The lines of a stream are numbered and in order (reference section 6, invariant 23).
struct StreamNumbering: CCPRule {
  static let id = "ccp.stream.numbering"
  static let summary = "seq counts 1, 2, 3 in each stream and recordedAt never goes back"

  private var last: [String: (sequence: Int64, recordedAt: Int64)] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    let (sequence, recordedAt) = last[line.stream] ?? (0, 0)
    report.expect(line.sequence == sequence + 1 && line.recordedAt >= recordedAt) {
      "\(line.stream): seq \(line.sequence) at \(line.recordedAt) follows \(sequence) at \(recordedAt)"
    }
    last[line.stream] = (line.sequence, line.recordedAt)
  }
}
