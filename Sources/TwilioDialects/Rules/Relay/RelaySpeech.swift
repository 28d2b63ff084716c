import Dialects
import JSONText

/// Invariant 31, its first half, and agreement with the truth: both speak when they do there.
struct RelaySpeech: Rule {
  static let id = "twilio.relay.speech"
  static let summary =
    "assistant and caller begin to speak when they do in the truth, and each ends before beginning anew"
  static let documents = ["twilio.call-event"]

  /// Who speaks, by session.
  private var speaking: [String: Set<String>] = [:]
  /// When somebody began to, by call: of the assistant and of the caller.
  private var begun: [String: [String: Set<Int64>]] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = RelayReading(document) else { return }
    // Every session is compared with the truth, those without a word too.
    if event.name == "configurations" { begun[event.call, default: [:]]["agent", default: []].formUnion([]) }
    for speaker in ["agent", "customer"] {
      if event.name == "start_of_\(speaker)_speech" {
        let isNew = speaking[event.session, default: []].insert(speaker).inserted
        report.expect(isNew) { "the \(speaker) begins to speak twice" }
        begun[event.call, default: [:]][speaker, default: []].insert(event.at)
      } else if event.name == "end_of_\(speaker)_speech" {
        let wasSpeaking = speaking[event.session, default: []].remove(speaker) != nil
        report.expect(wasSpeaking) { "the \(speaker) ends without having spoken" }
      }
    }
  }

  mutating func finish(_ context: RuleContext, _ report: inout RuleReport) {
    for (call, stated) in begun.sorted(by: { $0.key < $1.key }) {
      guard let place = context.truth.byTwilioCall[call] else { continue }
      let conversation = context.truth.conversation(place)
      let menus = conversation.legs.filter { $0.role == "ivr" }
      for (speaker, role) in [("agent", "ivr"), ("customer", "customer")] {
        let said = conversation.actions.filter { action in
          action.action == "utterance" && conversation.legs[action.leg].role == role
            && menus.contains { $0.offeredAt <= action.at && action.at <= $0.leftAt }
        }
        let (found, expected) = (stated[speaker] ?? [], Set(said.map(\.at)))
        report.expect(found == expected) {
          "\(call): the \(speaker) speaks \(found.count) times, in the truth \(expected.count) or at other times"
        }
      }
    }
  }
}
