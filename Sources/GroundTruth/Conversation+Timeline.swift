public import Quantities

/// How a coach takes part at a moment.
public enum SupervisionMode: Hashable, Sendable {
  /// Hears all, is heard by none.
  case monitor
  /// Hears all, is heard by the agent only.
  case whisper
  /// Hears all and is heard by all.
  case barge
}

/// A stretch of a coach's leg in one mode with one agent.
public struct Supervision: Hashable, Sendable {
  /// When.
  public var span: TimeSpan
  /// How.
  public var mode: SupervisionMode
  /// The agent's leg.
  public var target: Int

  /// A stretch with the given facts.
  public init(span: TimeSpan, mode: SupervisionMode, target: Int) {
    self.span = span
    self.mode = mode
    self.target = target
  }
}

/// What follows from the list of actions: one reading of it for every dialect.
extension Conversation {
  /// The intervals during which `leg` was on hold; a hold still open when the leg ends, ends with it.
  public func holds(of leg: Int) -> [TimeSpan] {
    spans(until: legs[leg].leftAt) { action in
      guard action.target == leg else { return nil }
      switch action.kind {
      case .hold: return true
      case .unhold: return false
      default: return nil
      }
    }
  }

  /// The intervals during which `leg` had muted itself.
  public func mutes(of leg: Int) -> [TimeSpan] {
    spans(of: leg, from: .mute, to: .unmute, until: legs[leg].leftAt)
  }

  /// The intervals during which nothing was recorded, for a recorded conversation.
  public var recordingPauses: [TimeSpan] {
    spans(until: span.end) { action in
      switch action.kind {
      case .recordingPause: true
      case .recordingResume: false
      default: nil
      }
    }
  }

  /// The intervals during which `leg` sent camera video.
  public func cameras(of leg: Int) -> [TimeSpan] {
    spans(of: leg, from: .cameraOn, to: .cameraOff, until: legs[leg].leftAt)
  }

  /// The intervals during which `leg` shared a screen.
  public func screenshares(of leg: Int) -> [TimeSpan] {
    spans(of: leg, from: .screenshareStart, to: .screenshareStop, until: legs[leg].leftAt)
  }

  /// What a coach's leg did, in order, without gaps between a change of mode.
  public func supervision(by leg: Int) -> [Supervision] {
    var found: [Supervision] = []
    var open: (start: SimulationTime, mode: SupervisionMode, target: Int)?
    func close(at time: SimulationTime) {
      guard let current = open else { return }
      found.append(
        Supervision(span: TimeSpan(current.start, time), mode: current.mode, target: current.target))
      open = nil
    }
    for action in actions where action.leg == leg {
      switch action.kind {
      case .monitorStart, .coachStart, .coachRetarget, .barge:
        close(at: action.at)
        let mode: SupervisionMode =
          action.kind == .monitorStart ? .monitor : action.kind == .barge ? .barge : .whisper
        if let target = action.target { open = (action.at, mode, target) }
      case .monitorStop, .coachStop: close(at: action.at)
      default: break
      }
    }
    close(at: legs[leg].leftAt)
    return found.filter { !$0.span.isEmpty }
  }

  private func spans(of leg: Int, from opening: Action.Kind, to closing: Action.Kind, until end: SimulationTime)
    -> [TimeSpan]
  {
    spans(until: end) { action in
      guard action.leg == leg else { return nil }
      return action.kind == opening ? true : action.kind == closing ? false : nil
    }
  }

  /// Pairs the actions that `opens` calls true with those it calls false.
  private func spans(until end: SimulationTime, _ opens: (Action) -> Bool?) -> [TimeSpan] {
    var found: [TimeSpan] = []
    var start: SimulationTime?
    for action in actions {
      switch (opens(action), start) {
      case (true?, nil): start = action.at
      case (false?, let begun?):
        found.append(TimeSpan(begun, min(action.at, end)))
        start = nil
      default: break
      }
    }
    if let start, start < end { found.append(TimeSpan(start, end)) }
    return found
  }
}
