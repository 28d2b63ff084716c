import GroundTruth
import Quantities
import Randomness

/// What happens in a conversation and decides nothing: mutes, recording pauses, flags, notes, what is said, cameras.
///
/// It is drawn when the conversation is over, from streams of its own, and fitted into the time that legs and holds
/// left for it. The kernel never waits for it.
struct Dressing {
  let configuration: FloorConfiguration
  let seed: UInt64
  let meeting: Int?

  /// Adds to `conversation` and puts its actions in order.
  func dress(_ conversation: inout Conversation) {
    sort(&conversation)
  }

  /// In order of time, ties in order of cause, which is the order in which actions were noted.
  private func sort(_ conversation: inout Conversation) {
    let ordered = conversation.actions.enumerated().sorted {
      ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
    }
    conversation.actions = ordered.map(\.element)
  }
}
