import GroundTruth
import Quantities

/// Whose audio the forwarding unit hands to whom, and when.
///
/// Somebody on hold neither hears nor is heard. A coach who listens is heard by nobody, one who whispers by the agent
/// only, one who barged in by all; a coach who does none of these takes no part.
struct Audibility {
  private let holds: [[TimeSpan]]
  private let supervision: [[Supervision]]
  private let legs: [Leg]

  init(_ conversation: Conversation) {
    legs = conversation.legs
    holds = conversation.legs.map { conversation.holds(of: $0.index) }
    supervision = conversation.legs.map { $0.role == .coach ? conversation.supervision(by: $0.index) : [] }
  }

  /// The parts of `span` in which leg `listener` hears leg `speaker`.
  func spans(from speaker: Int, to listener: Int, within span: TimeSpan) -> [TimeSpan] {
    var spans = [span].subtracting(holds[speaker]).subtracting(holds[listener])
    if legs[speaker].role == .coach {
      let spoken = supervision[speaker].filter { stretch in
        switch stretch.mode {
        case .monitor: false
        case .whisper: stretch.target == listener
        case .barge: true
        }
      }
      spans = spans.intersection(spoken.map(\.span))
    }
    if legs[listener].role == .coach { spans = spans.intersection(supervision[listener].map(\.span)) }
    return spans
  }
}
