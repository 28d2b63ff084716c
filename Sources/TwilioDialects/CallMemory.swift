import Dialects
import Quantities

/// What is gathered of one call before its events are written; its memory serves one call after the other.
struct CallMemory {
  /// In the order in which they were caused.
  var events: [CallEvent] = []
  var monitor = WarningMonitor()
  /// When the microphone was off.
  var mutes: [TimeSpan] = []
  /// When nothing got through.
  var interruptions: [Interruption] = []
  /// Seconds of the series in which the transport took nothing.
  var unwritable: [Range<Int>] = []

  /// Forgets the call before.
  mutating func begin() {
    events.removeAll(keepingCapacity: true)
    mutes.removeAll(keepingCapacity: true)
    interruptions.removeAll(keepingCapacity: true)
    unwritable.removeAll(keepingCapacity: true)
  }

  /// Brings the events into the order of their times; those of one instant stay in the order they were caused in.
  ///
  /// They come almost sorted, so each is inserted where it belongs from behind, which allocates nothing.
  mutating func sortEvents() {
    for index in events.indices.dropFirst() {
      var position = index
      while position > 0, events[position - 1].at > events[position].at {
        events.swapAt(position - 1, position)
        position -= 1
      }
    }
  }
}

/// The memory in which the dialect works.
struct TwilioWorkspace: Workspace, ~Copyable {
  /// The calls of the conversation being told.
  var calls: [CallLeg] = []
  var call = CallMemory()
  var stay = StayMeasures()
}
