import JSONText
import Quantities

/// A conversation document as the rules read it: nothing here is shared with the writing side.
struct ConversationReading {
  let json: JSONValue
  /// Participants in the order of the document, each with its calls.
  let participants: [ParticipantReading]

  init(_ json: JSONValue) {
    self.json = json
    participants = (json["participants"]?.elements ?? []).map(ParticipantReading.init)
  }

  var id: String? { json["id"]?.string }
  /// Every call, or whatever is written in its place, with its participant.
  var calls: [CallReading] { participants.flatMap(\.calls) }
  /// Every call and every callback, with its participant.
  var communications: [CallReading] { participants.flatMap(\.communications) }
  /// The call of the outside party whom all others' calls point at: the first one that stands outside.
  var hub: CallReading? { calls.first { $0.participant.isOutside } }
  /// The caller's call of a conversation inside the house, to which nobody from outside belongs.
  var houseCall: CallReading? {
    guard hub == nil, let first = calls.first, first.participant.isUser, first.initialState == "contacting" else {
      return nil
    }
    return first
  }
  /// What goes on beside it, list by list and participant by participant.
  var beside: [CompanionReading] {
    participants.flatMap { participant in
      Self.besideMedia.flatMap { list in
        (participant.json[list]?.elements ?? []).map {
          CompanionReading(participant: participant, list: list, json: $0)
        }
      }
    }
  }
  private static let besideMedia = [
    "cobrowsesessions", "internalMessages", "screenMonitorings", "screenshares", "videos",
  ]
  /// Whether more than two parties were meant to speak at once.
  var isConference: Bool { json["maxParticipants"] != nil }
  /// The commands in the list of transfers.
  var transfers: [JSONValue] { json["recentTransfers"]?.elements ?? [] }

  /// The participant with this id.
  func participant(_ id: String?) -> ParticipantReading? {
    guard let id else { return nil }
    return participants.first { $0.id == id }
  }

  /// The media lists in which a conversation is held: speech, and what is written.
  static let mainMedia = ["calls", "chats", "emails", "messages", "socialExpressions"]

  /// The media lists of what goes on beside it.
  static let otherMedia = [
    "callbacks", "cobrowsesessions", "internalMessages", "screenMonitorings", "screenshares", "videos",
  ]
}

/// A communication of what goes on beside a conversation.
struct CompanionReading {
  let participant: ParticipantReading
  /// The list that it stands in.
  let list: String
  let json: JSONValue
}

/// A participant.
struct ParticipantReading {
  let json: JSONValue

  init(_ json: JSONValue) { self.json = json }

  var id: String? { json["id"]?.string }
  var purpose: String { json["purpose"]?.string ?? "" }
  var userID: String? { json["userId"]?.string }
  var queueID: String? { json["queueId"]?.string }
  var queueName: String? { json["queueName"]?.string }
  var start: Int64? { json.milliseconds("startTime") }
  var connected: Int64? { json.milliseconds("connectedTime") }
  var end: Int64? { json.milliseconds("endTime") }
  var roles: [String] { (json["mediaRoles"]?.elements ?? []).compactMap(\.string) }
  /// The communications in which the conversation is held.
  var calls: [CallReading] {
    ConversationReading.mainMedia.flatMap { medium in
      (json[medium]?.elements ?? []).map { CallReading(participant: self, medium: medium, json: $0) }
    }
  }
  var callbacks: [CallReading] { read("callbacks") }
  var communications: [CallReading] { calls + callbacks }
  /// Whether it stands outside the organisation.
  var isOutside: Bool { purpose == "customer" || purpose == "external" }
  /// Whether it is one of the organisation's people.
  var isUser: Bool { purpose == "agent" || purpose == "user" }
  /// Whether it listens in on others: its media never had the full role.
  var isSupervisor: Bool { isUser && !roles.contains("full") }
  private func read(_ medium: String) -> [CallReading] {
    (json[medium]?.elements ?? []).map { CallReading(participant: self, medium: medium, json: $0) }
  }
  /// What a message calls it.
  var label: String { "\(purpose) \(json["name"]?.string ?? id ?? "")" }
}

/// A call of a participant, or a callback, or a communication of the medium in which the conversation is held instead.
struct CallReading {
  let participant: ParticipantReading
  /// The list that it stands in.
  let medium: String
  let json: JSONValue

  var id: String? { json["id"]?.string }
  var state: String { json["state"]?.string ?? "" }
  var initialState: String { json["initialState"]?.string ?? "" }
  var disconnectType: String? { json["disconnectType"]?.string }
  var connected: Int64? { json.milliseconds("connectedTime") }
  var disconnected: Int64? { json.milliseconds("disconnectedTime") }
  var segments: [SegmentReading] { (json["segments"]?.elements ?? []).map(SegmentReading.init) }
  /// Segments without the work after the call.
  var spoken: [SegmentReading] { segments.filter { $0.type != "Wrapup" } }
  /// Whether the leg left because it was handed on.
  var leftByTransfer: Bool { disconnectType.map { $0.hasPrefix("transfer") || $0 == "takeover" } ?? false }
  /// Whether it is written, not spoken.
  var isWritten: Bool { medium != "calls" && medium != "callbacks" }
  /// Whether the media path is still there.
  var isLive: Bool { state != "disconnected" && state != "terminated" }
}

/// A segment of a call.
struct SegmentReading {
  let json: JSONValue

  init(_ json: JSONValue) { self.json = json }

  var type: String { json["type"]?.string ?? "" }
  var howEnded: String { json["howEnded"]?.string ?? "" }
  var disconnectType: String? { json["disconnectType"]?.string }
  var start: Int64? { json.milliseconds("startTime") }
  var end: Int64? { json.milliseconds("endTime") }
}

extension JSONValue {
  /// The instant under `key` in milliseconds since the epoch; nil when there is none or it is no time.
  func milliseconds(_ key: String) -> Int64? {
    guard let text = self[key]?.string else { return nil }
    return Self.epochMilliseconds(text)
  }

  /// `2026-03-02T14:00:00.118Z`, with or without the fraction, in milliseconds since the epoch.
  static func epochMilliseconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count == 20 || bytes.count == 24 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
      let minute = number(14..<16), let second = number(17..<19),
      let fraction = bytes.count == 24 ? number(20..<23) : 0,
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return ((date.daysSinceEpoch * 24 + Int64(hour)) * 60 + Int64(minute)) * 60_000 + Int64(second) * 1_000
      + Int64(fraction)
  }
}
