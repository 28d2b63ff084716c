import Dialects
import JSONText

/// What the reference lists of conversations: the flows of section 5, and the courses of each party's communication.
enum ConversationCatalogue {
  static let catalogue = DocumentCatalogue(
    lifeCycles: [flows, communications], retelling: .init(in: "genesys.notification", at: "/eventBody"))

  /// The arrays of communications that a participant carries.
  private static let media = [
    "calls", "callbacks", "chats", "cobrowsesessions", "emails", "messages", "internalMessages", "screenMonitorings",
    "screenshares", "socialExpressions", "videos",
  ]

  // MARK: Flows

  private static let agent = "agent in answered"
  /// Everybody in the order in which they joined, then the transfers.
  private static let flows = LifeCycleTable(
    "flows",
    [
      LifeCycle("5.1 menu, queue, agent", ["customer in answered", "ivr in answered", "acd in answered", "\(agent)"]),
      LifeCycle(
        "5.2 given up in the queue", ["customer in answered", "acd in answered"],
        lacking: [agent, "customer callback", "voicemail in answered"]),
      LifeCycle(
        "5.2 given up in the menu", ["customer in answered", "ivr in answered"],
        lacking: ["acd in answered", agent, "voicemail in answered"]),
      LifeCycle("5.3 not answered, next agent", ["acd in answered", "agent in unanswered", "\(agent)"]),
      LifeCycle("5.4 voicemail", ["customer in answered", "voicemail in answered", "acd callback"]),
      LifeCycle("5.5 dialled, answered", ["agent out answered", "customer out answered"]),
      LifeCycle("5.5 dialled, not answered", ["agent out answered|agent out unanswered", "customer out unanswered"]),
      LifeCycle("5.5 business call", ["user out answered", "external out answered"]),
      LifeCycle(
        "5.6 campaign",
        ["customer out answered", "acd in answered", "dialer.system out answered|dialer out answered", "\(agent)"]),
      LifeCycle("5.8 blind transfer to an agent", ["\(agent)", "\(agent)", "Unattended Complete"]),
      LifeCycle("5.8 blind transfer to a queue", ["\(agent)", "acd in answered", "\(agent)", "Unattended Complete"]),
      LifeCycle(
        "5.8 blind transfer outside",
        ["\(agent)", "customer out answered|external out answered", "Unattended Complete"]),
      LifeCycle("5.8 blind transfer to voicemail", ["\(agent)", "voicemail in answered", "Unattended Complete"]),
      LifeCycle("5.9 consult transfer completed", ["\(agent)", "Attended Complete"]),
      LifeCycle("5.9 consult cancelled", ["\(agent)", "Attended Canceled"]),
      LifeCycle("5.9 consult not answered", ["\(agent)", "Attended Timeout|Attended Failed"]),
      LifeCycle("5.10 conference", ["\(agent)", "customer out answered|external out answered", "conference"]),
      LifeCycle("5.11 monitored", ["monitor"]),
      LifeCycle("5.11 coached", ["coach"]),
      LifeCycle("5.11 barged", ["barge"]),
      LifeCycle("5.13 callback", ["customer callback", "acd callback", "agent callback"]),
      LifeCycle("5.14 internal call", ["user out answered", "user in answered"]),
      LifeCycle("5.14 group ring", ["group in answered|group in unanswered"]),
      LifeCycle("5.14 fax", ["fax in answered"]),
    ] + media.filter { !["calls", "callbacks"].contains($0) }.map { LifeCycle($0, ["\($0)"]) }
  ) { document in
    var steps: [String] = []
    for participant in document["participants"]?.elements ?? [] {
      let purpose = participant["purpose"]?.string ?? ""
      for medium in media {
        for communication in participant[medium]?.elements ?? [] {
          steps.append(step(medium, purpose, communication))
        }
      }
      steps += participant["mediaRoles"]?.elements.compactMap(\.string).filter { $0 != "full" } ?? []
    }
    if document["maxParticipants"] != nil { steps.append("conference") }
    for transfer in document["recentTransfers"]?.elements ?? [] {
      steps.append("\(transfer["transferType"]?.string ?? "") \(transfer["state"]?.string ?? "")")
    }
    return [.init(steps: steps.map { .init($0) })]
  }

  private static func step(_ medium: String, _ purpose: String, _ communication: JSONValue) -> String {
    switch medium {
    case "calls":
      let way = communication["direction"]?.string == "outbound" ? "out" : "in"
      return "\(purpose) \(way) \(communication["connectedTime"] == nil ? "unanswered" : "answered")"
    case "callbacks": return "\(purpose) callback"
    default: return medium
    }
  }

  // MARK: Communications

  /// Purpose and segments (sections 5.1 through 5.14).
  private static let communications = LifeCycleTable(
    "communications",
    [
      LifeCycle("customer, inbound", ["customer System", "customer Interact"]),
      LifeCycle("customer, dialled and answered", ["customer Dialing", "customer Interact"]),
      LifeCycle("customer, dialled in vain", ["customer Dialing"], lacking: ["customer Interact"]),
      LifeCycle("menu", ["ivr System", "ivr Ivr"]),
      LifeCycle("queue", ["acd Delay", "acd Interact"]),
      LifeCycle("agent, answers", ["agent Alert", "agent Interact", "agent Wrapup"]),
      LifeCycle("agent, does not answer", ["agent Alert"], lacking: ["agent Interact"]),
      LifeCycle("agent, dials", ["agent Contacting", "agent Dialing", "agent Interact", "agent Wrapup"]),
      LifeCycle("agent, dials in vain", ["agent Contacting", "agent Dialing"], lacking: ["agent Interact"]),
      LifeCycle("agent, unreachable", ["agent Contacting"], lacking: ["agent Dialing"]),
      LifeCycle("agent, holds", ["agent Interact", "agent Hold", "agent Interact"]),
      LifeCycle("user, dials", ["user Contacting", "user Dialing", "user Interact"]),
      LifeCycle("user, answers", ["user Alert", "user Interact"]),
      LifeCycle("supervisor, monitors", ["user Monitoring"]),
      LifeCycle("supervisor, coaches", ["user Coaching"]),
      LifeCycle("supervisor, barges in", ["user Barging"]),
      LifeCycle("voicemail", ["voicemail System", "voicemail Interact"]),
      LifeCycle("callback, scheduled", ["customer Scheduled", "customer Interact"]),
      LifeCycle("fax", ["fax Transmitting", "fax Converting", "fax Uploading"]),
    ]
  ) { document in
    (document["participants"]?.elements ?? []).flatMap { participant -> [LifeCycleTable.Episode] in
      let purpose = participant["purpose"]?.string ?? ""
      return media.flatMap { participant[$0]?.elements ?? [] }.map { communication in
        let types = (communication["segments"]?.elements ?? []).compactMap { $0["type"]?.string }
        return .init(steps: types.map { .init("\(purpose) \($0)") })
      }
    }
  }
}
