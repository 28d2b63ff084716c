import Dialects
import JSONText

/// A queue's calls take place in one room, and no other queue's do.
struct RoomPerQueue: Rule {
  static let id = "realtimekit.truth.room"
  static let summary = "in a cell, associated_id and meeting_display_name are one per queue and shared by no two queues"
  static let documents = ["realtimekit.session"]

  private var rooms: [String: String] = [:]
  private var owners: [String: String] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let position = context.truth.byRealtimeKitSession[document.text("id")] else { return }
    let conversation = context.truth.conversations[position]
    guard let queue = conversation.queue else { return }
    let owner = "\(queue)@\(conversation.cell)"
    let room = document.text("associated_id") + " " + document.text("meeting_display_name")
    let known = rooms.updateValue(room, forKey: owner) ?? room
    let before = owners.updateValue(owner, forKey: room) ?? owner
    report.expect(known == room && before == owner) { "\(owner) meets in \(room), before in \(known); \(before)" }
  }
}
