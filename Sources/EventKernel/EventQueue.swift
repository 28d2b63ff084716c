public import Quantities

/// Pending events in the order in which they happen: by time, and at one instant in the order they were scheduled.
///
///     var queue = EventQueue<Ring>(start: opening)
///     let ticket = queue.schedule(.giveUp, at: opening + .seconds(20))
///     queue.cancel(ticket)
///     while let ring = queue.next(through: closing) { handle(ring, at: queue.now) }
///
/// A 4-ary implicit heap of plain values: half the depth of a binary one, and an entry of 24 bytes, so that the four
/// children of a node lie in one or two cache lines. The events themselves stay where they are, in slots. Events should
/// be small values without references; people and calls are integers in them.
///
/// What is scheduled for the present instant never enters the heap: it waits in a line of its own behind everything that
/// was scheduled for this instant before, so a step that takes no time costs next to nothing.
///
/// The place of the event handed out last stays empty until it is needed: what is scheduled next sinks from there, and
/// taking out and putting in together cost what one of them does.
///
/// Cancelling is by generation: a ticket names a slot and the generation the slot had. Cancelling moves the slot on, so
/// that the entry is recognised as stale and dropped when its time comes, or when more entries are stale than not:
/// memory follows the events that are pending, however many were cancelled.
///
/// Invariant: `now` never moves back, and no entry lies before it. The methods are inlinable so that a model in another
/// module gets them specialised for its event type.
public struct EventQueue<Event>: ~Copyable {
  /// What it takes to withdraw a scheduled event.
  public struct Ticket: Hashable, Sendable {
    @usableFromInline let slot: UInt32
    @usableFromInline let generation: UInt32

    @inlinable
    init(slot: UInt32, generation: UInt32) {
      self.slot = slot
      self.generation = generation
    }
  }

  /// A place in the order of events of one instant, kept for an event that is scheduled later.
  public struct Place: Hashable, Sendable {
    @usableFromInline let sequence: UInt64

    @inlinable
    init(sequence: UInt64) { self.sequence = sequence }

    /// The place `offset` behind this one, of several that were kept together.
    @inlinable
    public func advanced(by offset: Int) -> Place { Place(sequence: sequence + UInt64(offset)) }
  }

  @usableFromInline struct Entry {
    @usableFromInline let time: Int64
    @usableFromInline let sequence: UInt64
    @usableFromInline let slot: UInt32
    @usableFromInline let generation: UInt32

    @inlinable
    init(time: Int64, sequence: UInt64, slot: UInt32, generation: UInt32) {
      self.time = time
      self.sequence = sequence
      self.slot = slot
      self.generation = generation
    }

    /// Time and place in one number: compared in two instructions, without a jump that nobody could foresee.
    @inlinable @inline(__always)
    var order: Int128 { Int128(time) << 64 | Int128(sequence) }

    @inlinable @inline(__always)
    static func isBefore(_ left: Entry, _ right: Entry) -> Bool { left.order < right.order }
  }

  @usableFromInline struct Slot {
    @usableFromInline var event: Event
    @usableFromInline var generation: UInt32

    @inlinable
    init(event: Event, generation: UInt32) {
      self.event = event
      self.generation = generation
    }
  }

  /// The instant of the event handed out last, or of the end of the last `next(through:)` that found none.
  @inlinable public var now: SimulationTime { clock }

  @usableFromInline var clock: SimulationTime
  @usableFromInline var heap = PlainStore<Entry>()
  /// Whether the first place of the heap is empty: what stands there has been handed out.
  @usableFromInline var isTopEmpty = false
  /// Those of the present instant that were scheduled in it, in that order; the ones before `head` are handed out.
  @usableFromInline var present = PlainStore<Entry>()
  @usableFromInline var head = 0
  @usableFromInline var slots = PlainStore<Slot>()
  @usableFromInline var freeSlots = PlainStore<UInt32>()
  @usableFromInline var sequence: UInt64 = 0

  /// An empty queue whose clock stands at `start`.
  public init(start: SimulationTime) { clock = start }

  /// Entries that occupy memory: at most about twice as many as are pending, because cancelled ones may linger.
  @inlinable public var count: Int { heap.count - (isTopEmpty ? 1 : 0) + present.count - head }

  /// Events still to come, cancelled ones not counted.
  @inlinable public var pending: Int { slots.count - freeSlots.count }

  /// Keeps `count` places in the order of one instant, as if as many events were scheduled now.
  @inlinable
  public mutating func keepPlaces(_ count: Int = 1) -> Place {
    defer { sequence += UInt64(count) }
    return Place(sequence: sequence)
  }

  /// Schedules `event` at `time`; an instant before `now` means now, after everything scheduled for now already.
  @discardableResult @inlinable
  public mutating func schedule(_ event: Event, at time: SimulationTime) -> Ticket {
    let ticket = occupySlot(event)
    let entry = Entry(
      time: max(time, clock).microseconds, sequence: sequence, slot: ticket.slot, generation: ticket.generation)
    sequence += 1
    if entry.time == clock.microseconds { present.append(entry) } else { push(entry) }
    return ticket
  }

  /// Schedules `event` at `time` where it would stand had it been scheduled when `place` was kept.
  ///
  /// An instant before `now` means now.
  @discardableResult @inlinable
  public mutating func schedule(_ event: Event, at time: SimulationTime, in place: Place) -> Ticket {
    let ticket = occupySlot(event)
    push(
      Entry(
        time: max(time, clock).microseconds, sequence: place.sequence, slot: ticket.slot,
        generation: ticket.generation))
    return ticket
  }

  /// Withdraws an event; nothing happens when it has been handed out or withdrawn before.
  @inlinable
  public mutating func cancel(_ ticket: Ticket) {
    guard isPending(ticket) else { return }
    retire(ticket.slot)
    if heap.count > 2 * pending + 64 { dropCancelled() }
  }

  /// Whether the event of `ticket` is still to come.
  @inlinable
  public func isPending(_ ticket: Ticket) -> Bool { slots[Int(ticket.slot)].generation == ticket.generation }

  /// The instant of the next entry, a cancelled one included, or nil when there is none.
  public var nextTime: SimulationTime? {
    let first =
      isTopEmpty ? (1..<max(1, min(5, heap.count))).map { heap[$0].time }.min() : heap.isEmpty ? nil : heap[0].time
    return head < present.count ? clock : first.map(SimulationTime.init(microseconds:))
  }

  /// Hands out the next event at or before `end` and moves the clock to it; without one moves the clock to `end` and
  /// answers nil.
  @inlinable
  public mutating func next(through end: SimulationTime) -> Event? {
    while true {
      let entry: Entry
      if head < present.count, !isHeapAhead(of: present[head]) {
        guard clock <= end else { return nil }
        entry = present[head]
        head += 1
        if head == present.count {
          present.removeAll()
          head = 0
        }
      } else {
        if isTopEmpty { fillTop() }
        guard !heap.isEmpty, heap[0].time <= end.microseconds else { break }
        entry = heap[0]
        isTopEmpty = true
      }
      guard slots[Int(entry.slot)].generation == entry.generation else { continue }
      retire(entry.slot)
      clock = SimulationTime(microseconds: entry.time)
      return slots[Int(entry.slot)].event
    }
    clock = max(clock, end)
    return nil
  }

  @inlinable
  mutating func occupySlot(_ event: Event) -> Ticket {
    if let free = freeSlots.popLast() {
      slots[Int(free)].event = event
      return Ticket(slot: free, generation: slots[Int(free)].generation)
    }
    slots.append(Slot(event: event, generation: 0))
    return Ticket(slot: UInt32(slots.count - 1), generation: 0)
  }

  /// Moves a slot to its next generation and makes it available: stale entries no longer match.
  @inlinable
  mutating func retire(_ slot: UInt32) {
    slots[Int(slot)].generation &+= 1
    freeSlots.append(slot)
  }
}

extension EventQueue: Sendable where Event: Sendable {}
extension EventQueue.Entry: Sendable where Event: Sendable {}
extension EventQueue.Slot: Sendable where Event: Sendable {}
