import Dialects
import JSONText

/// A file has a line for each message or sentence of the truth: header aside, a chat's lines and a transcript's cues.
struct DownloadsTellTruth: Rule {
  static let id = "realtimekit.download.contents"
  static let summary =
    "a chat file has a line for each chat action, a transcript of any format a sentence for each utterance of who has "
    + "joined"
  static let documents = ["realtimekit.download"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let position = context.truth.byRealtimeKitSession[document.text("session_id")] else { return }
    let conversation = context.truth.conversations[position]
    let content = document.text("content")
    let isChat = document.text("url").contains("/chat.csv")
    let count: Int? =
      switch document.text("content_type") {
      case "text/csv": content.split(separator: "\r\n").count - (isChat ? 1 : 0)
      case "text/vtt", "application/x-subrip": content.split(separator: "\n").count { $0.contains(" --> ") }
      case "application/json": (try? JSONReader.parse(Array(content.utf8)))?.elements.count
      default: nil
      }
    guard let count else { return }
    // What a caller and an assistant say to each other comes before the session: neither has joined.
    let due = conversation.actions.count { action in
      action.action == (isChat ? "chat" : "utterance")
        && conversation.legs[action.leg].engagedAt.map { $0 <= action.at } ?? false
    }
    // A session that went on when the platform was asked has what was said up to then.
    report.expect(count == due || (count < due && isUnfinished(document, context))) {
      "\(document.text("url")) has \(count), the truth \(due)"
    }
  }

  /// Whether the conversation went on after the file was made.
  private func isUnfinished(_ document: JSONValue, _ context: RuleContext) -> Bool {
    guard let position = context.truth.byRealtimeKitSession[document.text("session_id")],
      let made = document.time("created_at")
    else { return false }
    return made <= context.truth.conversations[position].endedAt
  }
}
