import Dialects
import JSONText

/// Invariant 19, its consequence: the last bad sample has to leave a window of ten, and samples come a second apart
/// give or take the event loop.
///
/// Only a warning whose last sample is a bad one counts: the first window judged in a call may have gone bad earlier.
struct WarningDuration: Rule {
  static let id = "twilio.call-event.warning-duration"
  static let summary = "a warning of the browser SDK that a bad sample raised lasts ten samples"
  static let documents = ["twilio.call-event"]

  /// Milliseconds; a sample may come 50 ms late.
  private static let shortest: Int64 = 9_950
  private var raised: [String: Int64] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), event.isBrowser, event.isWindowed,
      let table = WarningTable(event.name, isBrowser: true), let last = event.window?.last
    else { return }
    let isBad: Bool
    switch table.judgement {
    case .above: isBad = last > table.threshold
    case .below: isBad = last < table.threshold
    case .mean, .zeros: return
    }
    let key = event.call + event.name
    if event.isRaised {
      if isBad { raised[key] = event.at }
    } else if let begun = raised.removeValue(forKey: key) {
      report.expect(event.at - begun >= Self.shortest) { "\(event.name) cleared after \(event.at - begun) ms" }
    }
  }
}
