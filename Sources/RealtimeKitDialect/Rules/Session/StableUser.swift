import Dialects
import JSONText

/// Invariant 9: the client's own id and the platform's user stand for the same person everywhere.
struct StableUser: Rule {
  static let id = "realtimekit.participant.stable-user"
  static let summary = "custom_participant_id and user_id determine each other"
  static let documents = ["realtimekit.participant"]

  private var users: [String: String] = [:]
  private var people: [String: String] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let person = document.text("custom_participant_id")
    let user = document.text("user_id")
    let known = users.updateValue(user, forKey: person)
    let owner = people.updateValue(person, forKey: user)
    report.expect((known ?? user) == user && (owner ?? person) == person) {
      "\(person) is user \(user), before \(known ?? "none"); that user was \(owner ?? "nobody")"
    }
  }
}
