import Dialects

/// Putting parties together and turning from one to the other is told on the agent's page.
struct ConferencesAgree: CCPRule {
  static let id = "ccp.truth.conferences"
  static let summary = "conference and swap come for each conference_merge and swap of the agent, within 100 ms"

  private static let words = ["conference_merge": "conference", "swap": "swap"]

  private var told: [CallKey: [(type: String, at: Int64)]] = [:]

  mutating func check(_ line: CCPLine, _ context: RuleContext, _ report: inout RuleReport) {
    if Self.words.values.contains(line.type) { told[line.call, default: []].append((line.type, line.recordedAt)) }
    guard line.type == "callended", let place = context.truth.place(of: line.call) else { return }
    let known = context.truth.conversation(place).actions.filter { $0.leg == place.leg }
      .compactMap { action in Self.words[action.action].map { (type: $0, at: action.at) } }
    let told = told.removeValue(forKey: line.call) ?? []
    guard !told.isEmpty || !known.isEmpty else { return }
    let agrees =
      told.count == known.count
      && zip(told, known).allSatisfy { $0.type == $1.type && (0...recordingDelay).contains($0.at - $1.at) }
    report.expect(agrees) { "\(line.stream): \(line.callID) tells \(told), in truth \(known)" }
  }
}
