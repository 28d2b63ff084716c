import Dialects
import GroundTruth
import Quantities
import Randomness

/// A companion as one of its two parties has it.
struct CompanionView {
  let companion: Companion
  /// What its ids hang on.
  let entity: UInt64
  let isInitiator: Bool
  let participant: Participant
  let other: Participant
  /// How the party's own leg, and the other's, cut it off; nil when neither left at that moment.
  let cutOff: (isOwn: Bool, by: Disconnect.Kind)?

  /// What the companion at `position` of a conversation is to `participant`; nil when it is none of theirs.
  init?(_ position: Int, of participant: Participant, in conversation: Conversation, _ plan: borrowing ConversationPlan)
  {
    let companion = conversation.companions[position]
    guard let leg = participant.leg, companion.initiator == leg || companion.other == leg else { return nil }
    self.companion = companion
    entity = EntityID.child(of: EntityID.child(of: conversation.entity, "beside"), position)
    isInitiator = companion.initiator == leg
    let counterpart = isInitiator ? companion.other : companion.initiator
    self.participant = participant
    other = plan.participants[counterpart]
    let end = companion.span.end
    cutOff =
      if conversation.legs[leg].leftAt == end {
        (true, participant.disconnect.kind)
      } else if conversation.legs[counterpart].leftAt == end {
        (false, other.disconnect.kind)
      } else {
        nil
      }
  }

  /// Milliseconds since the epoch, within what the platform saw of the participant.
  func clamped(_ time: Int64) -> Int64 { min(max(time, participant.start), participant.end) }
  var offered: Int64 { clamped(companion.offeredAt.milliseconds) }
  var start: Int64 { isInitiator && !waits ? offered : clamped(companion.span.start.milliseconds) }
  var end: Int64 { clamped(companion.span.end.milliseconds) }
  /// Who is asked is alerted.
  var isAlerted: Bool { !isInitiator }
  /// What goes on before it comes about, as a segment; nil where nothing does.
  var opening: StaticString? {
    if isAlerted { return "Alert" }
    return companion.kind == .coBrowse || companion.kind == .screenShare ? "Contacting" : nil
  }
  /// Whether who asks is there only when the other is: all but who writes to a colleague.
  private var waits: Bool { companion.kind != .notes }
  /// Whether it came about on this side: who asked was connected all the while, where nothing has to be waited for.
  var isConnected: Bool { companion.answer == .accepted || isInitiator && !waits }

  var initialState: StaticString {
    guard isInitiator else { return "alerting" }
    // A page is offered, a screen asked for, a camera called, a desktop reached.
    return switch companion.kind {
    case .coBrowse: "offering"
    case .screenShare: "contacting"
    case .video: "dialing"
    case .screenMonitoring: companion.isOfPerson ? "connected" : "none"
    case .notes: "connected"
    }
  }

  /// The state at `time`, milliseconds since the epoch.
  func state(at time: Int64) -> StaticString {
    if end <= time { return "disconnected" }
    return isConnected && start <= time ? "connected" : initialState
  }

  /// Whether the party's microphone, or camera, sends nothing at `time`; who never came sends nothing at all.
  func isMuted(audio isOfAudio: Bool, at time: Int64) -> Bool {
    guard isConnected, start <= time else { return true }
    return companion.silences.contains {
      $0.isInitiators == isInitiator && $0.isOfAudio == isOfAudio && $0.at.milliseconds <= time
    }
  }

  /// Whether the party shows a screen over the cameras at `time`.
  func showsScreen(at time: Int64) -> Bool {
    !isInitiator && companion.screenAt.map { $0.milliseconds <= time } ?? false
  }

  /// Why it ended.
  var disconnect: StaticString {
    // A screen that is watched ends by the platform, whoever it was.
    guard companion.kind != .screenMonitoring else { return "system" }
    switch companion.answer {
    case .expired: return "timeout"
    case .unsupported: return isInitiator ? "peer" : "uncallable"
    case .failed: return isInitiator ? "error" : "peer"
    case .accepted, .rejected: break
    }
    return switch companion.ending {
    case .conversation: cutOffWord
    case .initiator: isInitiator ? "client" : "peer"
    case .other: isInitiator ? "peer" : "client"
    case .initiatorLost: isInitiator ? "transport.failure" : "peer"
    case .otherLost: isInitiator ? "peer" : "transport.failure"
    }
  }

  /// Whoever leaves the conversation by a transfer, or because something failed, leaves what goes on beside it by the
  /// same; what an ordinary end cuts off, the platform ends.
  private var cutOffWord: StaticString {
    guard let cutOff else { return "system" }
    let word: StaticString? =
      switch cutOff.by {
      case .transfer, .takeover: "transfer"
      case .transferConsult, .transferConference, .transferForward:
        companion.kind == .notes ? "transfer" : cutOff.by.word
      case .transportFailure, .error, .endpoint, .other: companion.kind == .notes ? nil : cutOff.by.word
      case .client, .system, .timeout, .peer, .uncallable, .inactivity, .spam, .sessionExpired, .transferNoAnswer,
        .endpointDoNotDisturb, .transferDoNotDisturb, .transferNotAvailable:
        nil
      }
    return word.map { cutOff.isOwn ? $0 : "peer" } ?? "system"
  }
}
