import Dialects
import GroundTruth
import JSONText
import Quantities

/// Writes one event of the topic `v2.users.{id}.conversations`: the state of a conversation at an instant, as the desktop
/// of one of its users is told (reference section 7.2), in the order of the vendor's model of the topic.
///
/// A desktop is told of every change from when its user is first offered the call until their work after it is done
/// (inferred). Around the event stands what a subscriber adds when it is written down: when it came. It came at once.
struct NotificationDocument {
  let telling: ConversationDocument
  /// When, milliseconds since the epoch.
  let time: Int64

  /// Whether `user` is told of what happens at `time`.
  static func concerns(
    _ user: IdentifierBits, at time: Int64, _ plan: borrowing ConversationPlan, _ live: borrowing LivePlan
  ) -> Bool {
    var isThere = false
    var isOver = true
    for position in plan.participants.indices where plan.participants[position].user == user {
      let participant = plan.participants[position]
      if participant.joined <= time { isThere = true }
      if max(live.terminated[position], participant.left, participant.afterCallWork?.end ?? 0) >= time {
        isOver = false
      }
    }
    return isThere && !isOver
  }

  /// Writes the event for `user`; `correlation` identifies it.
  func write(
    for user: IdentifierBits, correlation: IdentifierBits, _ plan: borrowing ConversationPlan,
    _ live: borrowing LivePlan, to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("recordedAt")
    json.time(time)
    json.key("topicName")
    json.markIdentifier()
    json.uuid("v2.users.", user.high, user.low, suffix: ".conversations")
    json.key("version")
    json.literal("2")
    json.key("eventBody")
    writeBody(plan, live, to: &json)
    json.key("metadata")
    json.beginObject()
    json.key("CorrelationId")
    json.uuid(correlation)
    json.endObject()
    json.endObject()
  }

  private func writeBody(
    _ plan: borrowing ConversationPlan, _ live: borrowing LivePlan, to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("id")
    json.uuid(telling.organisation.identifiers.id(of: telling.conversation))
    if let start = live.conferenceStart, start <= time {
      json.key("maxParticipants")
      json.integer(Organisation.maximumParticipants)
    }
    json.key("participants")
    json.beginArray()
    for position in plan.order where plan.participants[position].joined <= time {
      write(position, plan, live, to: &json)
    }
    json.endArray()
    writeTransfers(plan, live, to: &json)
    let recording = recording(plan, live)
    json.key("recordingState")
    json.literal(recording.word)
    writeAddress(to: &json)
    if let queue = telling.conversation.queue, let label = telling.organisation.queues[queue].utilizationLabel {
      json.key("utilizationLabelId")
      json.uuid(label)
    }
    json.key("securePause")
    json.boolean(recording == .paused(isSecure: true))
    if telling.conversation.medium == .message,
      let last = telling.conversation.correspondence?.messages.last(where: { $0.at.milliseconds <= time })
    {
      json.key("inactivityTimeout")
      json.time((last.at + Organisation.inactivityTimeout).milliseconds)
    }
    telling.writeDivisions(plan, until: time, isLive: true, to: &json)
    json.endObject()
  }

  private func writeAddress(to json: inout JSONWriter) {
    if telling.conversation.medium.isWritten {
      guard telling.hasWrittenAddress else { return }
      json.key("address")
      telling.writeRecipient(to: &json)
    } else if let number = telling.conversation.serviceNumber {
      json.key("address")
      json.string("tel:", number)
    }
  }

  // MARK: Recording

  /// What the recorders of a call do.
  enum Recording: Equatable {
    case none, active
    case paused(isSecure: Bool)

    /// The state in lower case, as calls and this topic have it.
    var word: StaticString {
      switch self {
      case .none: "none"
      case .active: "active"
      case .paused: "paused"
      }
    }

    /// The state in upper case, as recorders have it.
    var recorderWord: StaticString {
      switch self {
      case .none: "NONE"
      case .active: "ACTIVE"
      case .paused: "PAUSED"
      }
    }
  }

  /// What the recorders of the outside party's call, the recorded one, do.
  func recording(_ plan: borrowing ConversationPlan, _ live: borrowing LivePlan) -> Recording {
    // Of what is written a record is kept, but no recorder runs.
    guard telling.conversation.isRecorded, !telling.conversation.medium.isWritten, let hub = plan.hub,
      let connected = plan.participants[hub].connected,
      max(connected, telling.conversation.recordedByHandFrom?.milliseconds ?? connected) <= time,
      time < plan.participants[hub].end
    else { return .none }
    if live.holds(.securePause, hub, at: time) != nil { return .paused(isSecure: true) }
    return live.holds(.restsOnHold, hub, at: time) != nil ? .paused(isSecure: false) : .active
  }

  // MARK: Transfers

  private func writeTransfers(
    _ plan: borrowing ConversationPlan, _ live: borrowing LivePlan, to json: inout JSONWriter
  ) {
    json.key("recentTransfers")
    json.beginArray()
    let known = plan.transfers.indices.filter { plan.transfers[$0].issued <= time }
    for position in known.suffix(TransferCommand.remembered) {
      let transfer = plan.transfers[position]
      json.beginObject()
      json.key("id")
      json.uuid(transfer.id)
      json.key("state")
      json.literal(state(of: transfer, live.transfers[position]))
      json.key("dateIssued")
      json.time(transfer.issued)
      telling.writeInitiator(transfer, to: &json)
      json.key("destination")
      telling.writeDestination(plan.participants[transfer.destination], to: &json)
      json.key("transferType")
      json.literal(transfer.isAttended ? "attended" : "unattended")
      json.endObject()
    }
    json.endArray()
  }

  private func state(of transfer: TransferCommand, _ course: TransferCourse) -> StaticString {
    if time < course.settled { return course.active.map { $0 <= time } ?? false ? "active" : "pending" }
    return switch transfer.state {
    case .complete: "complete"
    case .canceled: "canceled"
    case .failed: "failed"
    case .timeout: "timeout"
    }
  }
}
