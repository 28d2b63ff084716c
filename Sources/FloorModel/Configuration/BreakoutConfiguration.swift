public import Randomness

/// Rooms into which the attendees of a meeting part for a while.
///
/// Whoever runs the meeting stays; the others are dealt out among the rooms, at least two to each, and brought back at the
/// end. A meeting that would be over before that, or has too few attendees, does without.
public struct BreakoutConfiguration: Hashable, Sendable {
  /// How many rooms at most, 1 through 50.
  public var rooms: Int
  /// Seconds after the meeting's start at which they open.
  ///
  /// Default 300.
  public var after = Distribution.constant(300)
  /// Seconds for which they are open.
  ///
  /// Default 300.
  public var duration = Distribution.constant(300)

  /// So many rooms.
  public init(rooms: Int) { self.rooms = rooms }
}
