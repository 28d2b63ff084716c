import Dialects
import JSONText

/// Section 1.4: an application that was woken asks to hear of the call's withdrawal, and does or does not.
struct ListeningAfterInvitation: Rule {
  static let id = "twilio.call-event.listening"
  static let summary = "an SDK listens for a withdrawal, or fails to, after it set about it and at most once"
  static let documents = ["twilio.call-event"]

  private var asked: Set<String> = []
  private var deaf: Set<String> = []

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    switch event.sdkConnection {
    case "listen"?: asked.insert(event.call)
    case "listening"?, "listening-error"?:
      let hadAsked = asked.remove(event.call) != nil
      if event.name == "listening-error" { deaf.insert(event.call) }
      report.expect(hadAsked) { "\(event.name) without listen" }
    case "cancel"?:
      report.expect(!deaf.contains(event.call)) { "cancel of a call that could not be listened for" }
    default: break
    }
  }
}
