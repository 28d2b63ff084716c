import GroundTruth
import Quantities
import Randomness

/// The transcripts, flags and notes of a conversation, and whose pages they reach.
///
/// They travel one channel: the server receives them in the order in which they were sent.
struct ConversationMessages {
  struct Message {
    var message: CCPMessage
    /// The leg that spoke or wrote.
    var sender: Int
    /// The agent's leg that a flag or note belongs to; nil for a transcript.
    var owner: Int?
    var sentAt: SimulationTime
    var receivedAt: SimulationTime
    /// From the first word to the arrival at the server, for a transcript.
    var speech: TimeSpan
  }

  /// In order of arrival at the server.
  let messages: [Message]
  private let calls: [AgentCall?]
  /// By leg: when it was on hold, and whom it supervised.
  private let holds: [[TimeSpan]]
  private let supervisions: [[Supervision]]
  private let ends: [SimulationTime]

  init(_ conversation: Conversation, _ calls: [AgentCall?], _ directory: CellDirectory, _ conventions: CCPConventions) {
    self.calls = calls
    holds = conversation.legs.map { conversation.holds(of: $0.index) }
    supervisions = conversation.legs.map { $0.role == .coach ? conversation.supervision(by: $0.index) : [] }
    ends = conversation.legs.map(\.leftAt)
    let maker = Maker(conversation: conversation, directory: directory, conventions: conventions)
    messages = maker.messages()
  }

  /// Whether a message reaches the page of the agent at leg `agent`.
  ///
  /// The page takes an entry while its call is connected and no longer; a transcript also not while the agent is on
  /// hold, whom the speech does not reach.
  func reachesAgent(_ agent: Int, _ message: Message) -> Bool {
    guard let call = calls[agent], let connected = call.connectedAt else { return false }
    guard connected <= message.speech.start, message.receivedAt <= call.leg.leftAt else { return false }
    guard let owner = message.owner else { return !holds[agent].contains { $0.overlaps(message.speech) } }
    guard owner == agent else { return false }
    // Raised before the call connected, a flag was never up on the page and cannot be lowered.
    return message.message.kind != .flagLower || raise(of: message).map { reachesAgent(agent, $0) } ?? false
  }

  /// Whether a message reaches the page of the coach at leg `coach`.
  ///
  /// Transcripts and notes come while they supervise. A flag is an alert of the command centre: it reaches whoever
  /// supervises that agent then or later in the conversation, and its lowering whom the raising reached.
  func reachesCoach(_ coach: Int, _ message: Message) -> Bool {
    let spans = supervisions[coach]
    guard let owner = message.owner else {
      let isHeard = spans.contains { $0.span.contains(message.speech.start) }
      return isHeard && message.receivedAt <= ends[coach]
        && calls.contains { call in call.map { reachesAgent($0.leg.index, message) } ?? false }
    }
    guard reachesAgent(owner, message) else { return false }
    switch message.message.kind {
    case .note, .transcript:
      return spans.contains { $0.target == owner && $0.span.contains(message.sentAt) }
    case .flagRaise: return alerts(coach, of: message)
    case .flagLower: return raise(of: message).map { alerts(coach, of: $0) } ?? false
    }
  }

  /// The raising of the flag that a message lowers.
  private func raise(of lowering: Message) -> Message? {
    messages.last { $0.message.kind == .flagRaise && $0.sentAt <= lowering.sentAt }
  }

  private func alerts(_ coach: Int, of raise: Message) -> Bool {
    supervisions[coach].contains { $0.target == raise.owner && $0.span.end > raise.sentAt }
  }
}

/// Turns actions into messages.
private struct Maker {
  let conversation: Conversation
  let directory: CellDirectory
  let conventions: CCPConventions

  func messages() -> [ConversationMessages.Message] {
    let drafts = conversation.actions.enumerated().compactMap { draft(of: $0.element, position: $0.offset) }
      .enumerated().sorted { ($0.element.sentAt, $0.offset) < ($1.element.sentAt, $1.offset) }.map(\.element)
    // Nothing is transcribed while the recording is paused or somebody is on hold, be it on its way to the server
    // (REST reference, Create a Transcript).
    let silences = conversation.recordingPauses + conversation.legs.flatMap { conversation.holds(of: $0.index) }
    var latest = Int64.min
    var found: [ConversationMessages.Message] = []
    for var draft in drafts {
      latest = max(latest, draft.message.serverReceived)
      draft.message.serverReceived = latest
      draft.receivedAt = max(draft.sentAt, SimulationTime(milliseconds: latest))
      draft.speech = TimeSpan(draft.speech.start, draft.receivedAt)
      let isLost = draft.message.kind == .transcript && silences.contains { $0.overlaps(draft.speech) }
      if !isLost { found.append(draft) }
    }
    return found
  }

  private func draft(of action: Action, position: Int) -> ConversationMessages.Message? {
    guard let kind = Self.kind(of: action.kind), let role = role(of: action) else { return nil }
    let sentAt = action.at + action.duration
    let identifiers = CCPIdentifiers(directory)
    let person = conversation.person(of: conversation.legs[action.leg])
    let owner = kind == .transcript ? nil : owner(of: action)
    if kind != .transcript && owner == nil { return nil }
    var message = CCPMessage(
      kind: kind, id: identifiers.messageID(conversation, action: position), clientSent: sentAt.milliseconds,
      serverReceived: sentAt.milliseconds + transit(position), text: kind == .flagLower ? nil : action.text,
      role: role, displayName: kind == .transcript ? nil : person.displayName, voiceCallID: nil)
    if conventions.namesVoiceCall, kind == .flagRaise || kind == .flagLower, let owner {
      message.voiceCallID = identifiers.voiceCallID(conversation, conversation.legs[owner])
    }
    return ConversationMessages.Message(
      message: message, sender: action.leg, owner: owner, sentAt: sentAt, receivedAt: sentAt,
      speech: TimeSpan(action.at, sentAt))
  }

  private static func kind(of action: Action.Kind) -> CCPMessage.Kind? {
    switch action {
    case .utterance: .transcript
    case .flagRaise: .flagRaise
    case .flagLower: .flagLower
    case .note: .note
    default: nil
    }
  }

  /// Nil for speech that is not transcribed: a coach's before joining in, and where the convention says so the
  /// customer's.
  ///
  /// An outside party speaks as the customer does (inferred).
  private func role(of action: Action) -> CCPMessage.Role? {
    switch conversation.legs[action.leg].role {
    case .agent: .agent
    case .coach:
      action.kind != .utterance || isBarging(action) ? .supervisor : nil
    case .customer, .external: conventions.transcriptRoles == .observed ? .endUser : nil
    case .ivr, .queue, .attendee: nil
    }
  }

  private func isBarging(_ action: Action) -> Bool {
    conversation.supervision(by: action.leg).contains { $0.mode == .barge && $0.span.contains(action.at) }
  }

  /// The agent on whose page a flag or note stands: the agent who wrote it, the one whom a writing coach supervises,
  /// and for a flag that is lowered whoever had raised it.
  private func owner(of action: Action) -> Int? {
    if action.kind == .flagLower {
      return conversation.actions.last { $0.kind == .flagRaise && $0.at <= action.at }?.leg
    }
    guard conversation.legs[action.leg].role == .coach else { return action.leg }
    return conversation.supervision(by: action.leg).first { $0.span.contains(action.at) }?.target
  }

  /// Milliseconds from the client to the server.
  private func transit(_ position: Int) -> Int64 {
    var stream = RandomStream(
      StreamKey(
        seed: directory.seed, entity: CCPIdentifiers.entity(of: conversation), purpose: .reporting,
        bucket: UInt64(position)))
    while true {
      let drawn = Int64(stream.logNormal(median: CCPConventions.transitMedian, sigma: CCPConventions.transitSigma))
      if drawn <= CCPConventions.transitLimit { return drawn }
    }
  }
}
