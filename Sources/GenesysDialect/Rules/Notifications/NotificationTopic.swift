import Dialects
import JSONText

/// Section 7.2: a user's topic tells of the conversations that the user takes part in.
struct NotificationTopic: NotificationRule {
  static let id = "genesys.notification.topic"
  static let summary = "the user of the topic is among the participants"

  func check(_ notification: NotificationReading, _ report: inout RuleReport) {
    let users = notification.participants.compactMap(\.userID)
    report.expect(notification.user.map(users.contains) ?? false) { "\(notification.topic): participants \(users)" }
  }
}
