import GroundTruth
import Quantities

/// Something an agent did to the call, as far as the platform takes part in it: an action of the truth without its words.
struct CallControl {
  /// What was done.
  enum Kind {
    case hold, unhold
    case blindTransfer
    case consultStart, consultComplete, consultCancel
    case merge, partyAdd

    /// Nil for what people do without the platform, and for supervision, which is read by itself.
    init?(_ kind: Action.Kind) {
      switch kind {
      case .hold: self = .hold
      case .unhold: self = .unhold
      case .transferBlind: self = .blindTransfer
      case .transferConsultStart: self = .consultStart
      case .transferConsultComplete: self = .consultComplete
      case .transferConsultCancel: self = .consultCancel
      case .conferenceMerge: self = .merge
      case .partyAdd: self = .partyAdd
      case .mute, .unmute, .coachStart, .coachRetarget, .coachStop, .monitorStart, .monitorStop, .barge, .partyDrop,
        .swap, .recordingPause, .recordingResume, .wrapUpStart, .wrapUpEnd, .flagRaise, .flagLower, .note, .utterance,
        .reconnect, .cameraOn, .cameraOff, .screenshareStart, .screenshareStop, .chat:
        return nil
      }
    }
  }

  let kind: Kind
  let at: SimulationTime
  /// Who acted.
  let leg: Int
  /// Whom it concerned.
  let target: Int?
}

extension Conversation {
  /// Puts the call controls among the actions, in their order, into `controls`.
  func readControls(into controls: inout [CallControl]) {
    controls.removeAll(keepingCapacity: true)
    for position in actions.indices {
      guard let kind = CallControl.Kind(actions[position].kind) else { continue }
      controls.append(
        CallControl(
          kind: kind, at: actions[position].at, leg: actions[position].leg, target: actions[position].target))
    }
  }
}
