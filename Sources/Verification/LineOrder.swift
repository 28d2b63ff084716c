import Dialects
import Documents
import JSONText

/// By what the lines of a file are ordered: the time as it stands in the line, then the line's primary id, then the
/// order of that id's own lines (contract, section 2).
struct LineOrder: Sendable {
  /// The keys to the time, from the outside in.
  let time: [String]
  /// The keys to the primary id.
  let id: [String]
  /// The key of a number that counts the id's lines from 1.
  let sequence: String?

  private init(time: String..., id: String..., sequence: String? = nil) {
    self.time = time
    self.id = id
    self.sequence = sequence
  }

  /// The order of each document type.
  static let all: [String: LineOrder] = [
    "twilio.conference-participant-summary": LineOrder(time: "leave_time", id: "participant_sid"),
    "twilio.call-event": LineOrder(time: "timestamp", id: "call_sid"),
    "realtimekit.session": LineOrder(time: "started_at", id: "id"),
    "realtimekit.participant": LineOrder(time: "joined_at", id: "id"),
    "realtimekit.peer-report": LineOrder(time: "joined_at", id: "id"),
    "realtimekit.response": LineOrder(time: "asked_at", id: "id"),
    "realtimekit.download": LineOrder(time: "created_at", id: "id"),
    "ccp.event": LineOrder(time: "recordedAt", id: "stream", sequence: "seq"),
    "genesys.conversation": LineOrder(time: "startTime", id: "id"),
    "genesys.notification": LineOrder(time: "recordedAt", id: "topicName"),
    "truth.conversation": LineOrder(time: "started_at", id: "conversation_id"),
    "truth.impairment": LineOrder(time: "from", id: "impairment_id"),
    "truth.agent-state": LineOrder(time: "at", id: "person"),
    "truth.media": LineOrder(time: "from", id: "conversation_id"),
    "truth.anomaly": LineOrder(time: "at", id: "anomaly_id"),
  ]

  /// The order of lines that are wrapped, of every type.
  static func wrapped(_ type: DocumentType) -> LineOrder? {
    type.stream.envelopeOrder.map { LineOrder(time: $0.time, id: $0.identifier) }
  }

  /// Where a line stands, or nil when it lacks what orders it, which its contract table reports.
  func place(of document: JSONValue) -> LinePlace? {
    guard let time = Self.value(time, in: document), let id = Self.value(id, in: document)?.string else { return nil }
    // A time is text or epoch milliseconds.
    guard let instant = time.integer ?? time.string.flatMap(TextFormat.milliseconds(of:)) else { return nil }
    return LinePlace(time: instant, id: id, number: sequence.flatMap { document[$0]?.integer })
  }

  private static func value(_ keys: [String], in document: JSONValue) -> JSONValue? {
    var value: JSONValue? = document
    for key in keys { value = value?[key] }
    return value
  }
}

/// Where one line stands in its file.
struct LinePlace: Sendable {
  /// Milliseconds since the epoch.
  let time: Int64
  let id: String
  /// The line's own count within its id, where it has one.
  let number: Int64?
}

/// Follows the lines of one file and complains of one that comes before its predecessor.
struct LineOrderCheck {
  private var previous: LinePlace?
  private var counts: [String: Int64] = [:]

  /// What is wrong with the next line, nil when nothing is.
  mutating func complaint(about place: LinePlace) -> String? {
    defer { previous = place }
    if let number = place.number {
      let expected = counts[place.id, default: 0] + 1
      counts[place.id] = number
      if number != expected { return "is number \(number) of \(place.id), expected \(expected)" }
    }
    guard let previous else { return nil }
    if place.time < previous.time { return "is \(previous.time - place.time) ms earlier than the line before" }
    let isBefore = place.time == previous.time && place.id.utf8.lexicographicallyPrecedes(previous.id.utf8)
    return isBefore ? "has the time of the line before and a smaller id" : nil
  }
}
