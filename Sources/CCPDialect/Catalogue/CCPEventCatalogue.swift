import Dialects
import JSONText

/// What the reference lists of pages' events: the kinds (section 1.2, messages by sender) and the courses of a call on a
/// page (sections 1.6 and 5).
enum CCPEventCatalogue {
  static let catalogue = DocumentCatalogue(kinds: kinds, lifeCycles: [calls])

  private static let plain = [
    "callended", "hold", "resume", "mute", "unmute", "participantadded", "participantremoved", "conference", "swap",
    "pauserecording", "resumerecording", "wrapupended",
  ]
  private static let listed =
    ["callstarted", "callconnected"].flatMap { ["\($0) inbound", "\($0) outbound"] } + plain
    + ["inputChannelStats", "outputChannelStats", "nested"].map { "audiostats \($0)" }
    + ["Agent", "Supervisor", "EndUser"].map { "transcript \($0)" }
    + ["flagraise Agent", "flaglower Agent", "flaglower Supervisor", "note Agent", "note Supervisor"]

  private static let kinds = KindTable(listed) { document in
    guard let event = document["event"], let type = event["type"]?.string else { return [] }
    let detail = event["detail"]
    // Nested statistics have a list where flat ones name their channel.
    let nested = detail?["stats"].flatMap { $0.string == nil ? "nested" : nil }
    let qualifier =
      nested ?? detail?["callType"]?.string ?? detail?["stats"]?.string ?? detail?["sender"]?["role"]?.string
    return [qualifier.map { "\(type) \($0)" } ?? type]
  }

  /// Events at the same instant, as a blind transfer's are (section 1.6).
  private static let atOnce: ClosedRange<Int64> = 0...50
  private static let later: ClosedRange<Int64> = 51...Int64.max

  private static let calls = LifeCycleTable(
    "calls on pages",
    [
      LifeCycle("inbound", ["callstarted inbound", "callconnected", "callended", "wrapupended"]),
      LifeCycle(
        "inbound, missed, declined or given up", ["callstarted inbound", "callended"], lacking: ["callconnected"]),
      LifeCycle("outbound", ["callstarted outbound", "callconnected", "callended", "wrapupended"]),
      LifeCycle("outbound, no answer", ["callstarted outbound", "callended"], lacking: ["callconnected"]),
      LifeCycle("customer held", ["hold own", "resume own"]),
      LifeCycle(
        "consult, taken back", ["participantadded other", "participantremoved other", "resume own"],
        lacking: ["conference"]),
      LifeCycle("blind transfer", ["participantadded", .after(atOnce, "callended")]),
      LifeCycle(
        "consult transfer, unannounced", ["participantadded", .after(later, "callended")],
        lacking: ["conference", "participantremoved"]),
      LifeCycle(
        "consult transfer, merged", ["participantadded", "conference", "callended"], lacking: ["participantremoved"]),
      LifeCycle("conference, third party leaves", ["participantadded", "conference", "participantremoved other"]),
      LifeCycle("conference, customer leaves", ["conference", "participantremoved own", "callended"]),
      LifeCycle("swapped to and fro and merged", ["participantadded", "swap", "swap", "conference"]),
      LifeCycle("both held", ["participantadded", "hold other", "conference|resume own|resume other"]),
      LifeCycle("four parties or more", ["participantadded", "conference", "participantadded", "conference"]),
      LifeCycle("muted and not", ["mute", "unmute"]),
      LifeCycle("recording paused and resumed", ["pauserecording", "resumerecording"]),
      LifeCycle("flag raised and lowered", ["flagraise", "flaglower"]),
      LifeCycle("flag answered by a note", ["flagraise", "note", "flaglower"]),
    ],
    read: episodes)

  @Sendable private static func episodes(_ document: JSONValue) -> [LifeCycleTable.Episode] {
    guard let event = document["event"], let type = event["type"]?.string, let detail = event["detail"],
      let call = detail["callId"]?.string, let stream = document["stream"]?.string,
      type != "audiostats", type != "transcript"
    else { return [] }
    let at = document["recordedAt"]?.integer ?? 0
    let party = detail["participant"]?.string
    let step: LifeCycleTable.Step =
      switch type {
      case "callstarted": .init("callstarted \(detail["callType"]?.string ?? "")", at: at, introduces: party)
      case "callconnected": .init(type, at: at)
      default: .init(type, at: at, concerns: party)
      }
    return [.init(subject: "\(stream) \(call)", steps: [step])]
  }
}
