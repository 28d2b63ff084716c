import GroundTruth
import Quantities
import Randomness

/// What happens in a conversation and decides nothing: mutes, recording pauses, flags, notes, what is said, cameras.
///
/// It is drawn when the conversation is over, from streams of its own, and fitted into the time that legs and holds
/// left for it. The kernel never waits for it. What is drawn for one leg depends on that leg and what it can hear, so
/// that a change elsewhere in the conversation leaves it alone.
struct Dressing {
  let configuration: FloorConfiguration
  let seed: UInt64
  let meeting: MeetingConfiguration?
  /// By leg: the group of clients it belongs to.
  var clients: [Int?] = []
  /// Silences of networks that clients notice without connecting anew.
  var blips: [NetworkOutage] = []

  /// Adds to `conversation` and puts its actions in order.
  func dress(_ conversation: inout Conversation) {
    sort(&conversation)
    if conversation.medium.isWritten {
      addCompanions(&conversation)
      dressCorrespondence(&conversation)
    } else if let meeting {
      dressMeeting(&conversation, meeting)
    } else {
      dressCall(&conversation)
      addCompanions(&conversation)
    }
    if !conversation.clients.isEmpty { addClientIncidents(&conversation) }
    sort(&conversation)
  }

  /// In order of time, ties in order of cause, which is the order in which actions were noted.
  private func sort(_ conversation: inout Conversation) {
    let ordered = conversation.actions.enumerated().sorted {
      ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
    }
    conversation.actions = ordered.map(\.element)
  }

  /// The conversation with its actions in order, for whoever looks at the intervals that they make.
  func ordered(_ conversation: Conversation) -> Conversation {
    var result = conversation
    sort(&result)
    return result
  }

  private func dressCall(_ conversation: inout Conversation) {
    guard let queue = conversation.queue, let customer = conversation.legs.first(where: { $0.role == .customer }),
      customer.joinedAt != nil
    else { return }
    let habits = configuration.queues[queue]
    var recording = stream(conversation.entity, .recording)
    conversation.isRecorded = recording.chance(habits.recorded)
    let isTranscribed = recording.chance(configuration.behaviour.transcribed)
    recordByHand(&conversation, customer)
    addSnippet(&conversation, customer)
    recordScreens(&conversation)
    for leg in conversation.legs where leg.isHuman && leg.joinedAt != nil { addMutes(&conversation, leg) }
    if !conversation.clients.isEmpty {
      sort(&conversation)
      addInterruptions(&conversation)
    }
    if conversation.isRecorded { addRecordingPause(&conversation, customer) }
    addFlagsAndNotes(&conversation, habits.topic)
    guard isTranscribed else { return }
    sort(&conversation)
    addUtterances(&conversation, customer, habits.topic)
  }

  // MARK: Mutes and recording

  /// Customers with a client mute themselves half as often as agents; inferred.
  private static let customerShare = 0.5

  private func addMutes(_ conversation: inout Conversation, _ leg: Leg) {
    let behaviour = configuration.behaviour
    let probability: Double =
      switch leg.role {
      case .agent: behaviour.muted
      case .customer where leg.transport == .webrtc: behaviour.muted * Self.customerShare
      case .customer, .external, .coach, .attendee, .ivr, .queue: 0
      }
    guard let presence = leg.presence, presence.duration > .seconds(10) else { return }
    var draws = stream(conversation.entity, .mute, leg.index)
    guard draws.chance(probability) else { return }
    let count = 1 + draws.integer(below: max(1, behaviour.mutesAtMost))
    var mutes: [TimeSpan] = []
    for _ in 0..<count {
      let start = presence.start + .seconds(rounding: presence.duration.inSeconds * draws.uniform(from: 0.05, to: 0.9))
      let length = max(.milliseconds(500), behaviour.mute.seconds(from: &draws))
      mutes.append(TimeSpan(start, min(start + length, presence.end - .milliseconds(300))))
    }
    for mute in disjoint(mutes) {
      conversation.actions.append(Action(at: mute.start, leg: leg.index, kind: .mute))
      conversation.actions.append(Action(at: mute.end, leg: leg.index, kind: .unmute))
    }
  }

  /// In order, without those that are empty or begin before an earlier one is over.
  private func disjoint(_ spans: [TimeSpan]) -> [TimeSpan] {
    var found: [TimeSpan] = []
    for span in spans.sorted(by: { $0.start < $1.start }) where !span.isEmpty {
      if let last = found.last, span.start <= last.end + .milliseconds(500) { continue }
      found.append(span)
    }
    return found
  }

  /// Around a payment, in the longest stretch in which one agent speaks with the customer.
  private func addRecordingPause(_ conversation: inout Conversation, _ customer: Leg) {
    var draws = stream(conversation.entity, .recording, 1)
    guard draws.chance(configuration.behaviour.recordingPaused) else { return }
    let wanted = configuration.behaviour.recordingPause.seconds(from: &draws)
    let share = draws.uniform()
    let stretches = conversation.legs.filter { $0.role == .agent && $0.joinedAt != nil }.flatMap { agent in
      talking(conversation, agent, customer).map { (leg: agent.index, span: $0) }
    }
    guard let longest = stretches.max(by: { $0.span.duration < $1.span.duration }) else { return }
    let room = longest.span.duration - .seconds(4)
    guard room > .seconds(8) else { return }
    let length = min(wanted, room)
    let start =
      longest.span.start + .seconds(2) + .seconds(rounding: (room - length).inSeconds * share)
    conversation.actions.append(Action(at: start, leg: longest.leg, kind: .recordingPause))
    conversation.actions.append(Action(at: start + length, leg: longest.leg, kind: .recordingResume))
  }

  /// The stretches in which `agent` and `customer` hear one another.
  private func talking(_ conversation: Conversation, _ agent: Leg, _ customer: Leg) -> [TimeSpan] {
    guard let first = agent.presence, let second = customer.presence, let both = first.intersection(second) else {
      return []
    }
    return both.subtracting(conversation.holds(of: customer.index) + conversation.holds(of: agent.index))
  }

  /// The stream of one purpose of one conversation; `bucket` counts the occasions.
  func stream(_ entity: UInt64, _ purpose: Purpose, _ bucket: Int = 0) -> RandomStream {
    EntityKey(seed: seed, entity: entity).stream(purpose, bucket)
  }
}

extension TimeSpan {
  /// What is left of it when `holes` are taken out, in order.
  func subtracting(_ holes: [TimeSpan]) -> [TimeSpan] {
    var found: [TimeSpan] = []
    var position = start
    for hole in holes.sorted(by: { $0.start < $1.start }) where hole.overlaps(self) {
      if hole.start > position { found.append(TimeSpan(position, hole.start)) }
      position = max(position, hole.end)
    }
    if position < end { found.append(TimeSpan(position, end)) }
    return found
  }
}
