import Dialects
import JSONText

/// Invariant 37: the platform ends a conversation past these limits.
struct ConversationSize: ConversationRule {
  static let id = "genesys.conversation.size"
  static let summary = "at most 100 communications and 250 segments"
  private static let mostCommunications = 100
  private static let mostSegments = 250

  func check(_ conversation: ConversationReading, _ report: inout RuleReport) {
    let others = conversation.participants.flatMap { participant in
      ConversationReading.otherMedia.flatMap { participant.json[$0]?.elements ?? [] }
    }
    let communications = conversation.calls.count + others.count
    let segments = conversation.calls.reduce(0) { $0 + $1.segments.count }
    report.expect(communications <= Self.mostCommunications && segments <= Self.mostSegments) {
      "\(communications) communications, \(segments) segments"
    }
  }
}
