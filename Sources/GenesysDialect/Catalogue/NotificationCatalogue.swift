import Dialects
import JSONText

/// The courses that a user's desktop sees a call take, state by state (reference section 3.3, life).
enum NotificationCatalogue {
  static let catalogue = DocumentCatalogue(lifeCycles: [calls])

  private static let calls = LifeCycleTable(
    "calls",
    [
      LifeCycle("agent, answers", ["agent alerting", "agent connected", "agent disconnected|agent terminated"]),
      LifeCycle("agent, does not answer", ["agent alerting", "agent terminated"], lacking: ["agent connected"]),
      LifeCycle("agent, dials", ["agent contacting", "agent dialing", "agent connected"]),
      LifeCycle("agent, holds", ["agent connected", "agent held", "agent connected"]),
      LifeCycle("agent, mutes", ["agent connected", "agent muted", "agent connected"]),
      LifeCycle("agent, wraps up", ["agent pending", "agent complete"]),
      LifeCycle("agent, skips the work", ["agent pending", "agent skipped"]),
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
}
