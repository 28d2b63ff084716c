import Dialects
import GroundTruth
import Quantities

/// The work after a call (reference section 5.12).
struct AfterCallWork {
  /// What the agent entered, or the platform in their stead.
  enum Code { case timedOut, standard, chosen(IdentifierBits) }

  /// Milliseconds since the epoch.
  let start: Int64
  let end: Int64
  /// Nil when there was nothing to enter, or the work was skipped.
  let code: Code?
  let isSkipped: Bool

  /// The work after a call that ended at `start`, as far as the agent had any.
  init(after start: Int64, _ wrapUp: Leg.WrapUp?, _ organisation: Organisation) {
    self.start = start
    end = start + (wrapUp?.span.duration.inMilliseconds ?? 0)
    isSkipped = wrapUp?.ending == .skipped
    code =
      switch wrapUp?.ending {
      case .completed:
        if let name = wrapUp?.code, !name.isEmpty { .chosen(organisation.wrapUpCode(name)) } else { .standard }
      case .timedOut: .timedOut
      case .skipped, nil: nil
      }
  }
}
