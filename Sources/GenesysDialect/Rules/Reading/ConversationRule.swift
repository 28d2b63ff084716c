import Dialects
import JSONText

/// A rule about one conversation document at a time.
protocol ConversationRule: Rule {
  func check(_ conversation: ConversationReading, _ report: inout RuleReport)
}

extension ConversationRule {
  static var documents: [String] { ["genesys.conversation"] }

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    check(ConversationReading(document), &report)
  }
}

/// A rule about one conversation document and what really happened in it.
///
/// A document that the truth does not know is none of its business: `TruthCrossWalk` reports that.
protocol TruthRule: Rule {
  func check(_ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport)
}

extension TruthRule {
  static var documents: [String] { ["genesys.conversation"] }

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let conversation = ConversationReading(document)
    guard let id = conversation.id, let position = context.truth.byGenesysConversation[id] else { return }
    check(conversation, context.truth.conversations[position], &report)
  }
}

/// A call, or a callback, and the leg of the truth that it tells of.
struct MatchedLeg {
  let call: CallReading
  let leg: TruthIndex.Leg

  /// The call itself: an agent who has a callback calls beside it.
  var voice: CallReading { call.medium == "calls" ? call : call.participant.calls.first ?? call }
}

extension ConversationReading {
  /// The calls and callbacks whose ids the truth gives to one of its legs.
  func matched(_ truth: TruthIndex.Conversation) -> [MatchedLeg] {
    communications.compactMap { call in
      guard let id = call.id, let leg = truth.legs.first(where: { $0.genesysCallID == id }) else { return nil }
      return MatchedLeg(call: call, leg: leg)
    }
  }
}
