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
    var found: [TimeSpan] = []
    appendHolds(of: leg, to: &found)
    return found
  }

  /// Adds what `holds` returns to `spans`, which allocates nothing once it has room.
  public func appendHolds(of leg: Int, to spans: inout [TimeSpan]) {
    appendSpans(until: legs[leg].leftAt, to: &spans) { action in
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
    var found: [TimeSpan] = []
    appendMutes(of: leg, to: &found)
    return found
  }

  /// Adds what `mutes` returns to `spans`, which allocates nothing once it has room.
  public func appendMutes(of leg: Int, to spans: inout [TimeSpan]) {
    appendSpans(of: leg, from: .mute, to: .unmute, until: legs[leg].leftAt, to: &spans)
  }

  /// The intervals during which nothing was recorded, for a recorded conversation.
  public var recordingPauses: [TimeSpan] {
    var found: [TimeSpan] = []
    appendRecordingPauses(to: &found)
    return found
  }

  /// Adds what `recordingPauses` returns to `spans`, which allocates nothing once it has room.
  public func appendRecordingPauses(to spans: inout [TimeSpan]) {
    appendSpans(until: span.end, to: &spans) { action in
      switch action.kind {
      case .recordingPause: true
      case .recordingResume: false
      default: nil
      }
    }
  }

  /// The intervals during which `leg` sent camera video.
  public func cameras(of leg: Int) -> [TimeSpan] {
    var found: [TimeSpan] = []
    appendCameras(of: leg, to: &found)
    return found
  }

  /// Adds what `cameras` returns to `spans`, which allocates nothing once it has room.
  public func appendCameras(of leg: Int, to spans: inout [TimeSpan]) {
    appendSpans(of: leg, from: .cameraOn, to: .cameraOff, until: legs[leg].leftAt, to: &spans)
  }

  /// The intervals during which `leg` shared a screen.
  public func screenshares(of leg: Int) -> [TimeSpan] {
    var found: [TimeSpan] = []
    appendScreenshares(of: leg, to: &found)
    return found
  }

  /// Adds what `screenshares` returns to `spans`, which allocates nothing once it has room.
  public func appendScreenshares(of leg: Int, to spans: inout [TimeSpan]) {
    appendSpans(of: leg, from: .screenshareStart, to: .screenshareStop, until: legs[leg].leftAt, to: &spans)
  }

  /// What a coach's leg did, in order, without gaps between a change of mode.
  public func supervision(by leg: Int) -> [Supervision] {
    var found: [Supervision] = []
    forEachSupervision(by: leg) { found.append($0) }
    return found
  }

  /// Calls `body` with what `supervision` returns, one after the other.
  public func forEachSupervision(by leg: Int, _ body: (Supervision) -> Void) {
    var open: Supervision?
    for action in actions where action.leg == leg {
      let mode: SupervisionMode?
      switch action.kind {
      case .monitorStart: mode = .monitor
      case .coachStart, .coachRetarget: mode = .whisper
      case .barge: mode = .barge
      case .monitorStop, .coachStop: mode = nil
      default: continue
      }
      if let current = open, current.span.start < action.at { body(current.until(action.at)) }
      open = nil
      if let mode, let target = action.target {
        open = Supervision(span: TimeSpan(action.at, action.at), mode: mode, target: target)
      }
    }
    if let current = open, current.span.start < legs[leg].leftAt { body(current.until(legs[leg].leftAt)) }
  }

  private func appendSpans(
    of leg: Int, from opening: Action.Kind, to closing: Action.Kind, until end: SimulationTime,
    to found: inout [TimeSpan]
  ) {
    appendSpans(until: end, to: &found) { action in
      guard action.leg == leg else { return nil }
      return action.kind == opening ? true : action.kind == closing ? false : nil
    }
  }

  /// Pairs the actions that `opens` calls true with those it calls false.
  private func appendSpans(
    until end: SimulationTime, to found: inout [TimeSpan], _ opens: (Action) -> Bool?
  ) {
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
  }
}

extension Supervision {
  /// The same, ended at `time`.
  fileprivate func until(_ time: SimulationTime) -> Supervision {
    Supervision(span: TimeSpan(span.start, time), mode: mode, target: target)
  }
}
