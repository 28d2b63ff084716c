import GroundTruth
import Quantities

/// Whose audio the forwarding unit hands to whom, and when.
///
/// Somebody on hold neither hears nor is heard. A coach who listens is heard by nobody, one who whispers by the agent
/// only, one who barged in by all; a coach who does none of these takes no part.
extension SessionPlan {
  /// The parts of `span` in which `listener` hears `speaker`, as a set of `sets`.
  func audible(_ speaker: Peer, to listener: Peer, within span: TimeSpan, in sets: inout SpanSets) -> SpanSet {
    var found = sets.set(span)
    found = sets.difference(found, without: sets.copy(speaker.holds, of: spans))
    found = sets.difference(found, without: sets.copy(listener.holds, of: spans))
    if conversation.legs[speaker.leg].role == .coach {
      let spoken = supervision(by: speaker.leg, in: &sets) { stretch in
        switch stretch.mode {
        case .monitor: false
        case .whisper: stretch.target == listener.leg
        case .barge: true
        }
      }
      found = sets.intersection(found, spoken)
    }
    if conversation.legs[listener.leg].role == .coach {
      found = sets.intersection(found, supervision(by: listener.leg, in: &sets) { _ in true })
    }
    return found
  }

  /// When a coach's leg did what `counts`, as a set of `sets`.
  func supervision(by leg: Int, in sets: inout SpanSets, where counts: (Supervision) -> Bool) -> SpanSet {
    sets.set { spans in
      conversation.forEachSupervision(by: leg) { if counts($0) { spans.append($0.span) } }
    }
  }
}
