import Dialects
import GroundTruth
import Quantities
import Randomness

/// A transfer that somebody asked for (reference section 3.8).
struct TransferCommand {
  enum State {
    case complete, canceled, failed, timeout

    var word: StaticString {
      switch self {
      case .complete: "Complete"
      case .canceled: "Canceled"
      case .failed: "Failed"
      case .timeout: "Timeout"
      }
    }
  }

  let id: IdentifierBits
  let state: State
  /// Milliseconds since the epoch.
  let issued: Int64
  /// The leg of the agent who asked; nil when the organisation's exchange sent the call on.
  let initiator: Int?
  /// The first leg of the destination.
  let destination: Int
  /// Whether the agent stayed until the destination accepted.
  let isAttended: Bool

  /// How many commands a conversation remembers (reference section 3.1: newest 20).
  static let remembered = 20
}

extension ConversationPlan {
  /// Lists the transfers of the conversation.
  mutating func listTransfers(_ conversation: Conversation, _ organisation: Organisation) {
    transfers.removeAll(keepingCapacity: true)
    for (position, control) in controls.enumerated() {
      guard control.kind == .blindTransfer || control.kind == .consultStart, let target = control.target
      else { continue }
      let isAttended = control.kind == .consultStart
      let initiator = participants[control.leg]
      let click = isAttended ? control.at.milliseconds : initiator.end - initiator.timing.transferClick
      let ordinal = EntityID.child(of: EntityID.child(of: conversation.entity, control.leg), transfers.count)
      transfers.append(
        TransferCommand(
          id: organisation.identifiers.bits(ordinal, .transfer),
          state: isAttended ? consultState(after: position, by: control.leg, target, conversation) : .complete,
          issued: max(initiator.connected ?? initiator.start, min(click, initiator.end)), initiator: control.leg,
          destination: target, isAttended: isAttended))
    }
    if conversation.office != nil { listDiversions(conversation, organisation) }
  }

  /// What the exchange sent on is a transfer that nobody asked for (reference section 3.8: then without an initiator).
  private mutating func listDiversions(_ conversation: Conversation, _ organisation: Organisation) {
    // Of a group all ring at once: the group sends on, not each of them.
    guard conversation.office?.group == nil else { return }
    for leg in conversation.legs.indices {
      guard let target = conversation.destination(ofDiverted: leg) else { continue }
      let ordinal = EntityID.child(of: EntityID.child(of: conversation.entity, leg), transfers.count)
      let state: TransferCommand.State =
        if conversation.legs[target].answeredAt != nil { .complete } else {
          switch conversation.legs[target].end {
          case .noAnswer: .timeout
          case .declined, .routed, .failed, .busy: .failed
          case .hungUp, .peerLeft, .transferred, .abandoned, .cancelled, .removed, .networkLost, .meetingOver,
            .diallerHungUp:
            .canceled
          }
        }
      transfers.append(
        TransferCommand(
          id: organisation.identifiers.bits(ordinal, .transfer), state: state, issued: participants[leg].end,
          initiator: nil, destination: target, isAttended: false))
    }
  }

  /// What became of the consult that the control at `position` began.
  private func consultState(
    after position: Int, by leg: Int, _ target: Int, _ conversation: Conversation
  ) -> TransferCommand.State {
    for control in controls[(position + 1)...] where control.leg == leg && control.target == target {
      if control.kind == .consultComplete { return .complete }
      if control.kind == .consultCancel { return .canceled }
    }
    switch conversation.legs[target].end {
    case .noAnswer: return .timeout
    case .declined, .busy, .failed: return .failed
    case .hungUp, .peerLeft, .transferred, .abandoned, .routed, .cancelled, .removed, .networkLost, .meetingOver,
      .diallerHungUp:
      return .canceled
    }
  }
}
