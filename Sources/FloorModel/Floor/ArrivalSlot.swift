import EventKernel
import Quantities
import Randomness

/// The calls of one queue in the present slot that are still to come in.
///
/// Only the first of them is an event; the others have their places in the order of events and wait here.
struct ArrivalSlot: Sendable {
  /// When they come, in order: all of the slot.
  var times: [SimulationTime] = []
  /// How many of them have become events.
  private(set) var scheduled = 0
  /// The identity of the slot, of which those of its calls are made.
  private var entity: UInt64 = 0
  private var place = EventQueue<FloorEvent>.Place?.none

  /// Begins with the calls in `times`.
  mutating func begin(_ entity: UInt64, _ place: EventQueue<FloorEvent>.Place) {
    self.entity = entity
    self.place = place
    scheduled = 0
  }

  /// The identity of the call whose event comes next.
  var next: UInt64 { EntityID.child(of: entity, scheduled - 1) }

  /// Makes the next call an event, if there is one.
  mutating func scheduleNext(of queue: Int, in events: inout EventQueue<FloorEvent>) {
    guard scheduled < times.count, let place else { return }
    events.schedule(FloorEvent(.arrival, queue), at: times[scheduled], in: place.advanced(by: scheduled))
    scheduled += 1
  }
}

/// Somebody who is going to call again.
struct Redial: Sendable {
  let entity: UInt64
  let queue: Int
  let caller: Int
  /// Times they have called about the same before.
  let attempt: Int
}
