import GroundTruth
import Quantities
import Randomness

/// The transcripts, flags and notes of a conversation, and whose pages they reach; the memory serves one conversation
/// after the other.
///
/// They travel one channel: the server receives them in the order in which they were sent.
struct ConversationMessages {
  /// A stretch of a coach's leg.
  struct Coaching {
    var coach: Int
    var supervision: Supervision
  }

  /// In order of arrival at the server.
  private var messages: [CCPMessage] = []
  /// Whether anybody transcribes the conversation.
  private(set) var hasTranscripts = false
  private(set) var coachings: [Coaching] = []
  /// When nothing is transcribed.
  private var silences: [TimeSpan] = []

  /// The positions of the messages, in order of arrival at the server.
  var indices: Range<Int> { messages.indices }
  subscript(position: Int) -> CCPMessage { messages[position] }

  /// What a coach was doing at an instant; nil for everybody else.
  func supervision(by leg: Int, at time: SimulationTime) -> Supervision? {
    coachings.first { $0.coach == leg && $0.supervision.span.contains(time) }?.supervision
  }

  /// Turns to another conversation.
  mutating func begin(_ conversation: Conversation, seed: UInt64) {
    messages.removeAll(keepingCapacity: true)
    gatherCoachings(of: conversation)
    for action in conversation.actions.indices {
      if let message = message(of: action, in: conversation) { add(message) }
    }
    hasTranscripts = messages.contains { $0.kind == .transcript }
    guard !messages.isEmpty else { return }
    gatherSilences(of: conversation)
    receive(of: conversation, seed: seed)
  }

  /// Adds a message where it belongs by when it was sent, after those of the same instant.
  private mutating func add(_ message: CCPMessage) {
    var place = messages.count
    while place > 0, messages[place - 1].sentAt > message.sentAt { place -= 1 }
    messages.insert(message, at: place)
  }

  private mutating func gatherCoachings(of conversation: Conversation) {
    coachings.removeAll(keepingCapacity: true)
    for leg in conversation.legs.indices where conversation.legs[leg].role == .coach {
      conversation.forEachSupervision(by: leg) { coachings.append(Coaching(coach: leg, supervision: $0)) }
    }
  }

  /// Nothing is transcribed while the recording is paused or somebody is on hold, be it on its way to the server
  /// (REST reference, Create a Transcript).
  private mutating func gatherSilences(of conversation: Conversation) {
    silences.removeAll(keepingCapacity: true)
    conversation.appendRecordingPauses(to: &silences)
    for leg in conversation.legs.indices { conversation.appendHolds(of: leg, to: &silences) }
  }

  /// Lets the messages arrive, each after the one before, and drops what was said into a silence.
  private mutating func receive(of conversation: Conversation, seed: UInt64) {
    let entity = CCPIdentifiers.entity(of: conversation)
    var latest = Int64.min
    var kept = 0
    for position in messages.indices {
      var message = messages[position]
      let key = StreamKey(seed: seed, entity: entity, purpose: .reporting, bucket: UInt64(message.action))
      latest = max(latest, message.sentAt.milliseconds + Self.transit(key))
      message.serverReceived = latest
      message.receivedAt = max(message.sentAt, SimulationTime(milliseconds: latest))
      message.speech = TimeSpan(message.speech.start, message.receivedAt)
      if message.kind == .transcript && silences.contains(where: { $0.overlaps(message.speech) }) { continue }
      messages[kept] = message
      kept += 1
    }
    messages.removeLast(messages.count - kept)
  }

  /// Milliseconds from the client to the server.
  private static func transit(_ key: StreamKey) -> Int64 {
    var stream = RandomStream(key)
    while true {
      let drawn = Int64(stream.logNormal(median: CCPConventions.transitMedian, sigma: CCPConventions.transitSigma))
      if drawn <= CCPConventions.transitLimit { return drawn }
    }
  }
}
