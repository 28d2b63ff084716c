import FloorModel
import GroundTruth
import Quantities
import Randomness

/// Queues to which people write instead of calling.
enum WritingTables {
  private static let channels: ValueKind<[ChannelShare]> = ValueKind<[(item: Channel, share: Double)]>
    .shares(of: "services") { name, mark, context in
      Channel(rawValue: name) ?? context.unknown("service", name, among: Channel.allCases.map(\.rawValue), at: mark)
    }
    .map({ $0.map { ChannelShare($0.item, weight: $0.share) } }, back: { _ in nil })

  static let table = FieldTable(
    "how people write to a queue whose medium is not voice; shares are of its conversations", WritingConfiguration(),
    [
      Field(
        "channels", channels, \.channels, default: "web_chat, email, web_messaging or twitter, as the medium has it",
        "the services that carry it", .definition),
      Field("authenticated", .share(), \.authenticated, "customers whom the service knows", .assumed),
      Field("junk", .share(), \.junk, "letters, messages and posts that nobody asked for", .assumed),
      Field("automatic", .share(), \.automatic, "letters that a machine wrote for somebody out of office", .assumed),
      Field("files", .share(), \.files, "messages with a file", .assumed),
      Field(
        "elements", .share(), \.elements, "messages that are a location, a card, a reaction and the like", .assumed),
      Field("silent", .share(), \.silent, "chats and messages whose customers stop answering", .assumed),
      Field("undelivered", .share(), \.undelivered, "messages that do not reach the customer", .assumed),
      Field("aside", .share(), \.aside, "conversations that the agent sets aside for a while", .assumed),
      Field("passed_on", .share(), \.passedOn, "conversations passed on to another agent of the queue", .assumed),
      Field(
        "to_colleague", .share(), \.toColleague, "of what is passed on, what goes to a colleague who is free",
        .definition),
      Field(
        "asked", .share(), \.asked, "conversations that a colleague, asked beside them, goes on with", .definition),
      Field(
        "joined", .share(), \.joined, "conversations into which a colleague is called, who goes on with them",
        .definition),
      Field(
        "forwarded", .share(), \.forwarded,
        "conversations sent on outside, to the first number among the destinations of transfers.blind", .definition),
      Field("lost", .share(), \.lost, "conversations that end because one side's connection breaks", .definition),
      Field("broken", .share(), \.broken, "conversations that end because the service fails", .definition),
      Field("parked", .share(), \.parked, "of those set aside, those put away until a planned time", .definition),
      Field(
        "closed_otherwise", .share(), \.closedOtherwise,
        "conversations closed with the device, by a rule, or because nothing reaches the customer", .definition),
      Field(
        "receipts", .share(), \.receipts, "messages that the customer's client confirms to have shown", .definition),
      Field(
        "pause", .distribution(.duration, .through(1, 3_600)), \.pause, "from one message to the next", .assumed),
    ])

  static let companions = FieldTable(
    "what agents and customers who chat or exchange messages show one another; shares are of answered conversations",
    CompanionConfiguration(),
    [
      Field("co_browse", .share(), \.coBrowse, "the agent offers to look at the customer's page together", .definition),
      Field("screen_share", .share(), \.screenShare, "the agent asks the customer to share the screen", .definition),
      Field("video", .share(), \.video, "the agent offers to switch on cameras", .definition),
      Field(
        "trouble", .share(), \.trouble, "of these, those that do not come about or break off for technical reasons",
        .definition),
      Field(
        "muted", .share(), \.muted, "of cameras and their microphones, those switched off on the way", .definition),
      Field("screens", .share(), \.screens, "of cameras, those over which a screen is shown, too", .definition),
      Field(
        "early", .share(), \.early, "of conversations with several agents, those whose first one shows something",
        .definition),
    ])

  /// Gives a queue whose medium is written the habits of those who write, but for what the scenario says.
  static func adapt(
    _ queue: inout QueueConfiguration, _ places: FieldTable<QueueConfiguration>.Places,
    _ context: inout ReadingContext
  ) {
    guard let habits = QueueConfiguration.WrittenHabits(queue.medium) else {
      if places.has("writing"), places.isSound {
        context.report("'writing' needs a medium other than voice", at: places.place(of: "writing"))
      }
      if places.has("companions"), places.isSound {
        context.report("'companions' need the medium chat or message", at: places.place(of: "companions"))
      }
      return
    }
    if queue.medium != .chat, queue.medium != .message, places.has("companions") {
      context.report("'companions' need the medium chat or message", at: places.place(of: "companions"))
    }
    for field in ["announcements", "balking", "balking_per_minute", "limit", "hours", "callbacks", "voicemail"]
    where places.has(field) {
      context.report("'\(field)' is for queues that people call", at: places.place(of: field))
    }
    let known = queue.medium.channels
    for share in queue.writing.channels where !known.contains(share.channel) {
      context.report(
        "'\(share.channel.rawValue)' carries no \(queue.medium.rawValue); expected one of "
          + known.map(\.rawValue).joined(separator: ", "), at: places.place(of: "writing"))
    }
    queue.announcements = []
    queue.balking = 0
    if !places.has("patience") { queue.patience = habits.patience }
    if !places.has("talk") { queue.talk = habits.talk }
    if !places.has("wrap_up") { queue.wrapUp = habits.wrapUp }
    if !places.has("ring_limit") { queue.ringLimit = .seconds(habits.ringLimit) }
  }
}
