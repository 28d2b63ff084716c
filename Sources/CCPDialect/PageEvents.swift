import Quantities

/// The events of one page, put into the order in which they come; its memory serves one page after the other.
///
/// They are added in stretches that are in order already (the events of the call, its statistics, the messages), so
/// nothing is sorted: the stretches are read side by side, always the earliest event of all.
struct PageEvents {
  /// What comes first at one instant: a cause before what it brings about.
  enum Phase: Int64 {
    /// The last statistics are flushed while the call still stands.
    case statistics
    case start
    case message
    case call
    case end
    case wrapUp
  }

  struct Entry {
    /// Milliseconds since the epoch.
    var at: Int64
    var event: CCPEvent
    /// Instants are compared as they are printed, in milliseconds, so that the phases decide among equal ones: the
    /// millisecond, the phase and the rest of the microseconds in one number.
    fileprivate var order: Int64
  }

  private var entries: [Entry] = []
  /// Stretches of `entries`, each in order; what was read is cut off from the front.
  private var stretches: [Range<Int>] = []

  /// Forgets the page before.
  mutating func begin() {
    entries.removeAll(keepingCapacity: true)
    stretches.removeAll(keepingCapacity: true)
  }

  /// Adds an event; at one instant and phase the order of adding stands.
  mutating func add(_ time: SimulationTime, _ phase: Phase, _ event: CCPEvent) {
    let at = time.milliseconds
    let order = (at << 3 | phase.rawValue) << 10 | (time.microseconds - at * 1_000)
    if let last = entries.last, last.order <= order {
      let open = stretches.count - 1
      stretches[open] = stretches[open].lowerBound..<entries.count + 1
    } else {
      stretches.append(entries.count..<entries.count + 1)
    }
    entries.append(Entry(at: at, event: event, order: order))
  }

  /// Takes the next event in order of time, phase and adding; nil once all were taken.
  mutating func next() -> Entry? {
    var earliest: Int?
    var least = Int64.max
    for stretch in stretches.indices where !stretches[stretch].isEmpty {
      let order = entries[stretches[stretch].lowerBound].order
      // Of equals the one that was added first, whose stretch comes first.
      if order < least { (earliest, least) = (stretch, order) }
    }
    guard let earliest else { return nil }
    let taken = stretches[earliest]
    stretches[earliest] = taken.lowerBound + 1..<taken.upperBound
    return entries[taken.lowerBound]
  }
}
