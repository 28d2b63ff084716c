import Dialects
import JSONText

/// Invariant 31, its second half.
struct RelayLatencies: Rule {
  static let id = "twilio.relay.latencies"
  static let summary = "a transcript follows what was said by its latency, a reply's last piece its first"
  static let documents = ["twilio.call-event"]

  private var stopped: [String: Int64] = [:]
  private var first: [String: Int64] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = RelayReading(document) else { return }
    switch event.name {
    case "end_of_customer_speech": stopped[event.session] = event.at
    case "stt_latency":
      let elapsed = stopped[event.session].map { event.at - $0 }
      report.expect(elapsed != nil && event.latency("stt_latency") == elapsed) {
        "states \(event.latency("stt_latency") ?? -1) ms, \(elapsed ?? -1) ms after the last word"
      }
    case "prompt_sent":
      report.expect(stopped[event.session].map { $0 <= event.at } ?? false) { "a prompt before anything was said" }
    case "first_token_received": first[event.session] = event.at
    case "final_token_received":
      let counts = event.data["last_token_received"]
      let tokens = counts?["total_tokens"]?.integer ?? -1
      let words = counts?["total_words"]?.integer ?? 0
      report.expect(first[event.session].map { $0 <= event.at } ?? false && tokens >= words) {
        "\(tokens) pieces of \(words) words before the first"
      }
    default: break
    }
  }
}
