/// A stretch in which something about a participant's call holds and that its instants do not tell.
struct LiveSpan {
  /// What holds.
  enum Kind {
    /// The agent has put the outside party on hold.
    case held
    /// The agent has put the conversation away.
    case parked
    case muted
    /// Somebody has put this party on hold, or parked it for a consult.
    case confined
    /// The recording is paused around something that must not be heard again.
    case securePause
    /// The recording rests while the outside party is on hold.
    case restsOnHold
    /// The call is the one that consults, or the one consulted.
    case consult
  }

  let kind: Kind
  /// Whose call: a position in `ConversationPlan.participants`.
  let participant: Int
  /// Milliseconds since the epoch, the end excluded.
  let start: Int64
  let end: Int64
  /// Whom a consult is with, the consulted participant; nil for everything else.
  var consulted: Int?
}

/// When a transfer command changed its state, milliseconds since the epoch (reference section 3.8: path of states).
struct TransferCourse {
  /// From when the destination and the initiator speak; nil when they never do.
  let active: Int64?
  /// When it was settled.
  let settled: Int64
}
