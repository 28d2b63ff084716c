import Dialects
import JSONText

/// Section 1.4: a processor makes a stream once it was added, and takes it away once it was removed.
struct ProcessorSequence: Rule {
  static let id = "twilio.call-event.processor-sequence"
  static let summary = "an audio processor is added, creates its stream, is removed and destroys it, in this order"
  static let documents = ["twilio.call-event"]

  private static let before = [
    "add": "", "create-processed-stream": "add", "remove": "create-processed-stream",
    "destroy-processed-stream": "remove",
  ]
  private var state: [String: String] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway, event.group == "audio-processor",
      let expected = Self.before[event.name]
    else { return }
    let last = state.updateValue(event.name, forKey: event.call) ?? ""
    let isNext = last == expected || event.name == "add" && last == "destroy-processed-stream"
    report.expect(isNext) { "\(event.name) after \(last.isEmpty ? "nothing" : last)" }
  }
}
