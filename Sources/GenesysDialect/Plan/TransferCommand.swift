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
  /// The leg of the agent who asked.
  let initiator: Int
  /// The first leg of the destination.
  let destination: Int
  /// Whether the agent stayed until the destination accepted.
  let isAttended: Bool

  /// How many commands a conversation remembers (reference section 3.1: newest 20).
  static let remembered = 20
}

extension ConversationPlan {
  /// The transfers of the conversation, oldest first.
  var transfers: ArraySlice<TransferCommand> {
    var commands: [TransferCommand] = []
    for (position, action) in conversation.actions.enumerated() {
      guard action.kind == .transferBlind || action.kind == .transferConsultStart, let target = action.target
      else { continue }
      let isAttended = action.kind == .transferConsultStart
      let initiator = byLeg[action.leg]
      let click =
        isAttended ? action.at.milliseconds : initiator.end - initiator.timing.transferClick
      let ordinal = EntityID.child(of: EntityID.child(of: conversation.entity, action.leg), commands.count)
      commands.append(
        TransferCommand(
          id: organisation.identifiers.bits(ordinal, .transfer),
          state: isAttended ? consultState(after: position, by: action.leg, target: target) : .complete,
          issued: max(initiator.connected ?? initiator.start, min(click, initiator.end)), initiator: action.leg,
          destination: target, isAttended: isAttended))
    }
    return commands.suffix(TransferCommand.remembered)
  }

  /// What became of the consult that the action at `position` began.
  private func consultState(after position: Int, by leg: Int, target: Int) -> TransferCommand.State {
    for action in conversation.actions[(position + 1)...] where action.leg == leg {
      switch action.kind {
      case .transferConsultComplete where action.target == target: return .complete
      case .transferConsultCancel where action.target == target: return .canceled
      default: continue
      }
    }
    switch conversation.legs[target].end {
    case .noAnswer: return .timeout
    case .declined, .busy, .failed: return .failed
    case .hungUp, .peerLeft, .transferred, .abandoned, .routed, .cancelled, .removed, .networkLost, .meetingOver:
      return .canceled
    }
  }
}
