import Dialects
import GroundTruth
import Quantities

/// The work after a call (reference section 5.12).
struct AfterCallWork {
  /// What the agent entered, or the platform in their stead.
  enum Code { case timedOut, skipped, deleted, standard, chosen(IdentifierBits) }

  /// Milliseconds since the epoch.
  let start: Int64
  let end: Int64
  /// Nil when there was nothing to enter, or the work was skipped.
  let code: Code?
  let isSkipped: Bool
  /// Whether it was there because the agent had asked for it.
  var isRequested = false
}

extension Conversation {
  /// The work after the call of `leg`, which ended at `end`, as far as its agent had any.
  func afterCallWork(of leg: Int, after end: Int64, _ organisation: Organisation) -> AfterCallWork {
    guard let wrapUp = legs[leg].wrapUp else { return AfterCallWork(start: end, end: end, code: nil, isSkipped: false) }
    let code: AfterCallWork.Code? =
      switch wrapUp.ending {
      case .completed: organisation.code(wrapUp.code)
      case .timedOut: .timedOut
      case .skipped: organisation.conventions.codesSkippedWork ? .skipped : nil
      }
    return AfterCallWork(
      start: end, end: end + wrapUp.span.duration.inMilliseconds, code: code, isSkipped: wrapUp.ending == .skipped)
  }
}
