import Dialects

/// Reports come while there is media, and once more right after it (invariant 29).
struct ReportsWithMedia: CCPRule {
  static let id = "ccp.audiostats.with-media"
  static let summary = "every report lies between the leg's joining and two seconds after its end"

  /// How long after the end the last report may come (section 5).
  private static let flush: Int64 = 2_000

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    guard line.type == "audiostats", let place = context.truth.place(of: line.call) else { return }
    let leg = context.truth.leg(place)
    guard let joined = leg.joinedAt else { return }
    report.expect(line.recordedAt >= joined && line.recordedAt <= leg.leftAt + Self.flush) {
      "\(line.callID): reported at \(line.recordedAt), media from \(joined) to \(leg.leftAt)"
    }
  }
}
