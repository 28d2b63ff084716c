public import Quantities

/// A message that a caller left for a queue instead of waiting, and what became of it.
///
/// Messages that are left for a person after a transfer are no queue's business and have none.
public struct VoicemailMessage: Hashable, Sendable {
  /// What became of the recording.
  public enum Storage: Hashable, Sendable, CaseIterable {
    case stored
    /// It could not be stored, or took too long.
    case failed, timedOut
    /// There was nothing to store: the caller said nothing.
    case empty
  }

  /// The platform's leg that recorded it: a position in `Conversation.legs`.
  public var leg: Int
  /// The queue it was left for: a position in `CellDirectory.queues`.
  public var queue: Int
  /// When the recording was stored, or given up; not before the leg was over.
  public var storedAt: SimulationTime
  /// When somebody beside the floor had dealt with it; later than `storedAt`.
  public var handledAt: SimulationTime
  /// What became of the recording.
  public var storage = Storage.stored

  /// A message with the given facts.
  public init(leg: Int, queue: Int, storedAt: SimulationTime, handledAt: SimulationTime) {
    self.leg = leg
    self.queue = queue
    self.storedAt = storedAt
    self.handledAt = handledAt
  }
}
