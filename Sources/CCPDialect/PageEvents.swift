import Dialects
import Quantities

/// The events of one call on one page, put into the order in which they come.
struct PageEvents {
  /// What comes first at one instant: a cause before what it brings about.
  enum Phase: Int {
    /// The last statistics are flushed while the call still stands.
    case statistics
    case start
    case message
    case call
    case end
    case wrapUp
  }

  struct Entry {
    var at: SimulationTime
    var callID: IdentifierBits
    var event: CCPEvent
    fileprivate var phase: Phase
  }

  private var entries: [Entry] = []
  /// The call that events added from now on belong to.
  var callID: IdentifierBits

  init(callID: IdentifierBits) { self.callID = callID }

  /// Adds an event; at one instant and phase the order of adding stands.
  mutating func add(_ at: SimulationTime, _ phase: Phase, _ event: CCPEvent) {
    entries.append(Entry(at: at, callID: callID, event: event, phase: phase))
  }

  /// Everything in order of time, phase and adding.
  ///
  /// Instants are compared as they are printed, in milliseconds, so that the phases decide among equal ones.
  var ordered: [Entry] {
    entries.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      return (one.at.milliseconds, one.phase.rawValue, one.at.microseconds, left.offset)
        < (other.at.milliseconds, other.phase.rawValue, other.at.microseconds, right.offset)
    }.map(\.element)
  }
}
