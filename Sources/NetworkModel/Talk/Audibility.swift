import GroundTruth
import Quantities

/// Who can hear whom in a conversation.
///
/// Held parties hear music and nobody hears them. A monitoring coach is heard by nobody, a whispering one by the
/// agent only, a barging one by all; coaches hear everybody.
struct Audibility {
  private let conversation: Conversation
  private let holds: [SpanSet]
  private let presence: [SpanSet]

  /// Who hears whom in `conversation`.
  init(_ conversation: Conversation) {
    self.conversation = conversation
    holds = conversation.legs.map { SpanSet(conversation.holds(of: $0.index)) }
    presence = conversation.legs.map { SpanSet($0.presence.map { [$0] } ?? []) }
  }

  /// When `listener` hears `speaker` if the latter speaks; both are positions in `Conversation.legs`.
  func spans(listener: Int, speaker: Int) -> SpanSet {
    guard listener != speaker else { return SpanSet([]) }
    let together = presence[listener].intersection(presence[speaker])
      .subtracting(holds[listener]).subtracting(holds[speaker])
    guard conversation.legs[speaker].role == .coach else { return together }
    let heard = conversation.supervision(by: speaker).filter { stretch in
      switch stretch.mode {
      case .monitor: false
      case .whisper: stretch.target == listener
      case .barge: true
      }
    }
    return together.intersection(SpanSet(heard.map(\.span)))
  }

  /// When `listener` hears music: on hold, or as a caller whom nobody attends to.
  func music(listener: Int) -> SpanSet {
    let leg = conversation.legs[listener]
    let held = holds[listener].intersection(presence[listener])
    guard conversation.kind != .meeting, leg.role == .customer else { return held }
    return SpanSet(held.spans + presence[listener].subtracting(company(of: listener)).spans)
  }

  /// When somebody else was in the mix whose packets `listener` gets.
  func company(of listener: Int) -> SpanSet {
    let others = conversation.legs.filter { $0.index != listener && $0.role != .coach }
    return SpanSet(others.compactMap(\.presence)).intersection(presence[listener])
  }
}
