import Dialects
import JSONText

/// A person of the organisation is one user over the whole run, and no two are the same one.
struct TruthUsers: Rule {
  static let id = "genesys.truth.users"
  static let summary = "one userId per agent or coach of the truth, and one person per userId"
  static let documents = ["genesys.conversation"]
  private var users: [String: String] = [:]
  private var people: [String: String] = [:]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    let conversation = ConversationReading(document)
    guard let id = conversation.id, let position = context.truth.byGenesysConversation[id] else { return }
    for match in conversation.matched(context.truth.conversations[position]) {
      guard match.call.participant.isUser, let user = match.call.participant.userID else { continue }
      let person = match.leg.person
      let isKnown = users[person] ?? user == user && people[user] ?? person == person
      users[person] = users[person] ?? user
      people[user] = people[user] ?? person
      report.expect(isKnown) { "\(person) is user \(user), was \(users[person] ?? "")" }
    }
  }
}
