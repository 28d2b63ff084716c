import Dialects
import JSONText

/// The courses that a user's desktop sees a call take, state by state (reference section 3.3, life).
enum NotificationCatalogue {
  static let catalogue = DocumentCatalogue(lifeCycles: [calls, written, beside])

  private static let calls = LifeCycleTable(
    "calls",
    [
      LifeCycle("agent, answers", ["agent alerting", "agent connected", "agent disconnected|agent terminated"]),
      LifeCycle("agent, does not answer", ["agent alerting", "agent terminated"], lacking: ["agent connected"]),
      LifeCycle("agent, dials", ["agent contacting", "agent dialing", "agent connected"]),
      LifeCycle("agent, holds", ["agent connected", "agent held", "agent connected"]),
      LifeCycle("agent, mutes", ["agent connected", "agent muted", "agent connected"]),
      LifeCycle("agent, wraps up", ["agent pending", "agent complete"]),
      // Skipping takes no time: nothing is pending.
      LifeCycle("agent, skips the work", ["agent connected", "agent skipped"], lacking: ["agent pending"]),
      LifeCycle("customer, dialled", ["customer dialing", "customer connected", "customer terminated"]),
      LifeCycle("customer, on hold", ["customer connected", "customer confined", "customer connected"]),
      LifeCycle("queue, after a transfer", ["acd offering", "acd connected", "acd terminated"]),
      LifeCycle("supervisor", ["user connected", "user terminated"]),
    ]
  ) { document in
    let topic = document["topicName"]?.string ?? ""
    return (document["eventBody"]?["participants"]?.elements ?? []).flatMap { participant in
      let purpose = participant["purpose"]?.string ?? ""
      return (participant["calls"]?.elements ?? []).map { call in
        var steps = [call["state"]?.string ?? ""]
        for mark in ["held", "muted", "confined"] where call[mark]?.boolean ?? false { steps = [mark] }
        if let work = call["afterCallWork"]?["state"]?.string, work != "notApplicable" { steps.append(work) }
        return LifeCycleTable.Episode(
          subject: "\(topic) \(call["id"]?.string ?? "")", steps: steps.map { .init("\(purpose) \($0)") })
      }
    }
  }

  /// The courses of what is written (section 3.6; those of calls apply as far as a medium has their states).
  private static let written = LifeCycleTable(
    "written communications",
    ["chats", "emails", "messages", "socialExpressions"].flatMap { list in
      [
        LifeCycle(
          "\(list): agent, answers",
          ["\(list) agent alerting", "\(list) agent connected", "\(list) agent disconnected"]),
        LifeCycle(
          "\(list): agent, does not answer", ["\(list) agent alerting", "\(list) agent disconnected"],
          lacking: ["\(list) agent connected"]),
        LifeCycle(
          "\(list): agent, sets aside", ["\(list) agent connected", "\(list) agent held", "\(list) agent connected"]),
        LifeCycle("\(list): agent, works afterwards", ["\(list) agent pending", "\(list) agent complete"]),
      ]
    } + [
      LifeCycle(
        "emails: agent, puts away", ["emails agent connected", "emails agent parked", "emails agent connected"]),
      LifeCycle(
        "messages: agent, puts away", ["messages agent connected", "messages agent parked", "messages agent connected"]),
      LifeCycle("messages: over while put away", ["messages agent parked", "messages agent disconnected"]),
      LifeCycle(
        "emails: customer, written to",
        ["emails customer transmitting", "emails customer connected", "emails customer disconnected"]),
      LifeCycle(
        "emails: customer, cannot be written to", ["emails customer transmitting", "emails customer disconnected"],
        lacking: ["emails customer connected"]),
      LifeCycle(
        "messages: customer, written to",
        ["messages customer alerting", "messages customer connected", "messages customer disconnected"]),
      LifeCycle(
        "messages: customer, cannot be written to", ["messages customer alerting", "messages customer disconnected"],
        lacking: ["messages customer connected"]),
    ]
  ) { episodes(of: ["chats", "emails", "messages", "socialExpressions"], in: $0) }

  /// The courses of what goes on beside a conversation (section 3.6).
  private static let beside = LifeCycleTable(
    "things beside a conversation",
    ["cobrowsesessions", "screenshares", "videos"].flatMap { list in
      [
        LifeCycle(
          "\(list): accepted",
          ["\(list) customer alerting", "\(list) customer connected", "\(list) customer disconnected"]),
        LifeCycle(
          "\(list): not accepted", ["\(list) customer alerting", "\(list) customer disconnected"],
          lacking: ["\(list) customer connected"]),
      ]
    } + [
      LifeCycle("screenMonitorings: reached", ["screenMonitorings user none", "screenMonitorings user connected"]),
      LifeCycle(
        "internalMessages: seen",
        ["internalMessages agent alerting", "internalMessages agent connected", "internalMessages agent disconnected"]),
    ]
  ) { episodes(of: ["cobrowsesessions", "screenshares", "videos", "screenMonitorings", "internalMessages"], in: $0) }

  /// What an event tells of the communications in some lists.
  private static func episodes(of lists: [String], in document: JSONValue) -> [LifeCycleTable.Episode] {
    let topic = document["topicName"]?.string ?? ""
    return (document["eventBody"]?["participants"]?.elements ?? []).flatMap { participant in
      let purpose = participant["purpose"]?.string ?? ""
      return lists.flatMap { list in
        (participant[list]?.elements ?? []).map { communication in
          let isHeld = communication["held"]?.boolean ?? false
          var steps = [isHeld ? "held" : communication["state"]?.string ?? ""]
          if let work = communication["afterCallWork"]?["state"]?.string, work != "notApplicable" { steps.append(work) }
          return LifeCycleTable.Episode(
            subject: "\(topic) \(communication["id"]?.string ?? "")",
            steps: steps.map { .init("\(list) \(purpose) \($0)") })
        }
      }
    }
  }
}
