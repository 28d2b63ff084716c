public import Quantities

/// A recording of an agent's screen, which begins when the agent's desktop has been asked for it and answers.
public struct ScreenRecording: Hashable, Sendable {
  /// How it came to its end.
  public enum Ending: Hashable, Sendable, CaseIterable {
    /// With the agent's part, or with the work after it.
    case stopped
    /// The desktop said that it could not.
    case failed
    /// The desktop did not answer.
    case timedOut
  }

  /// The agent's leg: a position in `Conversation.legs`.
  public var leg: Int
  /// When the desktop was asked.
  public var requestedAt: SimulationTime
  /// From when to when it was recorded; empty, at its end, where it never was.
  public var span: TimeSpan
  /// How it came to its end.
  public var ending: Ending

  /// A recording with the given facts.
  public init(leg: Int, requestedAt: SimulationTime, span: TimeSpan, ending: Ending) {
    self.leg = leg
    self.requestedAt = requestedAt
    self.span = span
    self.ending = ending
  }
}
