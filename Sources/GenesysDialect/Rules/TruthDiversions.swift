import Dialects
import JSONText

/// What the organisation's exchange sent on, because whoever was called wants no calls, is away or does not answer, is a
/// transfer without an initiator, issued when that one's call ended.
struct TruthDiversions: TruthRule {
  static let id = "genesys.truth.diversions"
  static let summary =
    "transfers without an initiator are the calls of users which the exchange sent on, at their ends; groups have none"
  private static let diverted = [
    "transfer.donotdisturb", "transfer.forward", "transfer.notavailable", "transfer.noanswer",
  ]

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    guard truth.isOffice else { return }
    let isGroup = conversation.participants.contains { $0.purpose == "group" }
    let ends = conversation.calls.filter {
      !isGroup && $0.participant.isUser && Self.diverted.contains($0.disconnectType ?? "")
    }.compactMap(\.disconnected).sorted()
    let issued = conversation.transfers.filter { $0["initiator"]?["userId"] == nil }
      .compactMap { $0.milliseconds("dateIssued") }
    report.expect(issued == ends) { "sent on at \(ends), transfers issued at \(issued)" }
  }
}
